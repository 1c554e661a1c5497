namespace ChatShop.Trade.Listings;

/// <summary>What an amount of goods costs: 5 yuan per jin, 10 yuan per 3 jin.</summary>
public readonly record struct Price(Money Money, Quantity Per)
{
    /// <summary>No price yet: only storage begins with it.</summary>
    public Price() : this(default, default)
    {
    }

    /// <summary>The most that can be asked: a million of the main unit.</summary>
    public const long MostMinor = 100_000_000;

    /// <summary>What this much costs, rounded to the smallest unit of money, half away from zero.</summary>
    /// <param name="quantity">In a unit that converts to the price's.</param>
    /// <exception cref="OverflowException">More money than there is: callers ask <see cref="Listing.RefuseOrder"/> first.</exception>
    public Money For(Quantity quantity) => Money.Of(ExactlyFor(quantity), Money.Currency);

    /// <summary>What this much costs in the main unit of money, not rounded; however much it is.</summary>
    public decimal ExactlyFor(Quantity quantity) => Money.Amount * quantity.In(Per.Unit).Value / Per.Value;

    /// <summary>Why nobody may ask this; null when it is fine.</summary>
    public Refusal? Refuse() =>
        Money.Minor is <= 0 or > MostMinor || !Per.IsSane ? new PriceOutOfRange(new Money(MostMinor, Money.Currency)) : null;

    /// <summary>For logs and tests: <c>5.00 CNY per jin</c>.</summary>
    public override string ToString() => Per.Value == 1m ? $"{Money} per {Per.Unit}" : $"{Money} per {Per}";
}
