using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Takes messages into the house and answers them: one message in the response, the rest and what is late as customer-service messages.</summary>
internal sealed class WeChatTurns(
    ITurns turns, WeChatMedia arrivals, ContentChecks checks, WeChatSender sender, Windows windows, WeChatApi api, Media media, IPromises promises,
    IChannelMemory memory, LateAnswers late, TimeProvider clock, ILogger<WeChatTurns> logger)
{
    /// <summary>WeChat hangs up after 5 seconds and asks three times: a promise is remembered well beyond that.</summary>
    private readonly Correspondence<Missive> correspondence = new(
        new CorrespondenceTerms(TimeSpan.FromSeconds(4.5), TimeSpan.FromSeconds(1.5), TimeSpan.FromMinutes(10), InResponse: 1, ForgetsAnswered: true),
        promises, memory, late, clock, logger);

    /// <summary>Takes one message, perhaps again.</summary>
    /// <returns>What to answer in the response; null for nothing, or nothing now.</returns>
    public async Task<Missive?> AnswerAsync(WeChatMessage message, Activity activity)
    {
        var answer = await correspondence.AnswerAsync(new Incoming<Missive>(
            $"wechat/{message.From}/{message.Id}", $"message {message.Id} on WeChat", () => message.ToActivity()!,
            () => TurnAsync(message, activity),
            part => sender.SayAsync(message.From, [part], CancellationToken.None),
            parts => string.Join("\n\n", parts.Select(part => part.Plain)),
            api.CanCall ? () => TypeAsync(message.From) : null));
        return answer is [var only, ..] ? only : null;
    }

    /// <summary>Nothing depends on it: when it fails, the answer comes without.</summary>
    private async Task TypeAsync(string openId)
    {
        var fault = await api.TypeAsync(openId, CancellationToken.None);
        if (fault.Code != 0)
            logger.LogInformation("Typing was not shown on WeChat: {Why}", fault.Reason);
    }

    private async Task<IReadOnlyList<Missive>> TurnAsync(WeChatMessage message, Activity activity)
    {
        if (message.OpensMessageWindow)
            await windows.OpenByMessageAsync(message.From);
        else if (message.OpensEventWindow)
            await windows.OpenByEventAsync(message.From);
        await arrivals.BringAsync(message, activity, CancellationToken.None);
        await checks.CheckAsync(message, activity);
        return Missive.Of(await turns.TakeAsync(activity, CancellationToken.None), media.CanShow);
    }
}
