using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Payments;

/// <summary>Writes down what the payment provider did.</summary>
internal static class PaymentActs
{
    public static async Task<Result<CheckoutRecorded>> RecordCheckoutAsync(ActRoom room, RecordCheckout command)
    {
        if (await FindAsync(room, command.Payment) is not { } payment)
            return new NoSuchPayment();
        payment.Opened(command.Checkout.Id, command.Checkout.PayUrl);
        return new CheckoutRecorded(payment.Id, payment.PayUrl);
    }

    /// <summary>Orders that wait are placed; for an order that waits no more, its share goes back.</summary>
    public static async Task<Result<PaymentReceived>> RecordPaymentAsync(ActRoom room, RecordPayment command)
    {
        if (await FindAsync(room, command.Payment) is not { } payment)
            return new NoSuchPayment();
        var (charge, method) = (command.Checkout.Charge ?? command.Checkout.Id, command.Checkout.Method ?? "online");
        if (payment.Receive(command.Checkout.Amount, charge, method) is { } refusal)
            return refusal;

        var orders = await room.Db.Orders.Where(order => order.Payment == payment.Id).ToListAsync();
        await room.PostAsync(Entry.Paid(method, charge, orders.Select(order => (order.Number, order.Total))));
        var placed = new List<Order>();
        var refunds = new List<RefundId>();
        foreach (var order in orders)
        {
            if (order.Confirm() is not null)
            {
                refunds.Add(await BeginRefundAsync(room, payment, order));
                continue;
            }
            await OrderActs.ForEachListingAsync(room, order, (listing, line) => listing.Sell(line.Quantity));
            placed.Add(order);
        }
        return new PaymentReceived(payment.Id, payment.Buyer, payment.Amount, await OrderActs.TellAsync(room, placed), refunds);
    }

    public static async Task<Result<RefundFollowed>> RecordRefundAsync(ActRoom room, RecordRefund command)
    {
        if (await room.Db.Refunds.SingleOrDefaultAsync(it => it.Id == command.Refund) is not { } refund)
            return new NoSuchPayment();
        var order = await room.Db.Orders.SingleAsync(it => it.Number == refund.Order);
        var isBack = refund.Follow(command.Told);
        if (isBack)
        {
            var payment = await room.Db.Payments.SingleAsync(it => it.Id == refund.Payment);
            await room.PostAsync(Entry.Refunded(payment.Method!, command.Told.Id, order.Number, refund.Amount));
            // Who pays at the door and had paid online too gets that back and still gets the goods.
            if (order.Method == PaymentMethod.Online && order.Refund() is { } refusal)
                return refusal;
        }
        return new RefundFollowed(refund.Id, refund.Amount, (await OrderActs.TellAsync(room, [order]))[0], isBack);
    }

    /// <summary>Writes down that an order's money is to go back.</summary>
    public static async Task<RefundId> BeginRefundAsync(ActRoom room, Payment payment, Order order)
    {
        var id = new RefundId(await room.NextNumberAsync("refund"));
        room.Db.Refunds.Add(Refund.Begin(id, payment.Id, payment.Charge!, order.Number, order.Total));
        return id;
    }

    /// <summary>An unpaid order leaves its payment: once none waits for it, nobody should pay it any more.</summary>
    /// <remarks>While others wait it stays as it is; what was paid for the one that left then goes back.</remarks>
    public static async Task CloseWithoutAsync(ActRoom room, Payment payment, Order left)
    {
        if (!await room.Db.Orders.AnyAsync(order =>
                order.Payment == payment.Id && order.Number != left.Number && order.Status == OrderStatus.AwaitingPayment))
            payment.Close();
    }

    private static Task<Payment?> FindAsync(ActRoom room, PaymentId id) =>
        room.Db.Payments.SingleOrDefaultAsync(payment => payment.Id == id);
}
