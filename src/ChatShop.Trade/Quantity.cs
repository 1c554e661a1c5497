using System.Globalization;

namespace ChatShop.Trade;

/// <summary>How much of something: an exact decimal number of a unit.</summary>
public readonly record struct Quantity(decimal Value, Unit Unit)
{
    /// <summary>The most that any one person may say, in any unit.</summary>
    public const decimal Most = 10_000_000m;

    /// <summary>Eight decimals.</summary>
    private const decimal CutOff = 100_000_000m;

    /// <summary>An ounce in tonnes has fifteen decimals; a ratio without end has more than twenty.</summary>
    private const int FinestExactScale = 20;

    /// <summary>None of it.</summary>
    public static Quantity Zero(Unit unit) => new(0m, unit);

    /// <summary>Two quantities together, in the left one's unit.</summary>
    public static Quantity operator +(Quantity left, Quantity right) =>
        left with { Value = left.Value + right.In(left.Unit).Value };

    /// <summary>What is left, in the left one's unit.</summary>
    public static Quantity operator -(Quantity left, Quantity right) =>
        left with { Value = left.Value - right.In(left.Unit).Value };

    /// <summary>Whether the left one is more. Exact in every unit.</summary>
    public static bool operator >(Quantity left, Quantity right) => left.Beside(right).Size > right.Size;

    /// <summary>Whether the left one is less. Exact in every unit.</summary>
    public static bool operator <(Quantity left, Quantity right) => left.Beside(right).Size < right.Size;

    /// <summary>In grams or millilitres; of what is counted, the number. Exact.</summary>
    public decimal Size => Value * Unit.Size;

    /// <summary>The same amount in another unit.</summary>
    /// <remarks>
    /// Between metric and Chinese units, and out of pounds, it is exact; 10 公斤 is 20 斤. Into pounds and ounces there is
    /// no exact number: it is cut off after eight decimals, so that sums stay exact and nothing grows by being said twice.
    /// </remarks>
    /// <exception cref="InvalidOperationException">The unit measures something else: callers ask <see cref="Unit.ConvertsTo"/> first.</exception>
    public Quantity In(Unit unit)
    {
        if (unit == Unit)
            return this;
        var value = Beside(Zero(unit)).Size / unit.Size;
        var isExact = (Unit.Size / unit.Size).Scale <= FinestExactScale;
        return new Quantity(isExact ? value : decimal.Truncate(value * CutOff) / CutOff, unit);
    }

    /// <summary>Whether it is more than none and no more than <see cref="Most"/>, with at most four decimals.</summary>
    public bool IsSane => Value is > 0m and <= Most && decimal.Round(Value, 4) == Value;

    /// <summary>For logs and tests: <c>500 jin</c>. What people read is rendered from dialogs/.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Value.Shortened()} {Unit}");

    private Quantity Beside(Quantity other) => Unit.ConvertsTo(other.Unit)
        ? this
        : throw new InvalidOperationException($"{Unit} can't be said in {other.Unit}.");
}
