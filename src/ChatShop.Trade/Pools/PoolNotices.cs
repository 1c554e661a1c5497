using ChatShop.Trade.People;

namespace ChatShop.Trade.Pools;

/// <summary>A farmer must deliver so much of an order, or other than was told before.</summary>
/// <param name="Shop">Whose part it is.</param>
/// <param name="HostName">Under whose name it was sold.</param>
/// <param name="Quantity">How much; nothing once the order is off.</param>
/// <param name="Before">What was told before; nothing for a new order.</param>
public sealed record PoolPartDue(OrderNumber Order, ShopId Shop, string HostName, string Product, Quantity Quantity, Quantity Before) : Fact
{
    /// <summary>Whether nothing of it is to be delivered any more.</summary>
    public bool IsOff => Quantity.Value == 0m;

    /// <summary>Whether another quantity was told before.</summary>
    public bool IsChange => Before.Value > 0m;

    public override NoticeKinds Kind => IsOff ? NoticeKinds.Cancellations : NoticeKinds.Sales;

    /// <summary>Tells it.</summary>
    public Notice For(PersonId farmer) => new Notice(farmer, "farmer", this);
}

/// <summary>Who delivers what of an order: the shop under whose name it was sold hears it.</summary>
public sealed record PoolOrderSplit(OrderNumber Order, string Product, IReadOnlyList<PoolPartTold> Parts) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Sales;

    /// <summary>Tells it.</summary>
    public Notice For(PersonId host) => new Notice(host, "seller", this);
}

/// <summary>One farmer's part of an order.</summary>
public sealed record PoolPartTold(string ShopName, Quantity Quantity);

/// <summary>A farmer's share of an order has become the farmer's.</summary>
/// <param name="IsByHand">Whether the buyer paid the shop by hand, which hands the share on; else it is on the farmer's balance.</param>
public sealed record PoolShareEarned(OrderNumber Order, string HostName, Money Amount, bool IsByHand) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    /// <summary>Tells it.</summary>
    public Notice For(PersonId farmer) => new Notice(farmer, "farmer", this);
}

/// <summary>Money of an order goes back to its buyer, and a farmer's share of that with it.</summary>
public sealed record PoolShareReturned(OrderNumber Order, string HostName, Money Amount) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Payments;

    /// <summary>Tells it.</summary>
    public Notice For(PersonId farmer) => new Notice(farmer, "farmer", this);
}

/// <summary>The shop has taken the goods away: what a farmer had there and nobody had ordered is the farmer's to take home.</summary>
public sealed record PoolEnded(string HostName, string Product, Quantity Left) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Stock;

    /// <summary>Tells it.</summary>
    public Notice For(PersonId farmer) => new Notice(farmer, "farmer", this);
}

/// <summary>A farmer's share as the shop is told it.</summary>
public sealed record PoolShareTold(string ShopName, Money Amount);
