using System.Globalization;

namespace ChatShop.Trade;

/// <summary>How much of something: an exact decimal number of a unit.</summary>
public readonly record struct Quantity(decimal Value, Unit Unit)
{
    /// <summary>The most that any one person may say, in any unit.</summary>
    public const decimal Most = 10_000_000m;

    /// <summary>None of it.</summary>
    public static Quantity Zero(Unit unit) => new(0m, unit);

    /// <summary>Two quantities together, in the left one's unit.</summary>
    public static Quantity operator +(Quantity left, Quantity right) =>
        left with { Value = left.Value + right.In(left.Unit).Value };

    /// <summary>What is left, in the left one's unit.</summary>
    public static Quantity operator -(Quantity left, Quantity right) =>
        left with { Value = left.Value - right.In(left.Unit).Value };

    /// <summary>Whether the left one is more.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Value > right.In(left.Unit).Value;

    /// <summary>Whether the left one is less.</summary>
    public static bool operator <(Quantity left, Quantity right) => right > left;

    /// <summary>The same amount in another unit. Between metric and Chinese units it is exact; 10 公斤 is 20 斤.</summary>
    /// <exception cref="InvalidOperationException">The unit measures something else: callers ask <see cref="Unit.ConvertsTo"/> first.</exception>
    public Quantity In(Unit unit)
    {
        if (unit == Unit)
            return this;
        if (!Unit.ConvertsTo(unit))
            throw new InvalidOperationException($"{Unit} can't be said in {unit}.");
        return new Quantity(Value * Unit.Size / unit.Size, unit);
    }

    /// <summary>Whether it is more than none and no more than <see cref="Most"/>, with at most four decimals.</summary>
    public bool IsSane => Value is > 0m and <= Most && decimal.Round(Value, 4) == Value;

    /// <summary>For logs and tests: <c>500 jin</c>. What people read is rendered from dialogs/.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value / 1.000000000000000000000000000000m} {Unit}");
}
