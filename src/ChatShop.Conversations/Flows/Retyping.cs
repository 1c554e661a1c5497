using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>More money than the market lets move on one word: the sum is typed once more, so that no yes said too fast moves it.</summary>
internal static class Retyping
{
    /// <summary>What a question for it asks for.</summary>
    public const string Slot = "again";

    /// <summary>Whether the sum of a flow is such a one and has not been typed once more; another sum must be typed anew.</summary>
    public static bool IsDue(Talk talk, FilledSlots slots) =>
        talk.Counter.Rules.LargestUnasked is { } most && slots.Sum() is { } sum && sum.Amount > most && slots.Retyped != sum;

    /// <summary>Whether this is a no: 不提了 is one to a question that could be answered with yes.</summary>
    public static bool IsLeft(Talk talk) => Reader.Read(talk.MessageOf(talk.Said.Text, "confirm")) is { Intent: "no", Slots: var slots } && slots == Slots.None;

    /// <summary>Whether this is the sum; a number without a currency is in the sum's own.</summary>
    public static bool Hear(Talk talk, FilledSlots slots, Reading reading)
    {
        if (slots.Sum() is not { } sum || reading.Slots.Amount is not { } said || said.Amount != sum.Amount)
            return false;
        if (talk.Said.Text.Any(char.IsLetter) && !string.Equals(said.Currency, $"{sum.Currency}", StringComparison.OrdinalIgnoreCase))
            return false;
        slots.Retyped = sum;
        return true;
    }
}
