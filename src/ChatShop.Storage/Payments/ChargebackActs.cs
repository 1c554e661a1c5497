using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payments;

/// <summary>A buyer's bank takes money back: it stands still until the bank has decided.</summary>
internal static class ChargebackActs
{
    public static async Task<Result<ChargebackFollowed>> RecordAsync(ActRoom room, RecordChargeback command)
    {
        var told = command.Told;
        if (await room.Db.Payments.SingleOrDefaultAsync(it => it.Provider == command.Provider && it.Charge == told.Charge) is not { } payment)
            return new NoSuchPayment();
        var numbers = payment.Parts.Select(part => part.Order).ToList();
        var orders = await room.Db.Orders.Where(order => numbers.Contains(order.Number)).OrderBy(order => order.Number).ToListAsync();

        var chargeback = await room.Db.Chargebacks.FindAsync(told.Id);
        var isNew = chargeback is null;
        if (chargeback is null)
            room.Db.Chargebacks.Add(chargeback = await BeginAsync(room, payment, told, orders));
        var isDecided = chargeback.Decide(told.Status);
        var lost = isDecided ? await EndAsync(room, payment, chargeback, orders) : Money.Zero(told.Amount.Currency);
        var transfers = new List<TransferId>();
        foreach (var order in orders.Where(order => isDecided && order.Status == OrderStatus.Received))
            transfers.AddRange((await ReleaseActs.CompleteAsync(room, order)).Transfers);
        return new ChargebackFollowed(
            told.Id, await room.TellAsync(orders), chargeback.Amount, chargeback.Status, lost, isNew || isDecided, await room.OperatorsAsync(), transfers);
    }

    private static async Task<Chargeback> BeginAsync(ActRoom room, Payment payment, ProviderChargeback told, List<Order> orders)
    {
        var held = orders.Where(order => order.ReleasedAt is null)
            .SelectMany(order => order.Receipts.Where(receipt => receipt.Payment == payment.Id).Select(receipt => new ChargebackPart(order.Number, receipt.Amount)));
        var chargeback = Chargeback.Begin(told.Id, payment.Id, told.Amount, [.. held]);
        foreach (var order in orders)
            order.Contest(told.Id);
        await room.PostAsync(Entry.Contested(payment.Method!, told.Id, told.Amount));
        return chargeback;
    }

    /// <summary>Won, the money is there again and the orders go on; lost, what was held is gone and what the seller had the market bears.</summary>
    /// <returns>What the market bears.</returns>
    private static async Task<Money> EndAsync(ActRoom room, Payment payment, Chargeback chargeback, List<Order> orders)
    {
        foreach (var order in orders)
            order.Settle(chargeback.Id);
        if (chargeback.Status == ChargebackStatus.Won)
        {
            await room.PostAsync(Entry.ContestWon(payment.Method!, chargeback.Id, chargeback.Amount));
            return Money.Zero(chargeback.Amount.Currency);
        }
        await room.PostAsync(Entry.ContestLost(chargeback.Id, chargeback.Parts.Select(part => (part.Order, part.Amount)), chargeback.Unheld));
        foreach (var part in chargeback.Parts)
            await TakeAsync(room, orders.Single(order => order.Number == part.Order), part.Amount);
        return chargeback.Unheld;
    }

    /// <summary>What was lost is not held for the order any more; when nothing is, the order is over.</summary>
    private static async Task TakeAsync(ActRoom room, Order order, Money amount)
    {
        order.GiveBack(amount);
        if (order.Paid.Minor > 0)
            return;
        await ChangeActs.DropPendingAsync(room, order);
        await room.EndRefundedAsync(order);
        order.Refund(); // The money has gone already: no refund will come that says so.
    }
}
