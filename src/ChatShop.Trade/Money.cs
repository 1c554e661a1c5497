using System.Globalization;

namespace ChatShop.Trade;

/// <summary>An amount: a whole number of the currency's smallest unit. 12.50 CNY is 1250 fen.</summary>
/// <remarks>
/// Overflow and mixed currencies throw: only a bug can cause them. There is no division; <see cref="Split"/> shares a
/// sum out and loses no fen. Every currency of <see cref="Currency"/> has hundredths.
/// </remarks>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    /// <summary>In the main unit: 12.5 for 1250 fen. Exact.</summary>
    public decimal Amount => Minor / 100m;

    /// <summary>ISO 4217: <c>CNY</c>.</summary>
    public string CurrencyCode => Currency.ToString().ToUpperInvariant();

    /// <summary>The amount in the main unit, rounded to the smallest unit, half away from zero.</summary>
    /// <exception cref="OverflowException">More than a long can hold: callers check the range first.</exception>
    public static Money Of(decimal amount, Currency currency) =>
        new(checked((long)Math.Round(amount * 100m, MidpointRounding.AwayFromZero)), currency);

    /// <summary>So many of the smallest unit of the currency with this code of ISO 4217.</summary>
    /// <exception cref="ArgumentException">No such currency.</exception>
    public static Money OfMinor(long minor, string code) => new(minor, Enum.Parse<Currency>(code, ignoreCase: true));

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Amounts of one currency together.</summary>
    /// <exception cref="InvalidOperationException">There are none, so that nobody knows the currency.</exception>
    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate((sum, one) => sum + one);

    /// <summary>Amounts of this currency together; zero where there are none.</summary>
    public static Money Sum(IEnumerable<Money> amounts, Currency currency) => amounts.Aggregate(Zero(currency), (sum, one) => sum + one);

    /// <summary>The sum of two amounts of one currency.</summary>
    public static Money operator +(Money left, Money right) =>
        left with { Minor = checked(left.Minor + right.InThe(left.Currency).Minor) };

    /// <summary>The difference of two amounts of one currency.</summary>
    public static Money operator -(Money left, Money right) =>
        left with { Minor = checked(left.Minor - right.InThe(left.Currency).Minor) };

    /// <summary>The same amount, owed the other way.</summary>
    public static Money operator -(Money money) => money with { Minor = checked(-money.Minor) };

    /// <summary>Whether the left amount is less.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is more.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is less or the same.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is more or the same.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>A share in percent, rounded to the smallest unit, half away from zero.</summary>
    public Money Percent(decimal percent) => Of(Amount * percent / 100m, Currency);

    /// <summary>Even shares; the first ones carry what is left over, one smallest unit each.</summary>
    /// <param name="count">How many shares, at least 1.</param>
    public IReadOnlyList<Money> Split(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        var (each, over) = Math.DivRem(Minor, count);
        var one = Math.Sign(over);
        var shares = new Money[count];
        for (var i = 0; i < count; i++)
            shares[i] = this with { Minor = i < Math.Abs(over) ? each + one : each };
        return shares;
    }

    /// <summary>Orders amounts of one currency.</summary>
    public int CompareTo(Money other) => Minor.CompareTo(other.InThe(Currency).Minor);

    /// <summary>For logs and tests: <c>12.50 CNY</c>. What people read is rendered from dialogs/.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Amount:0.00} {CurrencyCode}");

    private Money InThe(Currency wanted) => Currency == wanted
        ? this
        : throw new InvalidOperationException($"{Currency} can't be reckoned with {wanted}.");
}
