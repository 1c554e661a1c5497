using ChatShop.Storage.Acts;
using ChatShop.Storage.Listings;
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

        await room.PostAsync(Entry.Paid(method, charge, payment.Parts.Select(part => (part.Order, part.Amount))));
        var (placed, changed, refunds) = (new List<Order>(), new List<Order>(), new List<RefundId>());
        foreach (var part in payment.Parts)
        {
            var order = await room.Db.Orders.SingleAsync(it => it.Number == part.Order);
            if (order.Pending is { } pending && pending.Payment == payment.Id)
            {
                await ChangeActs.ApplyAsync(room, order, pending);
                changed.Add(order);
            }
            else if (order.Payment == payment.Id && order.Confirm(payment.Id) is null)
            {
                await OrderActs.ForEachListingAsync(room, order, (listing, line) => listing.Sell(line.Quantity));
                placed.Add(order);
            }
            else
            {
                refunds.Add(await BeginRefundAsync(room, payment, order, part.Amount));
            }
        }
        return new PaymentReceived(
            payment.Id, payment.Buyer, payment.Amount, await OrderActs.TellAsync(room, placed), await OrderActs.TellAsync(room, changed), refunds,
            await LowStock.SayAsync(room, [.. placed, .. changed]));
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
            await room.PostAsync(refund.FromSeller
                ? Entry.Returned(payment.Method!, command.Told.Id, order.Number, order.Shop, refund.Amount, refund.Amount.Percent(room.Rules.FeePercent))
                : Entry.Refunded(payment.Method!, command.Told.Id, order.Number, refund.Amount));
            // Part of the money may go back while the order goes on; one that is over is told as refunded from now on.
            if (order.Method == PaymentMethod.Online && order.Status is OrderStatus.Canceled or OrderStatus.Rejected or OrderStatus.Expired && order.Refund() is { } refusal)
                return refusal;
        }
        return new RefundFollowed(refund.Id, refund.Amount, (await OrderActs.TellAsync(room, [order]))[0], isBack);
    }

    /// <summary>What an order's own payment asks for it.</summary>
    public static PaymentPart PartOf(Order order) =>
        new(order.Number, order.Total, [.. order.Lines.Select(line => new PaidGoods(line.Product, line.Quantity, line.Total))]);

    /// <summary>Asks for money.</summary>
    public static async Task<Payment> BeginAsync(ActRoom room, PersonId buyer, IReadOnlyList<PaymentPart> parts, string locale) =>
        Begin(room, new PaymentId(await room.NextNumberAsync("payment")), buyer, parts, locale);

    /// <summary>Asks for money, under a number given already.</summary>
    /// <remarks>Stripe closes no checkout sooner than 30 minutes ahead; ours is closed by us when the time is up.</remarks>
    public static Payment Begin(ActRoom room, PaymentId id, PersonId buyer, IReadOnlyList<PaymentPart> parts, string locale)
    {
        var payBy = room.Now.AddMinutes(room.Rules.PaymentMinutes);
        var payment = Payment.Begin(id, buyer, parts, payBy, room.Now.AddMinutes(Math.Max(30, room.Rules.PaymentMinutes) + 5), locale);
        room.Db.Payments.Add(payment);
        return payment;
    }

    /// <summary>Writes down that so much of what an order was paid is to go back: one refund for each payment it came by.</summary>
    public static async Task<IReadOnlyList<RefundId>> GiveBackAsync(ActRoom room, Order order, Money amount)
    {
        var refunds = new List<RefundId>();
        foreach (var part in order.GiveBack(amount))
            refunds.Add(await BeginRefundAsync(room, await room.Db.Payments.SingleAsync(payment => payment.Id == part.Payment), order, part.Amount));
        return refunds;
    }

    private static async Task<RefundId> BeginRefundAsync(ActRoom room, Payment payment, Order order, Money amount)
    {
        var id = new RefundId(await room.NextNumberAsync("refund"));
        room.Db.Refunds.Add(Refund.Begin(id, payment.Id, payment.Charge!, order.Number, amount, fromSeller: order.ReleasedAt is not null));
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
