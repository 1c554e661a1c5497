using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Receipts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payments;

/// <summary>Reads what came in for an order and what went back. When, says the ledger: it is written once and never edited.</summary>
internal static class StoredReceipts
{
    /// <summary>Null while nothing has come in.</summary>
    public static async Task<ReceiptTold?> ReadAsync(TradeContext db, OrderNumber number, CancellationToken cancellation)
    {
        if (await db.Orders.SingleOrDefaultAsync(it => it.Number == number, cancellation) is not { } order)
            return null;
        var refunds = await db.Refunds.Where(it => it.Order == number).OrderBy(it => it.Id).ToListAsync(cancellation);
        // What came in is still here or went back: there is no third.
        var ids = order.Receipts.Select(it => it.Payment).Concat(refunds.Select(it => it.Payment)).Distinct().ToList();
        var payments = await db.Payments.Where(it => ids.Contains(it.Id)).ToListAsync(cancellation);
        // The ledger last: all that was seen before is booked by then.
        var booked = await db.Ledger.Where(row => row.Order == number.Value).OrderBy(row => row.Id).ToListAsync(cancellation);
        List<ReceivedMoney> received = [.. payments.Select(it => Online(it, number, booked)), .. booked.Where(IsByHand).Select(Handed)];
        if (received.Count == 0)
            return null;
        var shop = await db.Shops.SingleAsync(it => it.Id == order.Shop, cancellation);
        return new ReceiptTold(OrderTold.Of(order, shop), order.PlacedAt, [.. received.OrderBy(it => it.At)], [.. refunds.Select(it => Back(it, booked))]);
    }

    /// <summary>Those of some orders for which money has come in.</summary>
    public static IQueryable<Order> Paid(TradeContext db, IQueryable<Order> orders) =>
        orders.Where(order => db.Ledger.Any(row => row.Order == (long)(object)order.Number && (row.Cause == Causes.Payment || Causes.ByHand.Contains(row.Cause))));

    private static ReceivedMoney Online(Payment payment, OrderNumber order, List<LedgerRow> booked) => new(
        payment.Id, payment.Method!, payment.Parts.First(part => part.Order == order).Amount,
        booked.First(row => row.Cause == Causes.Payment && row.Reference == payment.Charge).At, payment.Charge);

    private static bool IsByHand(LedgerRow row) => Causes.ByHand.Contains(row.Cause) && row.Account == Account.External(row.Cause);

    private static ReceivedMoney Handed(LedgerRow row) => new(null, row.Cause, -row.Amount, row.At, null);

    private static ReturnedMoney Back(Refund refund, List<LedgerRow> booked) => new(
        refund.Amount, refund.Status, booked.FirstOrDefault(row => row.Cause == Causes.Refund && row.Reference == refund.ProviderId)?.At, refund.ProviderId);
}
