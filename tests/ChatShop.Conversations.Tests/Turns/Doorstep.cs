using ChatShop.Conversations.Turns;
using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>Brings nothing anywhere, and remembers what was to be brought.</summary>
internal sealed class Doorstep : IDelivery
{
    private readonly List<Activity> brought = [];

    /// <summary>Why nothing arrives; null when it does.</summary>
    public string? Why { get; set; }

    /// <summary>What happens just before something is brought; once.</summary>
    public Func<Task>? Before { get; set; }

    /// <summary>What arrived in a conversation.</summary>
    public IReadOnlyList<Activity> At(string thread) => [.. brought.Where(it => it.Conversation.Id == thread)];

    public async Task<string?> DeliverAsync(Activity activity, CancellationToken cancellation)
    {
        if (Before is { } before)
        {
            Before = null;
            await before();
        }
        if (Why is null)
            brought.Add(activity);
        return Why;
    }
}
