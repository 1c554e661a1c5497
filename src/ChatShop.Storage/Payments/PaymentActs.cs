using ChatShop.Storage.Acts;
using ChatShop.Storage.Groups;
using ChatShop.Storage.Listings;
using ChatShop.Storage.Orders;
using ChatShop.Storage.People;
using ChatShop.Storage.Presales;
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
        var (told, paid) = (command.Checkout, command.Checkout.Amount);
        var (charge, method) = (told.Charge ?? told.Id, told.Method ?? "online");
        if (payment.Receive(paid, charge, method) is { } refusal)
            return refusal;

        if (told.Fee is { Amount.Minor: > 0 } fee)
            await room.PostAsync(Entry.ProviderFee(payment.Provider, fee.Id, fee.Amount));
        if (payment.Status != PaymentStatus.Paid)
        {
            await room.PostAsync(Entry.Unclear(method, charge, payment.Id, paid));
            var differs = new PaymentDiffers(payment.Id, payment.Amount, paid, await room.OperatorsAsync());
            return new PaymentReceived(payment.Id, payment.Buyer, paid, [], [], [], null, differs);
        }
        await room.PostAsync(Entry.Paid(method, charge, payment.Parts.Select(part => (part.Order, part.Amount))));
        return await PlaceAsync(room, payment);
    }

    private static async Task<PaymentReceived> PlaceAsync(ActRoom room, Payment payment)
    {
        var (placed, changed, rested, refunds) = (new List<Order>(), new List<Order>(), new List<Order>(), new List<RefundId>());
        foreach (var part in payment.Parts)
        {
            var order = await room.Db.Orders.SingleAsync(it => it.Number == part.Order);
            if (order.Pending is { } pending && pending.Payment == payment.Id)
            {
                (order.WaitsForHarvest ? rested : changed).Add(order);
                await ChangeActs.ApplyAsync(room, order, pending);
            }
            else if (order.Payment == payment.Id && await room.OverForAsync(order) is null && order.Confirm(payment.Id) is null)
            {
                await room.MoveStockAsync(order, (listing, quantity) => listing.Sell(quantity));
                placed.Add(order);
            }
            else
            {
                refunds.Add(await RefundActs.BeginUnusedAsync(room, payment, order, part.Amount));
            }
        }
        var groups = await room.MoveGroupsAsync(placed);
        await RestActs.AskAsync(room, placed);
        return new PaymentReceived(
            payment.Id, payment.Buyer, payment.Amount, await room.TellAsync(placed), await room.TellAsync(changed), refunds,
            await LowStock.SayAsync(room, [.. placed, .. changed]), null, groups)
        {
            Rested = await room.TellAsync(rested),
        };
    }

    /// <summary>Writes down what a provider has to tell; what it leads to is asked for afterwards.</summary>
    public static Task<Result<NoticeHeard>> HearAsync(ActRoom room, HearNotice command) =>
        Task.FromResult<Result<NoticeHeard>>(new NoticeHeard(command.Provider, command.Notice));

    public static async Task<Result<DayReconciled>> ReconcileAsync(ActRoom room, RecordReconciliation command) =>
        new DayReconciled(command.Day, command.Movements, command.Differences, await room.OperatorsAsync());

    /// <summary>What an order's own payment asks for it.</summary>
    public static PaymentPart PartOf(ActRoom room, Order order) => new(order.Number, order.Due, order.WaitsForHarvest ? GoodsOf(order, order.Due) :
    [
        .. order.Lines.Select(line => new PaidGoods(line.Product, line.Quantity, line.Total)),
        .. order.Freight is { } freight ? [new PaidGoods(room.Rules.FreightName, new Quantity(1m, Unit.Piece), freight.Price)] : Array.Empty<PaidGoods>(),
    ]);

    /// <summary>The goods of an order of one line, for a part of their price.</summary>
    public static IReadOnlyList<PaidGoods> GoodsOf(Order order, Money part) => [new PaidGoods(order.Lines[0].Product, order.Lines[0].Quantity, part)];

    /// <summary>Asks for money.</summary>
    public static async Task<Payment> BeginAsync(ActRoom room, PersonId buyer, IReadOnlyList<PaymentPart> parts, string locale) =>
        await BeginAsync(room, new PaymentId(await room.NextNumberAsync("payment")), buyer, parts, locale);

    /// <summary>Asks for money, under a number given already.</summary>
    /// <remarks>Stripe closes no checkout sooner than 30 minutes ahead; ours is closed by us when the time is up.</remarks>
    public static async Task<Payment> BeginAsync(ActRoom room, PaymentId id, PersonId buyer, IReadOnlyList<PaymentPart> parts, string locale)
    {
        var payer = await room.Db.PayerAsync(buyer, CancellationToken.None);
        var payBy = room.Now.AddMinutes(room.Rules.PaymentMinutes);
        var payment = Payment.Begin(id, buyer, parts, payBy, room.Now.AddMinutes(Math.Max(30, room.Rules.PaymentMinutes) + 5), locale,
            room.Rules.ProviderFor(parts[0].Amount.Currency, payer.Channel), payer);
        room.Db.Payments.Add(payment);
        return payment;
    }

    /// <summary>An unpaid order leaves its payment: once none waits for it, nobody should pay it any more.</summary>
    /// <remarks>While others wait it stays as it is; what was paid for the one that left then goes back.</remarks>
    public static async Task CloseWithoutAsync(ActRoom room, Payment payment, Order left)
    {
        if (!(await room.WaitingForAsync(payment.Id)).Exists(order => order.Number != left.Number))
            payment.Close();
    }

    private static Task<Payment?> FindAsync(ActRoom room, PaymentId id) =>
        room.Db.Payments.SingleOrDefaultAsync(payment => payment.Id == id);
}
