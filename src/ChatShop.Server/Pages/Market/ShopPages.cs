using ChatShop.Channels;
using ChatShop.Server.Pictures;
using ChatShop.Storage;
using ChatShop.Trade;
using ChatShop.Trade.Reviews;

namespace ChatShop.Server.Pages.Market;

/// <summary>A shop: its goods, what buyers say of it, its code to scan, and the way into its chat.</summary>
internal static class ShopPages
{
    /// <summary>How many reviews are shown.</summary>
    public const int MostReviews = 10;

    private const int MostGoods = 48;

    /// <summary>The page of a shop; its link names no other.</summary>
    public static async Task<IResult> ShopAsync(
        PageReader reader, string shop, ITradeRecords records, MarketWindow window, MarketAddress address, IServiceProvider parts, CancellationToken cancellation)
    {
        if (ShopId.Parse(shop) is not { } id || await window.ShopAsync(id, cancellation) is not { } kept || await records.ShopAsync(id, cancellation) is not { } told)
            return reader.Nothing();
        var goods = told.Goods.Take(MostGoods).ToList();
        var photo = goods.Select(it => it.Photo).FirstOrDefault(it => it is not null);
        var sold = string.Join("; ", goods.Take(3).Select(good => reader.Say("listing", new() { ["listing"] = good })));
        var page = new MarketPage("shop", $"/s/{id}", told.Name, goods.Count == 0 ? reader.Say("shopEmpty") : sold)
        {
            Photo = photo,
            Facts = SchemaOrg.Of(kept, photo, address),
            Values = new()
            {
                ["name"] = told.Name,
                ["goods"] = goods.Select(it => GoodsCard.Of(reader, it)).ToList(),
                ["nothing"] = reader.Say("shopEmpty"),
                ["enter"] = $"/chat?enter={id}",
                ["enterText"] = reader.Say("enterShop"),
                ["code"] = ScanCode.Of(await LinkAsync(id, address, parts.GetService<IEntrances>(), cancellation)),
                ["codeText"] = reader.Say("scan"),
                ["goodsText"] = reader.Say("shopGoods"),
                ["reviewsText"] = reader.Say("reviews"),
                ["reviews"] = Reviews(reader, await window.ReviewsAsync(id, null, MostReviews, cancellation)),
            },
        };
        if (kept.Rating is not null)
            page.Values["rating"] = reader.Say("rating", new() { ["shop"] = kept });
        return page.ToResult(reader, address);
    }

    /// <summary>What buyers said, as a page shows it: the stars, the words, and nobody's name.</summary>
    public static object Reviews(PageReader reader, IReadOnlyList<Review> reviews) => reviews.Select(review => new
    {
        review.Stars,
        StarsText = reader.Say("stars", new() { ["stars"] = review.Stars }),
        review.Text,
        Day = reader.Say("day", new() { ["day"] = DateOnly.FromDateTime(review.At.UtcDateTime) }),
    }).ToList();

    /// <summary>Where a channel makes codes that lead into its chat, that; else the page itself.</summary>
    private static async Task<string> LinkAsync(ShopId shop, MarketAddress address, IEntrances? entrances, CancellationToken cancellation) =>
        entrances is not null && await entrances.LinkAsync($"{shop}", cancellation) is { } chat ? chat.AbsoluteUri : address.Of($"/s/{shop}");
}
