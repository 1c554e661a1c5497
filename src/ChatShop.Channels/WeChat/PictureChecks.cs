using Microsoft.Bot.Schema;

namespace ChatShop.Channels.WeChat;

/// <summary>Waits for what WeChat says of pictures, and takes back those that may not be shown.</summary>
internal sealed class PictureChecks(IChannelMemory memory, ITurns turns, WeChatSender sender, Media media, IPhotoIntake? intake = null)
{
    /// <summary>WeChat promises a verdict within half an hour.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    /// <summary>Keeps whose picture a verdict will be about.</summary>
    public Task ExpectAsync(string trace, string openId, string address) => memory.KeepAsync(KeyOf(trace), $"{openId} {address}", Kept);

    /// <summary>Hears a verdict: a risky picture is withdrawn, and whoever sent it is told as of any photo that could not be taken.</summary>
    public async Task HearAsync(WeChatMessage verdict)
    {
        if (verdict["suggest"] != Verdict.Risky || intake is null || (await memory.ReadAsync(KeyOf(verdict["trace_id"])))?.Split(' ', 2) is not [var openId, var address])
            return;
        await intake.WithdrawAsync(address, CancellationToken.None);
        await memory.ForgetAsync(KeyOf(verdict["trace_id"]));
        var answers = await turns.TakeAsync(Lost(verdict, openId), CancellationToken.None);
        await sender.SayAsync(openId, Missive.Of(answers, media.CanShow), CancellationToken.None);
    }

    private static Activity Lost(WeChatMessage verdict, string openId) => new(ActivityTypes.Message)
    {
        Id = $"check/{verdict["trace_id"]}",
        ChannelId = WeChatMessage.ChannelId,
        From = new ChannelAccount(openId, role: RoleTypes.User),
        Recipient = new ChannelAccount(verdict.To, role: RoleTypes.Bot),
        Conversation = new ConversationAccount(id: openId),
        Timestamp = verdict.At,
        Text = "",
        Attachments = [LostPhoto.Attachment(PhotoLoss.NotAllowed)],
    };

    private static string KeyOf(string trace) => $"wechat/check/{trace}";
}
