using ChatShop.Channels;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Consoles;

/// <summary>The console as a channel: what people are told there stands in their conversation, which the console shows.</summary>
internal sealed class ConsoleChannel : IChannel
{
    public string Name => Desk.Channel;

    public void Open(IEndpointRouteBuilder endpoints)
    {
        // Nothing comes in this way: what is done at the console are acts of its pages.
    }

    public Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation) => Task.FromResult(Outcome.Arrived);
}
