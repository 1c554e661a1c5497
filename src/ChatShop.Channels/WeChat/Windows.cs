namespace ChatShop.Channels.WeChat;

/// <summary>Knows how much may still be said to a person before they write again: WeChat's rules since June 2023.</summary>
internal sealed class Windows(IChannelMemory memory)
{
    private const int AfterMessage = 5;
    private const int AfterEvent = 3;
    private static readonly TimeSpan MessageWindow = TimeSpan.FromHours(48);
    private static readonly TimeSpan EventWindow = TimeSpan.FromMinutes(1);

    /// <summary>The person has written: five within 48 hours.</summary>
    public Task OpenByMessageAsync(string openId) => memory.CountFromAsync(MessageKey(openId), AfterMessage, MessageWindow);

    /// <summary>The person has followed, tapped the menu or scanned: three within a minute.</summary>
    public Task OpenByEventAsync(string openId) => memory.CountFromAsync(EventKey(openId), AfterEvent, EventWindow);

    /// <summary>Takes one of what may still be said, the shorter window's first.</summary>
    /// <returns>False when nothing may be said.</returns>
    public async Task<bool> TakeAsync(string openId) => await memory.TakeOneAsync(EventKey(openId)) || await memory.TakeOneAsync(MessageKey(openId));

    /// <summary>WeChat says that nothing more may be said.</summary>
    public async Task CloseAsync(string openId)
    {
        await memory.ForgetAsync(EventKey(openId));
        await memory.ForgetAsync(MessageKey(openId));
    }

    private static string EventKey(string openId) => $"wechat/window/event/{openId}";

    private static string MessageKey(string openId) => $"wechat/window/message/{openId}";
}
