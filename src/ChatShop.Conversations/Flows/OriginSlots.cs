using ChatShop.Trade;
using ChatShop.Trade.Origins;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>Where goods grew and when they were picked.</summary>
internal static class OriginSlots
{
    /// <summary>The slots.</summary>
    public static IReadOnlyList<Slot> All { get; } =
    [
        new("place", "address", it => it.Place is not null, it => it.Place = null)
        {
            Fill = (it, said, _) => SlotTable.Text(said.Address, Batch.LongestPlace, text => it.Place = text),
        },
        new("harvestedOn", "date", it => it.HarvestedOn is not null, it => it.HarvestedOn = null) { Fill = FillDay, Check = CheckAsync },
    ];

    private static Refusal? FillDay(FilledSlots slots, Slots said, Currency market)
    {
        if (SlotTable.DaysIn(said)[0] is { } day)
            slots.HarvestedOn = day;
        return null;
    }

    /// <summary>A day without a year is read as the next one to come: of a harvest the last one past is meant.</summary>
    private static Task<Refusal?> CheckAsync(Talk talk, FilledSlots slots)
    {
        var today = talk.Counter.Rules.DayOf(talk.Now);
        if (slots.HarvestedOn is { Year: > 1 } day && day > today)
            slots.HarvestedOn = day.AddYears(-1);
        if (slots.HarvestedOn <= today && slots.HarvestedOn >= today.AddDays(-Batch.OldestDays))
            return Task.FromResult<Refusal?>(null);
        slots.HarvestedOn = null;
        return Task.FromResult<Refusal?>(new HarvestOutOfRange());
    }
}
