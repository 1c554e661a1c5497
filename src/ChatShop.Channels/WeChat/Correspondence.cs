using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Answers messages in time: in the response when the turn is quick, by customer-service message when it is not, never both.</summary>
internal sealed class Correspondence(
    ITurns turns, WeChatMedia media, WeChatSender sender, LateAnswers late, TimeProvider clock, ILogger<Correspondence> logger)
{
    private const int MostTries = 4;

    /// <summary>How long a turn may take to be answered in the response: WeChat hangs up after 5 seconds.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(4.5);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>WeChat asks three times, five seconds apart; a promise is remembered well beyond that.</summary>
    private readonly Recent<Letter> letters = new(TimeSpan.FromMinutes(10), clock);

    /// <summary>Takes one message, perhaps again.</summary>
    /// <returns>What to answer in the response; null for nothing, or nothing now.</returns>
    public async Task<string?> AnswerAsync(WeChatMessage message, Activity activity)
    {
        var name = $"{message.From}/{message.Id}";
        var letter = letters.GetOrAdd(name, () => new Letter(() => TurnAsync(message, activity)));
        if (letter.IsPromised)
            return null;

        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(letter.Answer, Task.Delay(AnswerWithin, clock, waiting.Token));
        await waiting.CancelAsync();
        if (letter.Answer.IsFaulted)
        {
            letters.Remove(name, letter);
            await letter.Answer;
        }
        if (letter.TryAnswerNow(out var first))
            return await AnswerNowAsync(message, name, letter, first);
        if (letter.TryPromise())
            late.Leave($"answer to message {message.Id} on WeChat", SendLaterAsync(message, activity, letter));
        return null;
    }

    private async Task<string?> AnswerNowAsync(WeChatMessage message, string name, Letter letter, bool first)
    {
        var parts = await letter.Answer;
        if (parts.Count <= 1)
            letters.Remove(name, letter);
        else if (first)
            late.Leave($"rest of the answer to message {message.Id} on WeChat", sender.SayAsync(message.From, parts.Skip(1), CancellationToken.None));
        return parts.Count == 0 ? null : parts[0];
    }

    private async Task SendLaterAsync(WeChatMessage message, Activity activity, Letter letter) =>
        await sender.SayAsync(message.From, await AnswerAtLastAsync(message, activity, letter), CancellationToken.None);

    /// <summary>WeChat was told that all is well and won't ask again: so a turn that fails is tried anew here.</summary>
    private async Task<IReadOnlyList<string>> AnswerAtLastAsync(WeChatMessage message, Activity activity, Letter letter)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return attempt == 1 ? await letter.Answer : await TurnAsync(message, activity);
            }
            catch (Exception broken) when (attempt < MostTries)
            {
                logger.LogWarning(broken, "The turn of message {Message} on WeChat failed and is tried again", message.Id);
                await Task.Delay(Pause * attempt, clock);
            }
        }
    }

    private async Task<IReadOnlyList<string>> TurnAsync(WeChatMessage message, Activity activity)
    {
        await media.BringAsync(message, activity, CancellationToken.None);
        return ReplyText.Parts(await turns.TakeAsync(activity, CancellationToken.None));
    }
}
