using ChatShop.Storage.Acts;
using ChatShop.Storage.Listings;
using ChatShop.Storage.Payments;
using ChatShop.Storage.People;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>Loads what an order's command needs, lets the trade decide, and keeps stock, payment and ledger in step.</summary>
internal static class OrderActs
{
    /// <summary>Order numbers begin here, so that none looks like a quantity.</summary>
    private const long FirstNumber = 1001;

    public static async Task<Result<OrdersPlaced>> PlaceAsync(ActRoom room, PlaceOrder command)
    {
        if (command.DeliverTo.Refuse() is { } nowhere)
            return nowhere;
        var ids = command.Wishes.Select(wish => wish.Listing).Distinct().ToList();
        var listings = await room.Db.Listings.Where(listing => ids.Contains(listing.Id)).ToDictionaryAsync(listing => listing.Id);
        if (Placing.Refuse(command.Wishes, listings) is { } refusal)
            return refusal;

        var payBy = room.Now.AddMinutes(room.Rules.PaymentMinutes);
        PaymentId? paymentId = command.Method == PaymentMethod.Online ? new PaymentId(await room.NextNumberAsync("payment")) : null;
        var placement = new Placement(command.Buyer, command.DeliverTo, command.Method, paymentId, room.Now, payBy, command.WantedOn, room.Rules.FeePercent);
        var numbers = new Queue<long>();
        foreach (var _ in listings.Values.Select(listing => listing.Shop).Distinct())
            numbers.Enqueue(await room.NextNumberAsync("order", FirstNumber));
        var orders = Placing.Place(command.Wishes, listings, placement, () => (new OrderNumber(numbers.Dequeue()), ActRoom.NewKey()));
        room.Db.Orders.AddRange(orders);

        var total = orders.Select(order => order.Total).Aggregate((sum, one) => sum + one);
        if (paymentId is { } id)
            await PaymentActs.BeginAsync(room, id, command.Buyer, [.. orders.Select(PaymentActs.PartOf)], command.Locale);
        await PersonActs.RememberAsync(room, command.Buyer, command.DeliverTo);
        return new OrdersPlaced(
            await TellAsync(room, orders), total, paymentId, payBy, command.DeliverTo, paymentId is null ? await LowStock.SayAsync(room, listings.Values) : []);
    }

    public static async Task<Result<PaysOnDelivery>> PayOnDeliveryAsync(ActRoom room, PayOnDelivery command)
    {
        if (await BoughtByAsync(room, command.Buyer, command.Order) is not { } asked)
            return new NoSuchOrder(command.Order);
        if (asked.Method == PaymentMethod.CashOnDelivery || asked.Payment is not { } paymentId)
            return new AlreadyDone(asked.Number, asked.Status);

        var orders = await room.Db.Orders
            .Where(order => order.Payment == paymentId && order.Status == OrderStatus.AwaitingPayment && order.Method == asked.Method
                && (order.Method == PaymentMethod.Online || order.Number == asked.Number)).ToListAsync();
        if (orders.Count == 0)
            return new TooLate(asked.Number, asked.Status);
        foreach (var order in orders)
        {
            if (order.PayOnDelivery() is { } refusal)
                return refusal;
            await ForEachListingAsync(room, order, (listing, line) => listing.Sell(line.Quantity));
        }
        (await room.Db.Payments.SingleAsync(payment => payment.Id == paymentId)).Close();
        var told = await TellAsync(room, orders);
        return new PaysOnDelivery(told, told.Select(order => order.Total).Aggregate((sum, one) => sum + one), paymentId, await LowStock.SayAsync(room, orders));
    }

    public static async Task<Result<OrderCanceled>> CancelAsync(ActRoom room, CancelOrder command)
    {
        if (await BoughtByAsync(room, command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        var before = order.Status;
        if ((order.RefuseMoney() ?? order.Cancel()) is { } refusal)
            return refusal;

        await ChangeActs.DropPendingAsync(room, order);
        await ForEachListingAsync(room, order, (listing, line) =>
        {
            if (before == OrderStatus.AwaitingPayment)
                listing.Release(line.Quantity);
            else
                listing.TakeBack(line.Quantity);
        });
        var payment = order.Method == PaymentMethod.Online ? await room.Db.Payments.SingleAsync(payment => payment.Id == order.Payment) : null;
        var refunds = before == OrderStatus.Placed && payment is not null ? await GivingBack.BeginAsync(room, order, order.Paid) : [];
        if (before == OrderStatus.AwaitingPayment && payment is not null)
            await PaymentActs.CloseWithoutAsync(room, payment, order);
        return new OrderCanceled((await TellAsync(room, [order]))[0], before, refunds, order.Payment);
    }

    public static async Task<Result<OrderRejected>> RejectAsync(ActRoom room, RejectOrder command)
    {
        if (await SoldByAsync(room, command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if ((order.RefuseMoney() ?? order.Reject()) is { } refusal)
            return refusal;

        await ChangeActs.DropPendingAsync(room, order);
        await ForEachListingAsync(room, order, (listing, line) => listing.TakeBack(line.Quantity));
        var refunds = order.Method == PaymentMethod.Online ? await GivingBack.BeginAsync(room, order, order.Paid) : [];
        return new OrderRejected((await TellAsync(room, [order]))[0], refunds);
    }

    public static async Task<Result<OrdersExpired>> ExpireAsync(ActRoom room, ExpireOrders command)
    {
        var payment = await room.Db.Payments.SingleOrDefaultAsync(payment => payment.Id == command.Payment);
        if (payment is null)
            return new NoSuchPayment();
        var orders = await room.Db.Orders
            .Where(order => order.Payment == payment.Id && order.Status == OrderStatus.AwaitingPayment && order.Method == PaymentMethod.Online).ToListAsync();
        foreach (var order in orders)
        {
            if (order.Expire() is { } refusal)
                return refusal;
            await ForEachListingAsync(room, order, (listing, line) => listing.Release(line.Quantity));
        }
        var numbers = payment.Parts.Select(part => part.Order).ToList();
        var unchanged = (await room.Db.Orders.Where(order => numbers.Contains(order.Number)).ToListAsync())
            .Where(order => order.Pending?.Payment == payment.Id).ToList();
        foreach (var order in unchanged)
            await ChangeActs.DropPendingAsync(room, order);
        payment.Close();
        return new OrdersExpired(await TellAsync(room, orders), await TellAsync(room, unchanged));
    }

    public static async Task<Result<OrderShipped>> ShipAsync(ActRoom room, ShipOrder command)
    {
        if (await SoldByAsync(room, command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Status == OrderStatus.Placed)
            await ChangeActs.DropPendingAsync(room, order);
        if (order.Ship(command.Shipment, room.Now.AddDays(room.Rules.AutoReceiveDays)) is { } refusal)
            return refusal;
        return new OrderShipped((await TellAsync(room, [order]))[0]);
    }

    public static async Task<Result<ArrivalAsked>> AskArrivalAsync(ActRoom room, AskArrival command)
    {
        if (await room.Db.Orders.SingleOrDefaultAsync(it => it.Number == command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.AskArrival() is { } refusal)
            return refusal;
        return new ArrivalAsked((await TellAsync(room, [order]))[0], room.Rules.DayOf(order.ReceiveBy!.Value));
    }

    public static async Task<Result<OrderReceived>> ReceiveAsync(ActRoom room, ReceiveOrder command)
    {
        var order = command.Buyer is { } buyer
            ? await BoughtByAsync(room, buyer, command.Order)
            : await room.Db.Orders.SingleOrDefaultAsync(it => it.Number == command.Order);
        if (order is null)
            return new NoSuchOrder(command.Order);
        if (order.Receive() is { } refusal)
            return refusal;

        await ComplaintActs.SettleAsync(room, order);
        var released = await ReleaseActs.CompleteAsync(room, order);
        return new OrderReceived((await TellAsync(room, [order]))[0], released.Earned, command.Buyer is null, released.Transfers);
    }

    /// <summary>Changes the stock of everything in an order.</summary>
    public static async Task ForEachListingAsync(ActRoom room, Order order, Action<Trade.Listings.Listing, OrderLine> change)
    {
        foreach (var line in order.Lines)
            change(await room.Db.Listings.SingleAsync(listing => listing.Id == line.Listing), line);
    }

    /// <summary>Orders as people are told them.</summary>
    public static async Task<IReadOnlyList<OrderTold>> TellAsync(ActRoom room, IReadOnlyList<Order> orders)
    {
        var told = new List<OrderTold>();
        foreach (var order in orders)
            told.Add(order.Tell(await room.Db.Shops.SingleAsync(shop => shop.Id == order.Shop)));
        return told;
    }

    /// <summary>An order of this person's shop.</summary>
    public static async Task<Order?> SoldByAsync(ActRoom room, PersonId seller, OrderNumber number) =>
        await room.ShopOfAsync(seller) is { } shop
            ? await room.Db.Orders.SingleOrDefaultAsync(order => order.Number == number && order.Shop == shop.Id)
            : null;

    /// <summary>An order this person placed.</summary>
    public static Task<Order?> BoughtByAsync(ActRoom room, PersonId buyer, OrderNumber number) =>
        room.Db.Orders.SingleOrDefaultAsync(order => order.Number == number && order.Buyer == buyer);
}
