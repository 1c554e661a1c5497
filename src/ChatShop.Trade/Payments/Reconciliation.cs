using ChatShop.Trade.Ledgers;

namespace ChatShop.Trade.Payments;

/// <summary>Compares a day of the ledger with what the providers say moved. Nothing is mended: a difference is shown to those who run the market.</summary>
public static class Reconciliation
{
    /// <summary>What is on one side only, or differs in amount.</summary>
    /// <param name="movements">What the providers say moved on that day.</param>
    /// <param name="around">What they say moved on that day or near it: an entry may be written a little later.</param>
    /// <param name="bookings">What the ledger has of that day.</param>
    /// <param name="byReference">What the ledger has, whenever, of what the movements are about.</param>
    public static IReadOnlyList<Difference> Compare(
        IReadOnlyList<Movement> movements, IReadOnlyList<Movement> around, IReadOnlyList<Booking> bookings, IReadOnlyList<Booking> byReference)
    {
        var booked = byReference.Where(it => Causes.AtProvider.Contains(it.Cause)).ToLookup(it => Bare(it.Reference));
        var moved = around.SelectMany(it => new[] { it.Subject, it.Id }).ToHashSet();
        return
        [
            .. movements.Select(it => OfMovement(it, [.. booked[it.Subject], .. booked[it.Id]])).OfType<Difference>(),
            .. bookings.Where(it => Causes.AtProvider.Contains(it.Cause) && !moved.Contains(Bare(it.Reference)))
                .Select(it => new Difference(it.Reference, it.Cause, it.Amount, null)),
        ];
    }

    private static Difference? OfMovement(Movement movement, IReadOnlyList<Booking> booked)
    {
        var amount = movement.Amount.Minor < 0 ? -movement.Amount : movement.Amount;
        if (booked.Any(it => it.Amount == amount))
            return null;
        return new Difference(movement.Subject, movement.Kind, booked.Count > 0 ? booked[0].Amount : null, amount);
    }

    /// <summary>A chargeback that was won has the same id as when it began, with a word behind it.</summary>
    private static string Bare(string reference) => reference.Split(':')[0];
}

/// <summary>Something that is not the same on both sides.</summary>
/// <param name="Reference">The provider's id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Booked">What the ledger has; null when nothing.</param>
/// <param name="Moved">What the provider has; null when nothing.</param>
public sealed record Difference(string Reference, string Kind, Money? Booked, Money? Moved);

/// <summary>A day was compared.</summary>
public sealed record RecordReconciliation(DateOnly Day, int Movements, IReadOnlyList<Difference> Differences) : Command<DayReconciled>;

/// <summary>A day was compared: those who run the market hear of it when something differs.</summary>
public sealed record DayReconciled(DateOnly Day, int Movements, IReadOnlyList<Difference> Differences, IReadOnlyList<PersonId> Operators) : Fact
{
    public override IEnumerable<Notice> Notices => Differences.Count == 0 ? [] : Operators.Select(person => new Notice(person, "operator", this));
}
