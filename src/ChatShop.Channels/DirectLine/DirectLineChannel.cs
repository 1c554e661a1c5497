using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.DirectLine;

/// <summary>Direct Line: clients fetch, so what stands in the feed arrives when they look.</summary>
internal sealed class DirectLineChannel : IChannel
{
    public string Name => ConversationId.Channel;

    public void Open(IEndpointRouteBuilder endpoints) => endpoints.MapDirectLine();

    public Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation) => Task.FromResult(Outcome.Arrived);
}
