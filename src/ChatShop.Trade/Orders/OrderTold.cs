using ChatShop.Trade.People;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Orders;

/// <summary>An order as people are told it.</summary>
public sealed record OrderTold(
    OrderNumber Number, ShopId Shop, string ShopName, PersonId Seller, PersonId Buyer, IReadOnlyList<OrderLine> Lines,
    Money Total, PaymentMethod Method, PaymentId? Payment, OrderStatus Status, DeliverTo DeliverTo, Shipment? Shipment, string Key,
    DateOnly? WantedOn = null, Money? Paid = null)
{
    /// <summary>What of the total is for sending it; null for nothing.</summary>
    public Money? Freight { get; init; }

    /// <summary>Whether the one who brings it takes the money.</summary>
    public bool IsCash => Method == PaymentMethod.CashOnDelivery;

    /// <summary>Whether the seller's collection code takes it.</summary>
    public bool IsByCode => Method == PaymentMethod.CollectionCode;

    /// <summary>Whether it goes from hand to hand, past the market: then the market can not give it back.</summary>
    public bool IsByHand => IsCash || IsByCode;

    /// <summary>The collection codes of its shop.</summary>
    public IReadOnlyList<CollectionCode> Codes { get; init; } = [];

    /// <summary>Whether the buyer says the money was sent, and the seller has not answered.</summary>
    public bool IsClaimed { get; init; }

    /// <summary>The group buy it joins; null for none.</summary>
    public GroupId? Group { get; init; }

    /// <summary>Whether nothing of it is sent before that group is full.</summary>
    public bool WaitsForGroup { get; init; }

    /// <summary>Whether it is off because the group did not come about.</summary>
    public bool FellThrough => WaitsForGroup && Status is (OrderStatus.Rejected or OrderStatus.Refunded);

    /// <summary>Whether it goes to a village station.</summary>
    public bool IsToStation { get; init; }

    /// <summary>Whether it lies at a village station and was not taken yet.</summary>
    public bool IsAtStation { get; init; }

    /// <summary>What was paid of it before the harvest; nothing where all is paid at once.</summary>
    public Money? Deposit { get; init; }

    /// <summary>What is paid of it when the harvest is in.</summary>
    public Money? Rest { get; init; }

    /// <summary>Whether that is not paid.</summary>
    public bool WaitsForHarvest { get; init; }

    /// <summary>What of it the seller keeps when the buyer thinks again; null for nothing.</summary>
    public Money? Forfeit { get; init; }

    /// <summary>Whether it is off because there was nothing to be sent.</summary>
    public bool HarvestFailed { get; init; }

    /// <summary>Whether it is asked for.</summary>
    public bool IsRestDue { get; init; }

    /// <summary>Tells an order of this shop.</summary>
    public static OrderTold Of(Order order, Shop shop) => new(
        order.Number, order.Shop, shop.Name, shop.Seller, order.Buyer, [.. order.Lines], order.Total, order.Method,
        order.Payment, order.Status, order.DeliverTo, order.Shipment, order.Key, order.WantedOn, order.Paid)
    {
        Codes = shop.Codes,
        Freight = order.Freight?.Price,
        Group = order.Group,
        WaitsForGroup = order.WaitsForGroup,
        Deposit = order.DepositMinor > 0 ? order.Deposit : null,
        Rest = order.DepositMinor > 0 ? order.Rest : null,
        WaitsForHarvest = order.WaitsForHarvest,
        IsRestDue = order.RefuseRest() is null,
        HarvestFailed = order is { WaitsForHarvest: true, ReleasedAt: null, Status: OrderStatus.Rejected or OrderStatus.Refunded },
        Forfeit = order.Forfeit is { Minor: > 0 } forfeit ? forfeit : null,
        IsToStation = order.Station is not null,
        IsAtStation = order.WaitsAtStation,
        IsClaimed = order.ClaimedPaidAt is not null && order.Status is OrderStatus.AwaitingPayment or OrderStatus.Canceled,
    };

    /// <summary>The status as texts name it, such as <c>awaitingPayment</c>.</summary>
    public string StatusName => Status.InTexts();
}
