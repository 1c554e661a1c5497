namespace ChatShop.Trade;

/// <summary>ISO 4217. <c>None</c> is no currency: it gives away a Money that nobody set.</summary>
public enum Currency
{
    /// <summary>Not set.</summary>
    None,
    /// <summary>Chinese yuan; its smallest unit is the fen, a hundredth.</summary>
    Cny,
    /// <summary>Euro.</summary>
    Eur,
    /// <summary>Pound sterling.</summary>
    Gbp,
    /// <summary>US dollar.</summary>
    Usd,
}
