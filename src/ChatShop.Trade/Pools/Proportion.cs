using System.Numerics;

namespace ChatShop.Trade.Pools;

/// <summary>Shares something out in proportion, by largest remainder: nothing is lost, and the same question has the same answer.</summary>
/// <remarks>What is left over after rounding down goes, one by one, to the largest remainders; of equal ones to the earlier. Of no more than the weights' sum nobody gets more than the own weight.</remarks>
public static class Proportion
{
    /// <summary>Money, to the smallest unit.</summary>
    /// <param name="total">What is shared out, 0 or more.</param>
    /// <param name="weights">What counts for each, 0 or more; not all 0 unless <paramref name="total"/> is.</param>
    public static IReadOnlyList<Money> Split(Money total, IReadOnlyList<decimal> weights)
    {
        var one = weights.Aggregate(1m, FinerStep);
        return [.. Split(total.Minor, [.. weights.Select(weight => new BigInteger(weight / one))]).Select(minor => total with { Minor = (long)minor })];
    }

    /// <summary>Quantities of one unit: whole 斤 stay whole as long as nobody has a part of one.</summary>
    /// <param name="total">What is shared out, 0 or more.</param>
    /// <param name="weights">What counts for each, in the same unit.</param>
    public static IReadOnlyList<decimal> Split(decimal total, IReadOnlyList<decimal> weights)
    {
        var one = weights.Append(total).Aggregate(1m, FinerStep);
        return [.. Split(new BigInteger(total / one), [.. weights.Select(weight => new BigInteger(weight / one))]).Select(share => (decimal)share * one)];
    }

    private static BigInteger[] Split(BigInteger total, IReadOnlyList<BigInteger> weights)
    {
        var sum = weights.Aggregate(BigInteger.Zero, (all, one) => all + one);
        if (total < 0 || weights.Any(weight => weight < 0) || (sum == 0 && total > 0))
            throw new ArgumentOutOfRangeException(nameof(total), $"{total} can not be shared out among {string.Join(", ", weights)}.");
        if (total == 0)
            return new BigInteger[weights.Count];

        var shares = weights.Select(weight => total * weight / sum).ToArray();
        var over = total - shares.Aggregate(BigInteger.Zero, (all, one) => all + one);
        foreach (var (at, _) in weights.Index().OrderByDescending(it => total * it.Item % sum).Take((int)over))
            shares[at]++;
        return shares;
    }

    /// <summary>1 of a whole number, 0.1 of 2.5; the finer one.</summary>
    private static decimal FinerStep(decimal step, decimal number)
    {
        while (number % step != 0m)
            step /= 10m;
        return step;
    }
}
