namespace ChatShop.Trade.Subsidies;

/// <summary>What came to the sellers of a village.</summary>
/// <param name="Village">Its name; empty for all villages that are too small to be named, and sellers of whom none is known.</param>
public sealed record VillageTotal(string Village, int Sellers, int Uses, Money Amount);

/// <summary>What one shop of a village has got.</summary>
public sealed record ShopTotal(string Village, ShopId Shop, int Uses, Money Amount);

/// <summary>Sums by village that everybody may see: none of them is so small that it tells what one seller has got.</summary>
public static class VillageTotals
{
    /// <summary>Of fewer sellers no sum is told.</summary>
    public const int FewestSellers = 3;

    /// <summary>Villages by what they got, the most first; small ones are summed up as others. Where even these are too few, the smallest village is one of them.</summary>
    /// <returns>None where there are too few sellers in all.</returns>
    public static IReadOnlyList<VillageTotal> Of(IReadOnlyList<ShopTotal> shops)
    {
        var villages = shops.GroupBy(it => it.Village).ToLookup(group => group.Key.Length > 0 && Sellers(group) >= FewestSellers);
        var named = villages[true].OrderByDescending(Sellers).ToList();
        var others = villages[false].SelectMany(it => it).ToList();
        while (others.Count > 0 && Sellers(others) < FewestSellers && named.Count > 0)
        {
            others.AddRange(named[^1]);
            named.RemoveAt(named.Count - 1);
        }
        List<VillageTotal> totals = [.. named.Select(group => Sum(group.Key, group)).OrderByDescending(it => it.Amount).ThenBy(it => it.Village, StringComparer.Ordinal)];
        return others.Count == 0 || Sellers(others) < FewestSellers ? totals : [.. totals, Sum("", others)];
    }

    private static VillageTotal Sum(string village, IEnumerable<ShopTotal> shops) =>
        new(village, Sellers(shops), shops.Sum(it => it.Uses), Money.Sum(shops.Select(it => it.Amount)));

    private static int Sellers(IEnumerable<ShopTotal> shops) => shops.Select(it => it.Shop).Distinct().Count();
}
