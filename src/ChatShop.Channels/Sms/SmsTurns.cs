using System.Globalization;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.Sms;

/// <summary>Takes messages into the house and answers them: in the response, or by the gateway's API what is late.</summary>
internal sealed class SmsTurns(ITurns turns, SmsWording wording, SmsSender sender, IPromises promises, IChannelMemory memory, LateAnswers late, TimeProvider clock, ILogger<SmsTurns> logger)
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>How long a message that comes again is answered again.</summary>
    private static readonly TimeSpan Answered = TimeSpan.FromDays(1);

    /// <summary>How long it is known that a message was taken.</summary>
    private static readonly TimeSpan Known = TimeSpan.FromDays(400);

    /// <summary>The gateway hangs up after 15 seconds. README.md beside this file says why it is remembered so long how a message was answered.</summary>
    private readonly Correspondence<string> correspondence = new(
        new CorrespondenceTerms(AnswerWithin, AnswerWithin, Answered, InResponse: int.MaxValue, ForgetsAnswered: false),
        promises, memory, late, clock, logger);

    /// <summary>Takes one message, perhaps again.</summary>
    /// <returns>What to answer in the response; none for nothing, or nothing now.</returns>
    public async Task<IReadOnlyList<string>> AnswerAsync(SmsMessage message)
    {
        if (await IsOldAsync(message))
            return [];
        return await correspondence.AnswerAsync(new Incoming<string>(
            $"sms/{message.From}/{message.Id}", $"message {message.Id} by SMS", () => message.ToActivity(),
            () => TurnAsync(message),
            part => sender.SayAsync(message.From, [part], CancellationToken.None),
            parts => string.Join('\n', parts)));
    }

    /// <summary>Whether it was taken longer ago than the gateway would deliver it again: somebody replays it.</summary>
    private async Task<bool> IsOldAsync(SmsMessage message)
    {
        var (key, now) = ($"sms/taken/{message.Id}", clock.GetUtcNow());
        if (await memory.ReadAsync(key) is { } first)
            return now - DateTimeOffset.Parse(first, CultureInfo.InvariantCulture) > Answered;
        await memory.KeepAsync(key, now.ToString("O", CultureInfo.InvariantCulture), Known);
        return false;
    }

    private async Task<IReadOnlyList<string>> TurnAsync(SmsMessage message)
    {
        var activity = message.ToActivity();
        if (activity.Type == ActivityTypes.Message)
            activity.Text = await wording.HeardAsync(message.From, activity.Text);
        return await wording.AnswerAsync(message.From, await turns.TakeAsync(activity, CancellationToken.None));
    }
}
