using ChatShop.Storage.Acts;
using ChatShop.Storage.Groups;
using ChatShop.Storage.Listings;
using ChatShop.Storage.Payments;
using ChatShop.Storage.People;
using ChatShop.Storage.Shipping;
using ChatShop.Storage.Stations;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Presales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>Loads what an order's command needs, lets the trade decide, and keeps stock, payment and ledger in step.</summary>
internal static class OrderActs
{
    /// <summary>Order numbers begin here, so that none looks like a quantity.</summary>
    public const long FirstNumber = 1001;

    public static async Task<Result<OrdersPlaced>> PlaceAsync(ActRoom room, PlaceOrder command)
    {
        if (command.DeliverTo.Refuse() is { } nowhere)
            return nowhere;
        var listings = await room.Db.WishedForAsync(command.Wishes, CancellationToken.None);
        if (Placing.Refuse(command.Wishes, listings) is { } refusal)
            return refusal;
        if (command.Method != PaymentMethod.Online && listings.Values.Any(listing => listing.IsPresale))
            return new PresaleOnline();

        var payBy = room.Now.AddMinutes(room.Rules.PaymentMinutes);
        PaymentId? paymentId = command.Method == PaymentMethod.Online ? new PaymentId(await room.NextNumberAsync("payment")) : null;
        var (station, deliverTo) = await room.DirectAsync(command.Buyer, command.DeliverTo);
        var placement = new Placement(command.Buyer, deliverTo, command.Method, paymentId, room.Now, payBy, command.WantedOn, room.Rules.FeePercent);
        var numbers = new Queue<long>();
        foreach (var _ in listings.Values.Select(listing => listing.Shop).Distinct())
            numbers.Enqueue(await room.NextNumberAsync("order", FirstNumber));
        var orders = Placing.Place(command.Wishes, listings, placement, () => (new OrderNumber(numbers.Dequeue()), ActRoom.NewKey()));
        foreach (var order in orders)
        {
            order.GoTo(station?.Id, room.Rules.StationPercent);
            var (freight, notThere) = await FreightActs.ForAsync(room, order, order.Lines);
            if (notThere is not null)
                return notThere;
            order.Carry(freight);
        }
        if (Placing.RefuseTotal(Money.Sum(orders.Select(order => order.Total))) is { } tooMuch)
            return tooMuch;
        room.Db.Orders.AddRange(orders);

        if (paymentId is { } id)
            await PaymentActs.BeginAsync(room, id, command.Buyer, [.. orders.Select(it => PaymentActs.PartOf(room, it))], command.Locale);
        await PersonActs.RememberAsync(room, command.Buyer, deliverTo);
        return new OrdersPlaced(
            await room.TellAsync(orders), Money.Sum(orders.Select(order => order.Due)), paymentId, payBy, deliverTo,
            paymentId is null ? await LowStock.SayAsync(room, listings.Values) : []);
    }

    public static async Task<Result<PaysOnDelivery>> PayOnDeliveryAsync(ActRoom room, PayOnDelivery command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } asked)
            return new NoSuchOrder(command.Order);
        if (asked.Method == PaymentMethod.CashOnDelivery || asked.Payment is not { } paymentId)
            return new AlreadyDone(asked.Number, asked.Status);

        List<Order> orders = asked.Method == PaymentMethod.Online ? await room.WaitingForAsync(paymentId)
            : asked.Status == OrderStatus.AwaitingPayment ? [asked] : [];
        if (orders.Count == 0)
            return new TooLate(asked.Number, asked.Status);
        foreach (var order in orders)
        {
            if (await room.OverForAsync(order) is { } over)
                return over.RefuseOpen(room.Now)!;
            if (order.PayOnDelivery() is { } refusal)
                return refusal;
            await room.MoveStockAsync(order, (listing, quantity) => listing.Sell(quantity));
        }
        (await room.Db.Payments.SingleAsync(payment => payment.Id == paymentId)).Close();
        var groups = await room.MoveGroupsAsync(orders);
        var told = await room.TellAsync(orders);
        return new PaysOnDelivery(told, Money.Sum(told.Select(order => order.Total)), paymentId, await LowStock.SayAsync(room, orders), groups);
    }

    public static async Task<Result<OrderCanceled>> CancelAsync(ActRoom room, CancelOrder command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        var before = order.Status;
        if ((order.RefuseMoney() ?? order.Cancel()) is { } refusal)
            return refusal;

        await ChangeActs.DropPendingAsync(room, order);
        await room.MoveStockAsync(order, (listing, quantity) =>
        {
            if (before == OrderStatus.AwaitingPayment)
                listing.Release(quantity);
            else
                listing.TakeBack(quantity);
        });
        var payment = order.Method == PaymentMethod.Online ? await room.Db.Payments.SingleAsync(payment => payment.Id == order.Payment) : null;
        var refunds = before == OrderStatus.Placed && payment is not null ? await RefundActs.BeginAsync(room, order, order.Paid) : [];
        if (before == OrderStatus.AwaitingPayment && payment is not null)
            await PaymentActs.CloseWithoutAsync(room, payment, order);
        return new OrderCanceled(await room.TellAsync(order), before, refunds, order.Payment);
    }

    public static async Task<Result<OrderRejected>> RejectAsync(ActRoom room, RejectOrder command)
    {
        if (await room.SoldByAsync(command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if ((order.RefuseMoney() ?? order.Reject()) is { } refusal)
            return refusal;

        await ChangeActs.DropPendingAsync(room, order);
        await room.MoveStockAsync(order, (listing, quantity) => listing.TakeBack(quantity));
        var refunds = order.Method == PaymentMethod.Online ? await RefundActs.BeginAsync(room, order, order.Paid) : [];
        return new OrderRejected(await room.TellAsync(order), refunds);
    }

    public static async Task<Result<OrdersExpired>> ExpireAsync(ActRoom room, ExpireOrders command)
    {
        var payment = await room.Db.Payments.SingleOrDefaultAsync(payment => payment.Id == command.Payment);
        if (payment is null)
            return new NoSuchPayment();
        var orders = await room.WaitingForAsync(payment.Id);
        foreach (var order in orders)
        {
            if (order.Expire() is { } refusal)
                return refusal;
            await room.MoveStockAsync(order, (listing, quantity) => listing.Release(quantity));
        }
        var numbers = payment.Parts.Select(part => part.Order).ToList();
        var unchanged = (await room.Db.Orders.Where(order => numbers.Contains(order.Number)).ToListAsync())
            .Where(order => order.Pending?.Payment == payment.Id).ToList();
        foreach (var order in unchanged)
            await ChangeActs.DropPendingAsync(room, order);
        payment.Close();
        return new OrdersExpired(await room.TellAsync(orders), await room.TellAsync(unchanged.Where(order => !order.WaitsForHarvest))); // A rest has days to be paid, and is asked for again.
    }

    public static async Task<Result<OrderShipped>> ShipAsync(ActRoom room, ShipOrder command)
    {
        if (await room.SoldByAsync(command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Status == OrderStatus.Placed)
            await ChangeActs.DropPendingAsync(room, order);
        if (order.Ship(command.Shipment, room.Now.AddDays(room.Rules.AutoReceiveDays)) is { } refusal)
            return refusal;
        return new OrderShipped(await room.TellAsync(order));
    }

    public static async Task<Result<ArrivalAsked>> AskArrivalAsync(ActRoom room, AskArrival command)
    {
        if (await room.OrderAsync(command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.AskArrival() is { } refusal)
            return refusal;
        return new ArrivalAsked(await room.TellAsync(order), room.Rules.DayOf(order.ReceiveBy!.Value));
    }

    public static async Task<Result<OrderReceived>> ReceiveAsync(ActRoom room, ReceiveOrder command)
    {
        var order = command.Buyer is { } buyer
            ? await room.BoughtByAsync(buyer, command.Order)
            : await room.OrderAsync(command.Order);
        if (order is null)
            return new NoSuchOrder(command.Order);
        if (order.Receive() is { } refusal)
            return refusal;

        await ComplaintActs.SettleAsync(room, order);
        var released = await ReleaseActs.CompleteAsync(room, order);
        return new OrderReceived(await room.TellAsync(order), released.Earned, command.Buyer is null, released.Transfers) { Repaid = released.Repaid, Pooled = released.Pooled };
    }
}
