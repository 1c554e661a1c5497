using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payments;

/// <summary>Reads what is known of payments and refunds, and what the ledger has of them.</summary>
internal sealed class StoredPayments(Func<TradeContext> open, StoredRecords trade) : IPaymentRecords
{
    public async Task<PaymentTold?> PaymentAsync(PaymentId payment, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var found = await db.Payments.SingleOrDefaultAsync(it => it.Id == payment, cancellation);
        if (found is null)
            return null;
        var numbers = found.Parts.Select(part => part.Order).ToList();
        return new PaymentTold(found, await trade.OrdersAsync((_, orders) => orders.Where(order => numbers.Contains(order.Number)).OrderBy(order => order.Number), cancellation));
    }

    public Task<Refund?> RefundAsync(RefundId refund, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Refunds.SingleOrDefaultAsync(it => it.Id == refund, cancellation));

    public Task<Refund?> RefundAsync(string providerId, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Refunds.SingleOrDefaultAsync(it => it.ProviderId == providerId, cancellation));

    public async Task<IReadOnlyList<ProviderNotice>> UnheardAsync(string provider, IReadOnlyList<ProviderNotice> notices, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var keys = notices.Select(notice => HearNotice.KeyOf(provider, notice.Id)).ToList();
        var heard = (await db.Acts.Where(act => keys.Contains(act.Key)).Select(act => act.Key).ToListAsync(cancellation)).ToHashSet();
        return [.. notices.Where(notice => !heard.Contains(HearNotice.KeyOf(provider, notice.Id)))];
    }

    public Task<DateTimeOffset?> HeardLastAsync(CancellationToken cancellation) =>
        open.ReadAsync(db => db.Acts.Where(act => act.Verb == nameof(HearNotice)).OrderByDescending(act => act.Id)
            .Select(act => (DateTimeOffset?)act.At).FirstOrDefaultAsync(cancellation));

    public async Task<OpenMoney> OpenMoneyAsync(int limit, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        return new OpenMoney(
            await db.Payments.Where(it => it.Status == PaymentStatus.Pending && it.CheckoutId != null).OrderBy(it => it.Id).Take(limit).Select(it => it.Id).ToListAsync(cancellation),
            await db.Refunds.Where(it => it.Status == ProviderRefundStatus.Pending && it.ProviderId != null).OrderBy(it => it.Id).Take(limit)
                .Select(it => new OpenRefund(it.Id, it.ProviderId!)).ToListAsync(cancellation),
            await db.Chargebacks.Where(it => it.Status == ChargebackStatus.Open).OrderBy(it => it.Id).Take(limit)
                .Join(db.Payments, it => it.Payment, payment => payment.Id, (it, payment) => new OpenChargeback(payment.Provider, it.Id)).ToListAsync(cancellation));
    }

    public Task<IReadOnlyList<Booking>> BookingsAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        BookingsAsync(rows => rows.Where(row => row.At >= from && row.At < until), cancellation);

    public Task<IReadOnlyList<Booking>> BookingsAsync(IReadOnlyCollection<string> references, CancellationToken cancellation) =>
        BookingsAsync(rows => rows.Where(row => references.Contains(row.Reference)), cancellation);

    private async Task<IReadOnlyList<Booking>> BookingsAsync(Func<IQueryable<LedgerRow>, IQueryable<LedgerRow>> which, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var rows = await which(db.Ledger.Where(row => row.Reference != null && row.Minor > 0))
            .GroupBy(row => new { row.Entry, row.Reference, row.Cause, row.Currency })
            .Select(entry => new { entry.Key.Entry, entry.Key.Reference, entry.Key.Cause, entry.Key.Currency, Minor = entry.Sum(row => row.Minor) })
            .OrderBy(it => it.Entry).ToListAsync(cancellation);
        return [.. rows.Select(it => new Booking(it.Reference!, it.Cause, Money.OfMinor(it.Minor, it.Currency)))];
    }
}
