namespace ChatShop.Channels.WeChat;

/// <summary>Hears what WeChat itself reports by events that say nothing to the house.</summary>
internal sealed class Reports(PictureChecks pictures, Permissions permissions, LateAnswers late)
{
    /// <summary>Takes one event; for what follows of a verdict WeChat need not wait.</summary>
    public async Task HearAsync(WeChatMessage message)
    {
        if (message.Event == "wxa_media_check")
            late.Leave("verdict on a picture on WeChat", pictures.HearAsync(message));
        else if (message.Event.StartsWith("subscribe_msg_", StringComparison.Ordinal))
            await permissions.HearAsync(message);
    }
}
