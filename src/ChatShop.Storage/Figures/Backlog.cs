using ChatShop.Trade;
using ChatShop.Trade.People;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Figures;

/// <summary>What waits and what is held, for those who watch the shop from outside: two short questions to the database.</summary>
public sealed class Backlog
{
    private const string Held = "escrow:";
    private const string Owed = ":payable";
    private const string Odd = "review:";

    private readonly Func<TradeContext> open;
    private readonly TimeProvider clock;

    internal Backlog(Func<TradeContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>What waits in the outbox, by what it is and why it waits.</summary>
    public async Task<IReadOnlyList<WaitingParcels>> WaitingAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = open.ToRead();
        var rows = await db.Outbox.Where(row => row.DoneAt == null)
            .GroupBy(row => new
            {
                IsErrand = row.To == null,
                IsAnswer = row.About == nameof(BringAnswer),
                IsGivenUp = row.NextAt == Outbox.GivenUp,
                IsLater = row.NextAt > now,
                HasFailed = row.Attempts > 0,
            })
            .Select(group => new { group.Key, Count = group.Count(), Oldest = group.Min(row => row.At) })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new WaitingParcels(
            row.Key.IsErrand ? "payment" : row.Key.IsAnswer ? "answer" : "notice",
            row.Key.IsGivenUp ? "waits_for_person" : row.Key.HasFailed ? "tried_again" : row.Key.IsLater ? "not_yet" : "due",
            row.Count,
            now - row.Oldest))];
    }

    /// <summary>Other people's money that is with the market, by currency: <c>escrow</c> (held for orders), <c>payable</c> (owed to sellers), <c>review</c> (somebody must look at it).</summary>
    public async Task<IReadOnlyList<(string Account, Money Amount)>> MoneyAsync(CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var rows = await db.Balances.Where(row => row.Minor != 0 && (row.Account.StartsWith(Held) || row.Account.StartsWith(Odd) || row.Account.EndsWith(Owed)))
            .GroupBy(row => new { IsHeld = row.Account.StartsWith(Held), IsOdd = row.Account.StartsWith(Odd), row.Currency })
            .Select(group => new { group.Key.IsHeld, group.Key.IsOdd, group.Key.Currency, Minor = group.Sum(row => row.Minor) })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => (row.IsHeld ? "escrow" : row.IsOdd ? "review" : "payable", Money.OfMinor(row.Minor, row.Currency)))];
    }
}

/// <summary>Parcels of one kind that wait for one reason.</summary>
/// <param name="What"><c>payment</c> (an errand to a payment provider), <c>answer</c> or <c>notice</c>.</param>
/// <param name="Why"><c>due</c>, <c>not_yet</c> (quiet hours, or on its way), <c>tried_again</c> (it has failed before), <c>waits_for_person</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Oldest">How long the oldest has waited.</param>
public sealed record WaitingParcels(string What, string Why, int Count, TimeSpan Oldest);
