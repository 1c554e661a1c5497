using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Shipping;
using ChatShop.Trade.Shops;

namespace ChatShop.Storage.Shipping;

/// <summary>What sending costs: set by sellers, reckoned for orders.</summary>
internal static class FreightActs
{
    public static async Task<Result<FreightSet>> SetAsync(ActRoom room, SetFreight command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        if (command.Terms?.Refuse() is { } refusal)
            return refusal;
        shop.Send(command.Terms);
        return new FreightSet(shop.Id, command.Terms);
    }

    /// <summary>What sending these lines of an order costs. What is fetched at a station or bought together costs nothing.</summary>
    public static async Task<(Freight? Freight, Refusal? Refusal)> ForAsync(ActRoom room, Order order, IReadOnlyList<OrderLine> lines)
    {
        if (order.Station is not null || order.Group is not null)
            return (null, null);
        var shop = await room.ShopAsync(order.Shop);
        if (shop.Freight is not { } terms || terms.Rates[0].Price.Currency != lines[0].Total.Currency)
            return (null, null);
        var (freight, refusal) = terms.For(Place.Of(order.DeliverTo.Address), room.Rules.Province, lines.Select(line => line.Quantity));
        if (refusal is NotSentThere)
            return (null, new NotSentThere(shop.Name));
        return (freight, freight is null ? null : Placing.RefuseTotal(Money.Sum(lines.Select(line => line.Total)) + freight.Price));
    }
}
