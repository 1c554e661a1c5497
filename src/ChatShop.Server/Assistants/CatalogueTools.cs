using System.ComponentModel;
using ChatShop.Conversations.Flows;
using ChatShop.Server.Pages.Market;
using ChatShop.Server.Photos;
using ChatShop.Server.Rest;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace ChatShop.Server.Assistants;

/// <summary>What every assistant may ask: the same that everybody sees who walks by.</summary>
[McpServerToolType]
internal sealed class CatalogueTools(ITradeRecords records, RefusalWords words, MarketAddress address)
{
    private const int Most = 50;
    private const int LongestQuery = 200;
    private const int MostItems = 20;

    /// <summary>Looks for goods.</summary>
    [McpServerTool(Name = "search_listings", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Finds goods that can be bought now, best first: by name in Chinese or English, by pinyin, or mistyped. Without a query, the newest.")]
    public async Task<GoodsList> SearchListings(
        [Description("What is looked for, such as apples.")] string? query = null,
        [Description("At most so many, 1 to 50.")] int limit = 10,
        CancellationToken cancellation = default)
    {
        if (limit is < 1 or > Most)
            throw new McpException($"limit must be 1 to {Most}.");
        if (query?.Length > LongestQuery)
            throw new McpException($"query has at most {LongestQuery} letters.");
        return new GoodsList([.. (await GoodsSearch.FindAsync(records, query, limit, cancellation)).Select(found => Tell(found.Listing))]);
    }

    /// <summary>Shows one listing.</summary>
    [McpServerTool(Name = "show_listing", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Shows one listing by its id.")]
    public async Task<OfferedGoods> ShowListing([Description("A listing's id, such as l12.")] string listing, CancellationToken cancellation = default) =>
        Tell(await ListingAsync(listing, cancellation));

    /// <summary>Says what it would cost.</summary>
    [McpServerTool(Name = "quote", ReadOnly = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Says what these items cost now, or why they can not be ordered. Nothing is set aside. Show it to the person before you order.")]
    public async Task<Quote> QuoteAsync([Description("What is wanted, 1 to 20 items.")] WishedItem[] items, CancellationToken cancellation = default)
    {
        var wishes = await WishesAsync(items, cancellation);
        if (await records.RefuseAsync(wishes, cancellation) is { } refusal)
            throw new McpException(words.Of(refusal));
        var lines = new List<(QuotedLine Line, Money Total)>();
        foreach (var wish in wishes)
        {
            var listing = (await records.ListingAsync(wish.Listing, cancellation))!;
            var total = listing.Price.For(wish.Quantity);
            lines.Add((new QuotedLine($"{listing.Id}", listing.Product, RestJson.Of(wish.Quantity), RestJson.Of(listing.Price), RestJson.Of(total)), total));
        }
        return new Quote([.. lines.Select(it => it.Line)], RestJson.Of(Money.Sum(lines.Select(it => it.Total))));
    }

    /// <summary>The wishes an assistant has written down.</summary>
    /// <exception cref="McpException">One of them is none.</exception>
    internal async Task<IReadOnlyList<Wish>> WishesAsync(WishedItem[]? items, CancellationToken cancellation)
    {
        if (items is not { Length: > 0 and <= MostItems })
            throw new McpException($"items must hold 1 to {MostItems} items.");
        var wishes = new List<Wish>();
        foreach (var item in items)
        {
            var listing = await ListingAsync(item.Listing, cancellation);
            var unit = item.Unit is null ? listing.Price.Per.Unit : Unit.All.FirstOrDefault(known => known.Code == item.Unit)
                ?? throw new McpException($"unit must be one of {string.Join(", ", Unit.All.Select(known => known.Code))}.");
            if (item.Quantity is <= 0 or > Quantity.Most)
                throw new McpException($"quantity must be greater than 0 and at most {Quantity.Most}.");
            wishes.Add(new Wish(listing.Id, new Quantity(item.Quantity, unit)));
        }
        return wishes;
    }

    private async Task<ListingTold> ListingAsync(string id, CancellationToken cancellation) =>
        ListingId.Parse(id) is { } known && await records.ListingAsync(known, cancellation) is { Status: not Trade.Listings.ListingStatus.Deleted } listing
            ? listing
            : throw new McpException($"There is no listing {id}.");

    private OfferedGoods Tell(ListingTold listing) => new(
        $"{listing.Id}", listing.Product, RestJson.Of(listing.Price), RestJson.Of(listing.Available), $"{listing.Shop}", listing.ShopName, listing.ShopRating, listing.AvailableFrom,
        address.Of($"/l/{listing.Id}"), [.. listing.Photos.Select(photo => address.Of(PhotoShelf.Folder + photo))],
        listing.Deposit?.Percent, listing.Deposit?.Each is { } each ? RestJson.Of(each) : null);
}
