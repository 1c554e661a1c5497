namespace ChatShop.Trade;

/// <summary>Numbers as people and programs read them.</summary>
public static class ShortDecimal
{
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The same number without zeros at the end of its decimals, whatever a column or a sum has left there: 10, not 10.0.</summary>
    public static decimal Shortened(this decimal value) => value / One;
}
