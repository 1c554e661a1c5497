using Microsoft.Bot.Schema;

namespace ChatShop.Channels.DirectLine;

/// <summary>Direct Line clients fetch: what stands in the feed arrives when they look.</summary>
internal sealed class DirectLinePush : IPush
{
    public string Channel => ConversationId.Channel;

    public Task<string?> PushAsync(Activity activity, CancellationToken cancellation) => Task.FromResult<string?>(null);
}
