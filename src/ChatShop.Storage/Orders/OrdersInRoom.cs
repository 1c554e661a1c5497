using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>The orders an act is about, their goods in stock, and what is told of them.</summary>
internal static class OrdersInRoom
{
    /// <summary>Any order.</summary>
    public static Task<Order?> OrderAsync(this ActRoom room, OrderNumber number) =>
        room.Db.Orders.SingleOrDefaultAsync(order => order.Number == number);

    /// <summary>An order this person placed.</summary>
    public static Task<Order?> BoughtByAsync(this ActRoom room, PersonId buyer, OrderNumber number) =>
        room.Db.Orders.SingleOrDefaultAsync(order => order.Number == number && order.Buyer == buyer);

    /// <summary>An order of this person's shop.</summary>
    public static async Task<Order?> SoldByAsync(this ActRoom room, PersonId seller, OrderNumber number) =>
        await room.ShopOfAsync(seller) is { } shop
            ? await room.Db.Orders.SingleOrDefaultAsync(order => order.Number == number && order.Shop == shop.Id)
            : null;

    /// <summary>The orders that wait for this payment on its pay page.</summary>
    public static Task<List<Order>> WaitingForAsync(this ActRoom room, PaymentId? payment) => room.Db.Orders
        .Where(order => order.Payment == payment && order.Status == OrderStatus.AwaitingPayment && order.Method == PaymentMethod.Online)
        .OrderBy(order => order.Number).ToListAsync();

    /// <summary>Moves the stock of everything in an order.</summary>
    public static Task MoveStockAsync(this ActRoom room, Order order, Action<Listing, Quantity> move) =>
        room.MoveStockAsync(order.Lines.Select(line => new Wish(line.Listing, line.Quantity)), move);

    /// <summary>Moves the stock of these goods.</summary>
    public static async Task MoveStockAsync(this ActRoom room, IEnumerable<Wish> goods, Action<Listing, Quantity> move)
    {
        foreach (var wish in goods)
            move(await room.Db.Listings.SingleAsync(listing => listing.Id == wish.Listing), wish.Quantity);
    }

    /// <summary>Nothing of what was paid is left: what has not left the barn goes back on sale.</summary>
    public static async Task EndRefundedAsync(this ActRoom room, Order order)
    {
        if (order.Status != OrderStatus.Placed)
        {
            order.Refund();
            return;
        }
        await room.MoveStockAsync(order, (listing, quantity) => listing.TakeBack(quantity));
        order.Reject();
    }

    /// <summary>An order as people are told it.</summary>
    public static async Task<OrderTold> TellAsync(this ActRoom room, Order order) =>
        OrderTold.Of(order, await room.ShopAsync(order.Shop));

    /// <summary>Orders as people are told them.</summary>
    public static async Task<IReadOnlyList<OrderTold>> TellAsync(this ActRoom room, IEnumerable<Order> orders)
    {
        var told = new List<OrderTold>();
        foreach (var order in orders)
            told.Add(await room.TellAsync(order));
        return told;
    }
}
