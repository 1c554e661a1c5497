namespace ChatShop.Trade;

/// <summary>What goods are counted or weighed in. The codes are those of a reading.</summary>
public sealed record Unit
{
    private static readonly Dictionary<string, Unit> Known = new Unit[]
    {
        new("g", Dimension.Mass, 1m), new("kg", Dimension.Mass, 1000m), new("t", Dimension.Mass, 1_000_000m),
        new("jin", Dimension.Mass, 500m), new("liang", Dimension.Mass, 50m),
        // The international pound and its sixteenth, exact by definition (1959).
        new("lb", Dimension.Mass, 453.59237m), new("oz", Dimension.Mass, 28.349523125m),
        new("ml", Dimension.Volume, 1m), new("l", Dimension.Volume, 1000m),
        new("piece", Dimension.Count, 1m), new("box", Dimension.Count, 1m), new("pack", Dimension.Count, 1m),
        new("bag", Dimension.Count, 1m), new("bottle", Dimension.Count, 1m), new("jar", Dimension.Count, 1m),
        new("basket", Dimension.Count, 1m), new("bunch", Dimension.Count, 1m), new("tray", Dimension.Count, 1m),
    }.ToDictionary(unit => unit.Code);

    private Unit(string code, Dimension dimension, decimal size) => (Code, Dimension, Size) = (code, dimension, size);

    /// <summary>Every unit there is.</summary>
    public static IReadOnlyCollection<Unit> All => Known.Values;

    /// <summary>Half a kilogram.</summary>
    public static Unit Jin => Known["jin"];

    /// <summary>A thousand grams.</summary>
    public static Unit Kg => Known["kg"];

    /// <summary>A single thing.</summary>
    public static Unit Piece => Known["piece"];

    /// <summary>As in a reading: <c>jin</c>.</summary>
    public string Code { get; }

    /// <summary>What it measures.</summary>
    public Dimension Dimension { get; }

    /// <summary>In grams or millilitres; 1 for what is counted.</summary>
    public decimal Size { get; }

    /// <summary>The unit with this code.</summary>
    /// <exception cref="KeyNotFoundException">No such unit: only a bug can cause it.</exception>
    public static Unit Of(string code) => Known[code];

    /// <summary>Whether an amount in this unit can be said in the other one: 公斤 in 斤, but no 箱 in 斤.</summary>
    public bool ConvertsTo(Unit other) =>
        this == other || (Dimension == other.Dimension && Dimension != Dimension.Count);

    /// <summary>The code.</summary>
    public override string ToString() => Code;
}

/// <summary>What a unit measures.</summary>
public enum Dimension
{
    /// <summary>Things one by one, or by box, bag, bottle: none of them says how many of another it is.</summary>
    Count,
    /// <summary>Weight.</summary>
    Mass,
    /// <summary>Room.</summary>
    Volume,
}
