namespace ChatShop.Understanding.Amounts;

/// <summary>What an amount counts.</summary>
internal enum AmountKind
{
    /// <summary>No unit: a count of pieces, a bare price, an order's number.</summary>
    Number,
    /// <summary>Goods.</summary>
    Measure,
    /// <summary>Money.</summary>
    Money,
    /// <summary>Stars or points of a rating.</summary>
    Points,
    /// <summary>How much one of the units sold holds (一斤装, 每箱10斤): nobody asks for it.</summary>
    Size,
}

/// <summary>A number with what it counts, as found in a text.</summary>
/// <param name="Value">Null for an open range.</param>
/// <param name="Unit">A unit of the contract, or a currency.</param>
/// <param name="One">Said as one unit, without another number: 一斤, 每箱, a kilo, each.</param>
/// <param name="Counter">A counter (块) that was read as money and may be pieces.</param>
internal readonly record struct Amount(
    AmountKind Kind, decimal? Value, string Unit, int Start, int End, bool One = false, bool Counter = false)
{
    /// <summary>As a quantity of goods; null for an open range.</summary>
    public Measure? AsMeasure() =>
        Value is { } value ? new(value, Kind == AmountKind.Measure ? Unit : "piece", Kind == AmountKind.Measure) : null;
}
