using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Payments;

/// <summary>Asks the providers for what was not heard: notices that never arrived, things that never came to an end, and each night whether both books agree.</summary>
public sealed class Reconciler(
    ITrade trade, IPaymentRecords payments, IPayoutRecords payouts, Providers providers, Cashier cashier, Refunds refunds, Paymaster paymaster, TimeProvider clock)
{
    /// <summary>How far before what was heard last the first look goes: as long as providers tell again what was not taken.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromDays(3);

    /// <summary>Looks overlap, since a provider's list may be a little behind.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>An entry may be written days after the movement it is about: a wallet takes its time until a refund has succeeded.</summary>
    private static readonly TimeSpan LongestLag = TimeSpan.FromDays(14);

    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(2);

    private const int MostAtOnce = 100;

    private readonly Dictionary<string, DateTimeOffset> heardUntil = [];

    /// <summary>Writes down the notices that never arrived.</summary>
    public async Task HearMissedAsync(CancellationToken cancellation)
    {
        foreach (var provider in providers.All)
        {
            var now = clock.GetUtcNow();
            var since = heardUntil.TryGetValue(provider.Name, out var until) ? until - Overlap
                : (await payments.HeardLastAsync(cancellation) ?? now) - LongestSilence;
            await foreach (var notices in provider.NoticesAsync(since, cancellation).Chunk(MostAtOnce).WithCancellation(cancellation))
                foreach (var notice in await payments.UnheardAsync(provider.Name, notices, cancellation))
                    await trade.HearAsync(provider.Name, notice, cancellation);
            heardUntil[provider.Name] = now;
        }
    }

    /// <summary>Asks how everything stands that has not come to an end, and sends what was cut short.</summary>
    public async Task AskAgainAsync(CancellationToken cancellation)
    {
        var open = await payments.OpenMoneyAsync(MostAtOnce, cancellation);
        foreach (var payment in open.Payments)
            await cashier.SettleAsync(payment, cancellation);
        foreach (var refund in open.Refunds)
            await refunds.SendAsync(refund.Id, cancellation);
        foreach (var chargeback in open.Chargebacks)
            await cashier.FollowChargebackAsync(chargeback.Provider, chargeback.Id, cancellation);
        foreach (var transfer in await payouts.TransfersToSendAsync(clock.GetUtcNow(), MostAtOnce, cancellation))
            await paymaster.TransferAsync(transfer, cancellation);
        foreach (var account in await payouts.UnreadyAccountsAsync(MostAtOnce, cancellation))
            await paymaster.FollowAccountAsync(account, cancellation);
        await AskAboutAsync(await payouts.OpenPayoutsAsync(MostAtOnce, cancellation), cancellation);
    }

    /// <summary>Asks about payouts that arrived: a bank may send one back days later, and no list of the market's own account tells of it.</summary>
    public async Task AskAboutPaidOutAsync(CancellationToken cancellation) =>
        await AskAboutAsync(await payouts.PaidOutAsync(clock.GetUtcNow() - LongestLag, cancellation), cancellation);

    private async Task AskAboutAsync(IReadOnlyList<PayoutId> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
            await paymaster.PayOutAsync(id, cancellation);
    }

    /// <summary>Compares one day of the ledger with what the providers say moved, and writes down what differs. Null when nothing moved on either side.</summary>
    /// <param name="day">Which day.</param>
    /// <param name="from">When it began.</param>
    /// <param name="until">When it was over.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DayReconciled?> CompareAsync(DateOnly day, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation)
    {
        var around = new List<Movement>();
        foreach (var provider in providers.All)
            await foreach (var movement in provider.MovementsAsync(from - LongestLag, until + Ahead, cancellation).WithCancellation(cancellation))
                around.Add(movement);
        var underway = (await payments.OpenMoneyAsync(int.MaxValue, cancellation)).Refunds.Select(it => it.ProviderId).ToHashSet();
        var movements = around.Where(it => it.At >= from && it.At < until && !underway.Contains(it.Subject)).ToList();
        var bookings = await payments.BookingsAsync(from, until, cancellation);
        if (movements.Count == 0 && bookings.Count == 0)
            return null; // A quiet day.
        var byReference = await payments.BookingsAsync([.. movements.SelectMany(it => new[] { it.Subject, it.Id, $"{it.Subject}:won" }).Distinct()], cancellation);
        var differences = Reconciliation.Compare(movements, around, bookings, byReference);
        var result = await trade.ActAsync(new Act($"reconciliation:{day:yyyy-MM-dd}", null), new RecordReconciliation(day, movements.Count, differences), cancellation);
        return result.Fact;
    }
}
