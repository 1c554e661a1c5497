using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>Brings an activity to a person who has not just written.</summary>
public interface IDelivery
{
    /// <summary>Sends it through its channel.</summary>
    /// <returns>Null when it arrived; otherwise why not.</returns>
    Task<NotBrought?> DeliverAsync(Activity activity, CancellationToken cancellation);

    /// <summary>A reply as it travels to whoever wrote this: itself, or where the network is poor small parts of it.</summary>
    IReadOnlyList<Activity> Parts(Activity asked, Activity reply);

    /// <summary>Hears which notices people were shown at last, because they wrote themselves.</summary>
    /// <param name="parcels">The notices' ids.</param>
    Task ShownAsync(IReadOnlyList<long> parcels);
}

/// <summary>Why something did not arrive.</summary>
/// <param name="Why">For the operator to read.</param>
/// <param name="WaitsForThem">Whether it is not to be tried again before the person has written: it can not arrive before, or it may have arrived.</param>
/// <param name="HasLeft">Whether the person has left, and wants to be told nothing.</param>
/// <param name="After">How long to wait at least before it is tried again; null where nobody knows.</param>
public sealed record NotBrought(string Why, bool WaitsForThem = false, bool HasLeft = false, TimeSpan? After = null);

/// <summary>What became of a notice.</summary>
/// <param name="Arrived">The notices that arrived with this one, it among them or not: those before it come first.</param>
/// <param name="Why">Why this one did not arrive; null when it did.</param>
/// <param name="After">How long to wait at least before it is tried again; null where nobody knows.</param>
[GenerateSerializer, Immutable]
public sealed record Told(long[] Arrived, string? Why, TimeSpan? After = null);
