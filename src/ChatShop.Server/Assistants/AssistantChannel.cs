using ChatShop.Channels;
using Microsoft.Bot.Schema;

namespace ChatShop.Server.Assistants;

/// <summary>People for whom an assistant asks: what they are told lies in their conversation, where the assistant reads it.</summary>
internal sealed class AssistantChannel : IChannel
{
    /// <summary>What the channel is called.</summary>
    public const string Channel = "mcp";

    public string Name => Channel;

    public void Open(IEndpointRouteBuilder endpoints)
    {
        // Assistants come in by tools, not by messages: see AssistantDoor.
    }

    public Task<Outcome> BringAsync(Activity activity, CancellationToken cancellation) => Task.FromResult(Outcome.Arrived);
}
