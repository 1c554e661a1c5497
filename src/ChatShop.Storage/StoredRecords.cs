using ChatShop.Storage.Sales;
using ChatShop.Storage.Search;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Sales;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>Reads what the market knows; changes nothing.</summary>
internal sealed class StoredRecords(Func<TradeContext> open, ISearchIndex search, MarketRules rules) : ITradeRecords
{
    /// <summary>How many that hold some of the words are looked at for each that is wanted.</summary>
    private const int LooksPerListing = 5;

    /// <summary>How many goods of a shop are shown: nobody reads on.</summary>
    private const int MostShown = 100;

    /// <summary>What a word counts that only sounds like the one looked for.</summary>
    private const double Sounding = 0.9;

    public async Task<PersonTold> PersonAsync(PersonId person, CancellationToken cancellation)
    {
        await using var db = open();
        var known = await db.People.AsNoTracking().SingleAsync(it => it.Id == person, cancellation);
        var shop = await db.Shops.AsNoTracking().SingleOrDefaultAsync(it => it.Seller == person, cancellation);
        return new PersonTold(known.Id, known.Channel, known.User, known.Conversation, shop?.Id, shop?.Name, known.DeliverTo);
    }

    public async Task<IReadOnlyList<ListingFound>> FindListingsAsync(string? words, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        if (string.IsNullOrWhiteSpace(words))
        {
            var newest = await db.Listings.AsNoTracking().Where(listing => listing.Status == ListingStatus.Active)
                .OrderByDescending(listing => listing.Id).Take(limit).ToListAsync(cancellation);
            return [.. (await TellAsync(db, newest, cancellation)).Select(listing => new ListingFound(listing, 1))];
        }

        var query = SearchWords.OfQuery(words);
        var asked = query.Concat(SearchWords.Signs(words)).Concat(query.Select(SearchWords.Sound).OfType<string>()).Distinct().ToList();
        if (asked.Count == 0)
            return [];
        var ids = await search.FindAsync(db, asked, limit * LooksPerListing, cancellation);
        var found = await db.Listings.AsNoTracking()
            .Where(listing => ids.Contains(listing.Id) && listing.Status == ListingStatus.Active).ToListAsync(cancellation);
        return [.. (await TellAsync(db, found, cancellation))
            .Select(listing => new ListingFound(listing, (decimal)Fit(query, listing.Product)))
            .OrderByDescending(it => it.Fit).ThenBy(it => it.Listing.Product.Length).ThenBy(it => it.Listing.Id.Value)
            .Take(limit)];
    }

    public async Task<IReadOnlyList<ListingTold>> ListingsOfAsync(PersonId seller, CancellationToken cancellation)
    {
        await using var db = open();
        var shop = await db.Shops.AsNoTracking().SingleOrDefaultAsync(it => it.Seller == seller, cancellation);
        if (shop is null)
            return [];
        var listings = await db.Listings.AsNoTracking()
            .Where(listing => listing.Shop == shop.Id && listing.Status != ListingStatus.Deleted)
            .OrderBy(listing => listing.Id).ToListAsync(cancellation);
        return [.. listings.Select(listing => Tell(listing, shop))];
    }

    public async Task<ListingTold?> ListingAsync(ListingId listing, CancellationToken cancellation)
    {
        await using var db = open();
        var found = await db.Listings.AsNoTracking().Where(it => it.Id == listing).ToListAsync(cancellation);
        return (await TellAsync(db, found, cancellation)).SingleOrDefault();
    }

    public async Task<ShopTold?> ShopAsync(ShopId shop, CancellationToken cancellation)
    {
        await using var db = open();
        if (await db.Shops.AsNoTracking().SingleOrDefaultAsync(it => it.Id == shop, cancellation) is not { } found)
            return null;
        var goods = await db.Listings.AsNoTracking().Where(listing => listing.Shop == shop && listing.Status == ListingStatus.Active)
            .OrderByDescending(listing => listing.Id).Take(MostShown).ToListAsync(cancellation);
        return new ShopTold(found.Id, found.Name, [.. goods.Select(listing => Tell(listing, found))]);
    }

    public async Task<SalesTold> SalesAsync(PersonId seller, Days days, CancellationToken cancellation)
    {
        await using var db = open();
        return await StoredSales.ReadAsync(db, seller, days, rules.TimeZone, cancellation);
    }

    public async Task<Refusal?> RefuseAsync(IReadOnlyList<Wish> wishes, CancellationToken cancellation)
    {
        if (wishes.Count == 0)
            return null;
        await using var db = open();
        var ids = wishes.Select(wish => wish.Listing).Distinct().ToList();
        var listings = await db.Listings.AsNoTracking().Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, cancellation);
        return Placing.Refuse(wishes, listings);
    }

    public Task<IReadOnlyList<OrderTold>> OrdersByAsync(PersonId buyer, int limit, CancellationToken cancellation) =>
        OrdersAsync(orders => orders.Where(order => order.Buyer == buyer).OrderByDescending(order => order.Number).Take(limit), cancellation);

    public async Task<IReadOnlyList<OrderTold>> OrdersFromAsync(PersonId seller, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        var shop = await db.Shops.AsNoTracking().SingleOrDefaultAsync(it => it.Seller == seller, cancellation);
        return shop is null
            ? []
            : await OrdersAsync(orders => orders.Where(order => order.Shop == shop.Id).OrderByDescending(order => order.Number).Take(limit), cancellation);
    }

    public async Task<OrderTold?> OrderAsync(OrderNumber order, CancellationToken cancellation) =>
        (await OrdersAsync(orders => orders.Where(it => it.Number == order), cancellation)).SingleOrDefault();

    public async Task<PaymentTold?> PaymentAsync(PaymentId payment, CancellationToken cancellation)
    {
        await using var db = open();
        var found = await db.Payments.AsNoTracking().SingleOrDefaultAsync(it => it.Id == payment, cancellation);
        return found is null
            ? null
            : new PaymentTold(found, await OrdersAsync(orders => orders.Where(order => order.Payment == payment).OrderBy(order => order.Number), cancellation));
    }

    public async Task<Refund?> RefundAsync(RefundId refund, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Refunds.AsNoTracking().SingleOrDefaultAsync(it => it.Id == refund, cancellation);
    }

    public async Task<Refund?> RefundAsync(string providerId, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Refunds.AsNoTracking().SingleOrDefaultAsync(it => it.ProviderId == providerId, cancellation);
    }

    public async Task<IReadOnlyList<PaymentId>> OverduePaymentsAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return [.. (await db.Orders.Where(order => order.Status == OrderStatus.AwaitingPayment && order.PayBy <= now)
            .OrderBy(order => order.PayBy).Take(limit).Select(order => order.Payment).ToListAsync(cancellation))
            .OfType<PaymentId>().Distinct()];
    }

    public async Task<IReadOnlyList<OrderNumber>> OverdueReceiptsAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Orders.Where(order => order.Status == OrderStatus.Shipped && order.ReceiveBy <= now)
            .OrderBy(order => order.Number).Take(limit).Select(order => order.Number).ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<OrderTold>> OrdersAsync(Func<IQueryable<Order>, IQueryable<Order>> which, CancellationToken cancellation)
    {
        await using var db = open();
        var orders = await which(db.Orders.AsNoTracking()).ToListAsync(cancellation);
        var shops = await ShopsAsync(db, orders.Select(order => order.Shop), cancellation);
        return [.. orders.Select(order => order.Tell(shops[order.Shop]))];
    }

    private static async Task<IReadOnlyList<ListingTold>> TellAsync(TradeContext db, List<Listing> listings, CancellationToken cancellation)
    {
        var shops = await ShopsAsync(db, listings.Select(listing => listing.Shop), cancellation);
        return [.. listings.Select(listing => Tell(listing, shops[listing.Shop]))];
    }

    private static async Task<Dictionary<ShopId, Shop>> ShopsAsync(TradeContext db, IEnumerable<ShopId> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct().ToList();
        return await db.Shops.AsNoTracking().Where(shop => wanted.Contains(shop.Id)).ToDictionaryAsync(shop => shop.Id, cancellation);
    }

    private static ListingTold Tell(Listing listing, Shop shop) => new(
        listing.Id, shop.Id, shop.Name, listing.Product, listing.Price, listing.Stock, listing.Reserved, listing.Status,
        listing.AvailableFrom, listing.Photo);

    private static double Fit(IReadOnlySet<string> query, string product)
    {
        if (query.Count == 0)
            return 0;
        var words = SearchWords.OfListing(product);
        return query.Sum(word => words.Contains(word) ? 1 : SearchWords.Sound(word) is { } sound && words.Contains(sound) ? Sounding : 0) / query.Count;
    }
}
