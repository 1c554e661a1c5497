namespace ChatShop.Trade.Pools;

/// <summary>What one shop must deliver of one order of pooled goods, and what of its money is that shop's. Kept with the order.</summary>
public sealed class PoolPart
{
    private PoolPart() { }

    /// <summary>Of which order.</summary>
    public OrderNumber Order { get; private set; }

    /// <summary>Of which pool.</summary>
    public PoolId Pool { get; private set; }

    /// <summary>Whose part.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>How much, in the unit the goods are counted in; nothing once the order is off.</summary>
    public Quantity Quantity { get; private set; }

    /// <summary>How much of it that shop has been told to deliver.</summary>
    public decimal Told { get; private set; }

    /// <summary>What the order's money has brought that shop and has not gone back; nothing before <see cref="IsEarned"/>.</summary>
    public Money Earned { get; private set; }

    /// <summary>Whether the order's money has become the farmers'.</summary>
    public bool IsEarned { get; private set; }

    /// <summary>Begins with nothing.</summary>
    internal static PoolPart Begin(OrderNumber order, PoolId pool, ShopId shop, Unit unit, Currency currency) =>
        new() { Order = order, Pool = pool, Shop = shop, Quantity = Quantity.Zero(unit), Earned = Money.Zero(currency) };

    internal void Add(decimal more) => Quantity = Quantity with { Value = Quantity.Value + more };

    /// <summary>That shop is told what it must deliver.</summary>
    /// <returns>What it was told before; null when that is no news.</returns>
    internal Quantity? Tell(decimal due)
    {
        var before = Quantity with { Value = Told };
        Told = due;
        return before.Value == due ? null : before;
    }

    internal void Earn(Money share) => (Earned, IsEarned) = (share, true);

    internal void GiveBack(Money back) => Earned -= back;
}
