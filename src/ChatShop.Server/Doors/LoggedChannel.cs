using ChatShop.Channels;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Doors;

/// <summary>A channel whose people are told nothing by messages: what they are told stands in their conversation, where the console or their assistant reads it.</summary>
internal sealed class LoggedChannel(string name) : IChannel
{
    public string Name => name;

    public void Open(IEndpointRouteBuilder endpoints)
    {
        // Nothing comes in this way either: the console has pages, and assistants have tools.
    }

    public Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation) => Task.FromResult(Outcome.Arrived);
}
