using System.Text.Json;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.WeChat;

/// <summary>Asks WeChat, where the account wants it, whether what a person sends may be shown to others. Without an answer it may.</summary>
internal sealed class ContentChecks(WeChatApi api, WeChatSettings settings, PictureChecks pictures, TimeProvider clock, ILogger<ContentChecks> logger)
{
    private const int NotAllowed = 48001;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private bool isOff = !settings.ContentChecks || !api.CanCall;
    private bool isFailing;

    /// <summary>Takes out of the activity what may not be shown, so that the house says so; a picture's verdict comes later.</summary>
    public async Task CheckAsync(WeChatMessage message, Activity activity)
    {
        if (Volatile.Read(ref isOff) || activity.Type != ActivityTypes.Message)
            return;
        if (!string.IsNullOrWhiteSpace(activity.Text) && await AskAsync(cancellation => api.CheckTextAsync(message.From, activity.Text, cancellation)) is { IsRisky: true })
            (activity.Text, activity.Attachments) = ("", [LostPhoto.Attachment(PhotoLoss.NotAllowed)]);
        if (message.PhotoId is not null && activity.Attachments is [{ ContentUrl: { Length: > 0 } address }]
            && await AskAsync(cancellation => api.CheckPictureAsync(message.From, address, cancellation)) is { Trace: { } trace })
            await pictures.ExpectAsync(trace, message.From, address);
    }

    /// <summary>Nobody waits long for a check, and a failing one is told once until it works again.</summary>
    private async Task<Verdict?> AskAsync(Func<CancellationToken, Task<Verdict>> ask)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            var verdict = await ask(patience.Token);
            if (verdict.Fault.Code == NotAllowed && !Interlocked.Exchange(ref isOff, true))
                logger.LogError("What people send is not checked any more: {Why}", verdict.Fault.Reason);
            else if (verdict.Failed)
                Warn(verdict.Fault.Reason);
            else
                Volatile.Write(ref isFailing, false);
            return verdict;
        }
        catch (Exception failed) when (failed is WeChatRefusedException or HttpRequestException or JsonException or OperationCanceledException)
        {
            Warn(failed is WeChatRefusedException refused ? refused.Fault.Reason : failed.GetType().Name);
            return null;
        }
    }

    private void Warn(string why)
    {
        if (!Interlocked.Exchange(ref isFailing, true))
            logger.LogWarning("What people send can not be checked now, and passes: {Why}", why);
    }
}
