using ChatShop.Trade;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>One thing a flow can collect.</summary>
/// <param name="Name">As flows name it.</param>
/// <param name="Expect">As understanding names it; null when no words can give it.</param>
/// <param name="IsFilled">Whether it is known.</param>
/// <param name="Forget">Forgets it.</param>
internal sealed record Slot(string Name, string? Expect, Func<FilledSlots, bool> IsFilled, Action<FilledSlots> Forget)
{
    /// <summary>Takes the value from what was said, in a market with this currency; returns why it can not be.</summary>
    public Func<FilledSlots, Slots, Currency, Refusal?> Fill { get; init; } = (_, _, _) => null;

    /// <summary>Takes whatever is said as the value; null when it must be understood.</summary>
    public Action<FilledSlots, string>? TakesAnything { get; init; }

    /// <summary>Takes the value because its words were heard; null when no words give it.</summary>
    public Action<FilledSlots>? Hear { get; init; }

    /// <summary>Looks whether what was said is possible, and forgets what is not; null when there is nothing to look up.</summary>
    public Func<Talk, FilledSlots, Task<Refusal?>>? Check { get; init; }

    /// <summary>Whether a check has left nothing to go on with.</summary>
    public Func<FilledSlots, bool> IsGone { get; init; } = _ => false;

    /// <summary>Takes the value from what is known of the person.</summary>
    public Action<FilledSlots, PersonTold>? Recall { get; init; }
}
