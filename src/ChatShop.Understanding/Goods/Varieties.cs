using System.Collections.Frozen;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Goods;

/// <summary>What is sold under the name of its variety alone: 红富士 is an apple, and nobody writes so. The list is <c>varieties.txt</c>.</summary>
public static class Varieties
{
    private static readonly FrozenDictionary<string, string[]> ByGoods = Embedded.Lines("Goods.varieties.txt")
        .Select(line => line.Split(' ')).ToFrozenDictionary(row => row[0], row => row[1..]);

    /// <summary>The varieties of goods, also where these are called by another of their names; none where no list knows them.</summary>
    /// <param name="product">As somebody wrote it.</param>
    public static IReadOnlyList<string> Of(string product)
    {
        var (others, isWhole) = OtherNames.Of(product);
        return ByGoods.GetValueOrDefault(Writing.Of(product).Plain.Trim())
            ?? (isWhole ? others.Select(name => ByGoods.GetValueOrDefault(name)).FirstOrDefault(row => row is not null) : null)
            ?? [];
    }
}
