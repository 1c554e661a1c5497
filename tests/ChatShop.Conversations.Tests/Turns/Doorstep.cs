using ChatShop.Conversations.Turns;
using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>Brings nothing anywhere, and remembers what was to be brought.</summary>
internal sealed class Doorstep : IDelivery
{
    private readonly List<Activity> brought = [];
    private readonly List<long> shown = [];

    /// <summary>Why nothing arrives; null when it does.</summary>
    public string? Why { get; set; }

    /// <summary>What happens just before something is brought; once.</summary>
    public Func<Task>? Before { get; set; }

    /// <summary>What arrived in a conversation.</summary>
    public IReadOnlyList<Activity> At(string thread) => [.. brought.Where(it => it.Conversation.Id == thread)];

    /// <summary>Whether nothing arrives because the person has left.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Whether what does not arrive is not to be tried again before the person writes.</summary>
    public bool WaitsForThem { get; set; }

    /// <summary>The notices that people were shown when they wrote.</summary>
    public IReadOnlyList<long> Shown => [.. shown];

    public IReadOnlyList<Activity> Parts(Activity asked, Activity reply) => [reply];

    public Task ShownAsync(IReadOnlyList<long> parcels)
    {
        shown.AddRange(parcels);
        return Task.CompletedTask;
    }

    public async Task<NotBrought?> DeliverAsync(Activity activity, CancellationToken cancellation)
    {
        if (Before is { } before)
        {
            Before = null;
            await before();
        }
        if (Why is null)
            brought.Add(activity);
        return Why is null ? null : new NotBrought(Why, WaitsForThem, HasLeft);
    }
}
