using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>What is said of a group buy: what makes it full, and until when.</summary>
internal static class GroupSlots
{
    /// <summary>The slots.</summary>
    public static IReadOnlyList<Slot> All { get; } =
    [
        new("goal", "quantity", it => it.Goal is not null, it => it.Goal = null) { Fill = FillGoal, Check = CheckGoalAsync },
        new("lastDay", "date", it => it.LastDay is not null, it => it.LastDay = null) { Fill = FillLastDay, Check = CheckLastDay },
        new("groupPeople", null, it => it.PeopleSaid, it => it.PeopleSaid = false) { Hear = it => it.PeopleSaid = true },
    ];

    /// <summary>Adds what texts may name of them.</summary>
    public static Dictionary<string, object?> Tell(FilledSlots slots, Dictionary<string, object?> values)
    {
        values["goal"] = slots.Goal is { } goal ? new GroupAmount(goal, slots.GoalIsPeople) : null;
        values["lastDay"] = slots.LastDay;
        return values;
    }

    private static Refusal? FillGoal(FilledSlots slots, Slots said, Currency market)
    {
        if (said.Quantity is not { } goal)
            return null;
        (slots.Goal, slots.GoalIsPeople, slots.PeopleSaid) = (new Quantity(goal.Value, Unit.Of(goal.Unit)), slots.PeopleSaid, false);
        return null; // Whether it can be is looked up: every flow hears quantities, and this is one of one flow alone.
    }

    /// <summary>满20份 of goods sold by weight is 20 people; of eggs sold by the piece 满20个 is 20 eggs, and 满20人 are people.</summary>
    private static async Task<Refusal?> CheckGoalAsync(Talk talk, FilledSlots slots)
    {
        if (slots.Listing is null || slots.Goal is not { } goal || await talk.Counter.Records.ListingAsync(slots.ListingMeant(), talk.Cancellation) is not { } listing)
            return null;
        slots.GoalIsPeople |= goal.Unit == Unit.Piece && listing.Stock.Unit != Unit.Piece;
        slots.Per ??= listing.Price.Per; // Else its price would be per one of what the goal counts.
        if (TermsOf(slots, listing, talk.Now)?.RefuseGoal(listing.Product, listing.Available) is not { } refusal)
            return null;
        slots.Goal = null;
        return refusal;
    }

    /// <summary>What is agreed to, as far as it was said.</summary>
    public static GroupTerms? TermsOf(FilledSlots slots, ListingTold listing, DateTimeOffset now) => slots is { Money: { } money, Goal: { } goal }
        ? new GroupTerms(new Price(money, slots.Per ?? listing.Price.Per), goal, slots.GoalIsPeople, slots.LastDay ?? DateOnly.FromDateTime(now.DateTime))
        : null;

    private static Refusal? FillLastDay(FilledSlots slots, Slots said, Currency market)
    {
        if (SlotTable.DaysIn(said)[^1] is { Year: >= 2000 and <= 2100 } day)
            slots.LastDay = day;
        return null;
    }

    private static Task<Refusal?> CheckLastDay(Talk talk, FilledSlots slots)
    {
        var end = talk.Counter.Rules.EndOf(slots.LastDay!.Value);
        if (end > talk.Now && end <= talk.Now + GroupTerms.Longest)
            return Task.FromResult<Refusal?>(null);
        slots.LastDay = null;
        return Task.FromResult<Refusal?>(new GroupEndOutOfRange(GroupTerms.Longest.Days));
    }
}
