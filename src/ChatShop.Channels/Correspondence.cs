using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels;

/// <summary>Answers messages in time: in the response when the turn is quick, by the channel's API when it is not, never both, however often a message is delivered.</summary>
/// <typeparam name="T">One message of an answer, as the channel sends it.</typeparam>
internal sealed class Correspondence<T>(
    CorrespondenceTerms terms, IPromises promises, IChannelMemory memory, LateAnswers late, TimeProvider clock, ILogger logger)
{
    private const int MostTries = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Recent<Letter<T>> letters = new(terms.Remembered, clock);

    /// <summary>Takes one message, perhaps again.</summary>
    /// <returns>What the response says; none for nothing, or nothing now.</returns>
    public async Task<IReadOnlyList<T>> AnswerAsync(Incoming<T> message)
    {
        var letter = letters.GetOrAdd(message.Name, () => new Letter<T>(message.Turn));
        if (letter.IsPromised || await memory.ReadAsync(PromiseOf(message)) is not null)
            return [];

        if (!await IsReadyAsync(letter, terms.MeanwhileAfter) && message.Meanwhile is { } meanwhile && letter.TryMeanwhile())
            late.Leave($"sign of life at {message.What}", meanwhile());
        await IsReadyAsync(letter, terms.AnswerWithin - terms.MeanwhileAfter);
        if (letter.Answer.IsFaulted)
        {
            letters.Remove(message.Name, letter);
            await letter.Answer;
        }
        if (letter.TryAnswerNow(out var first))
            return await AnswerNowAsync(message, letter, first);
        if (letter.TryPromise())
        {
            var promise = PromiseAsync(message);
            late.Leave($"answer to {message.What}", SendLaterAsync(message, letter, promise));
            await promise;
        }
        return [];
    }

    /// <summary>From then on every server knows that it does not go in the response.</summary>
    private async Task<long> PromiseAsync(Incoming<T> message)
    {
        await memory.KeepAsync(PromiseOf(message), "1", terms.Remembered);
        return await promises.PromiseAsync(message.Asked());
    }

    private static string PromiseOf(Incoming<T> message) => $"promised/{message.Name}";

    /// <summary>Waits for the answer, and no longer than this.</summary>
    private async Task<bool> IsReadyAsync(Letter<T> letter, TimeSpan patience)
    {
        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(letter.Answer, Task.Delay(patience, clock, waiting.Token));
        await waiting.CancelAsync();
        return letter.Answer.IsCompleted;
    }

    private async Task<IReadOnlyList<T>> AnswerNowAsync(Incoming<T> message, Letter<T> letter, bool first)
    {
        var parts = await letter.Answer;
        if (parts.Count <= terms.InResponse && terms.ForgetsAnswered)
            letters.Remove(message.Name, letter);
        else if (parts.Count > terms.InResponse && first)
            late.Leave($"rest of the answer to {message.What}", SendAsync(message, [.. parts.Skip(terms.InResponse)], null));
        return [.. parts.Take(terms.InResponse)];
    }

    private async Task SendLaterAsync(Incoming<T> message, Letter<T> letter, Task<long> promise) =>
        await SendAsync(message, await AnswerAtLastAsync(message, letter), promise);

    /// <summary>Sends parts in order; what does not arrive, and what comes after it, the person is owed.</summary>
    private async Task SendAsync(Incoming<T> message, IReadOnlyList<T> parts, Task<long>? promise)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (await SendAsync(message, parts[i]) is not { Reach: not Reach.Arrived } missed)
                continue;
            await promises.OweAsync(promise is null ? null : await promise, message.Asked(), message.Written([.. parts.Skip(i)]), missed);
            return;
        }
        if (promise is not null)
            await promises.KeptAsync(await promise);
    }

    /// <summary>What the other side surely did not take is given to it again a few times.</summary>
    private async Task<Outcome> SendAsync(Incoming<T> message, T part)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await message.Send(part);
            if (outcome.Reach != Reach.Later || attempt == MostTries)
                return outcome;
            var pause = outcome.After ?? Pause * attempt;
            await Task.Delay(pause < LongestPause ? pause : LongestPause, clock);
        }
    }

    /// <summary>The other side was told that all is well and won't ask again: so a turn that fails is tried anew here.</summary>
    private async Task<IReadOnlyList<T>> AnswerAtLastAsync(Incoming<T> message, Letter<T> letter)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return attempt == 1 ? await letter.Answer : await message.Turn();
            }
            catch (Exception broken) when (attempt < MostTries)
            {
                logger.LogWarning(broken, "The turn of {Message} failed and is tried again", message.What);
                await Task.Delay(Pause * attempt, clock);
            }
        }
    }
}

/// <summary>How a channel wants to be answered.</summary>
/// <param name="AnswerWithin">How long a turn may take to be answered in the response.</param>
/// <param name="MeanwhileAfter">From when on the person is shown that we are at it.</param>
/// <param name="Remembered">How long it is remembered how a message was answered.</param>
/// <param name="InResponse">How many messages a response takes.</param>
/// <param name="ForgetsAnswered">Whether a message that was answered wholly in the response is forgotten at once: the house answers it again as it did.</param>
internal sealed record CorrespondenceTerms(TimeSpan AnswerWithin, TimeSpan MeanwhileAfter, TimeSpan Remembered, int InResponse, bool ForgetsAnswered);

/// <summary>One message that came in.</summary>
/// <param name="Name">The same for the same message sent again.</param>
/// <param name="What">What the log calls it, without the person's name.</param>
/// <param name="Asked">What it says, as it came in: its turn may bring more into the activity that it takes.</param>
/// <param name="Turn">Runs its turn.</param>
/// <param name="Send">Sends one part that the response does not bring.</param>
/// <param name="Written">Parts as plain text, for when they are brought another way.</param>
/// <param name="Meanwhile">Shows the person that we are at it; null where that can not be shown.</param>
internal sealed record Incoming<T>(
    string Name, string What, Func<Activity> Asked, Func<Task<IReadOnlyList<T>>> Turn, Func<T, Task<Outcome>> Send, Func<IReadOnlyList<T>, string> Written, Func<Task>? Meanwhile = null);
