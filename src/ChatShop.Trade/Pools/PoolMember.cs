namespace ChatShop.Trade.Pools;

/// <summary>What one shop has brought into a pool, and what of it can still be ordered.</summary>
public sealed class PoolMember
{
    private PoolMember() { }

    /// <summary>Which pool.</summary>
    public PoolId Pool { get; private set; }

    /// <summary>Whose.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>Its place among those who came, from 0: the shop that opened it is the first.</summary>
    public int Place { get; private set; }

    /// <summary>All that was brought and not taken away again, in the unit the goods are counted in.</summary>
    public Quantity Brought { get; private set; }

    /// <summary>What of it can still be ordered.</summary>
    public Quantity Left { get; private set; }

    /// <summary>When it left; null while it is in.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Somebody comes in, with nothing yet.</summary>
    public static PoolMember Join(PoolId pool, ShopId shop, int place, Unit unit) =>
        new() { Pool = pool, Shop = shop, Place = place, Brought = Quantity.Zero(unit), Left = Quantity.Zero(unit) };

    /// <summary>Brings so much more; whoever had left is in again.</summary>
    public void Bring(decimal more) => (Brought, Left, LeftAt) = (Brought with { Value = Brought.Value + more }, Left with { Value = Left.Value + more }, null);

    /// <summary>Takes away what nobody has ordered.</summary>
    /// <returns>How much that is.</returns>
    public Quantity Leave(DateTimeOffset now)
    {
        var unsold = Left;
        Bring(-unsold.Value);
        LeftAt = now;
        return unsold;
    }

    /// <summary>An order takes so much of it, or gives it back below zero.</summary>
    internal void Give(decimal amount) => Left = Left with { Value = Left.Value - amount };

    /// <summary>What came back to one who has left is taken home, and not sold.</summary>
    internal decimal TakeHome()
    {
        var back = LeftAt is null ? 0m : Left.Value;
        (Brought, Left) = (Brought with { Value = Brought.Value - back }, Left with { Value = Left.Value - back });
        return back;
    }
}
