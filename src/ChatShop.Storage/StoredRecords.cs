using ChatShop.Storage.Listings;
using ChatShop.Storage.Payments;
using ChatShop.Storage.People;
using ChatShop.Storage.Sales;
using ChatShop.Storage.Search;
using ChatShop.Trade;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Receipts;
using ChatShop.Trade.Sales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>Reads what the market knows; changes nothing.</summary>
internal sealed class StoredRecords(Func<TradeContext> open, ISearchIndex search, MarketRules rules) : ITradeRecords
{
    /// <summary>How many goods of a shop are shown: nobody reads on.</summary>
    private const int MostShown = 100;

    public async Task<PersonTold> PersonAsync(PersonId person, CancellationToken cancellation)
    {
        await using var db = open();
        var known = await db.People.AsNoTracking().SingleAsync(it => it.Id == person, cancellation);
        var first = known.JoinedTo is { } account ? await db.People.AsNoTracking().SingleAsync(it => it.Id == account, cancellation) : known;
        List<Person> contacts = first.HeardLast is null
            ? [first]
            : [first, .. await db.People.AsNoTracking().Where(it => it.JoinedTo == first.Id).OrderBy(it => it.Id).ToListAsync(cancellation)];
        var last = contacts.FirstOrDefault(it => it.Id == first.HeardLast) ?? first;
        var shop = await db.Shops.AsNoTracking().SingleOrDefaultAsync(it => it.Seller == first.Id, cancellation);
        return new PersonTold(first.Id, last.Channel, last.User, last.Conversation, shop?.Id, shop?.Name, first.DeliverTo)
        {
            Contacts = [.. contacts.Select(it => new Contact(it.Id, it.Channel, it.User, it.Conversation))],
            IsOperator = first.Roles.HasFlag(PersonRoles.Operator),
            Muted = first.Muted,
        };
    }

    public async Task<IReadOnlyList<PersonId>> OperatorsAsync(CancellationToken cancellation)
    {
        await using var db = open();
        return await OperatorActs.Of(db).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<ListingFound>> FindListingsAsync(string? words, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await StoredListings.FindAsync(db, search, words, limit, cancellation);
    }

    public async Task<IReadOnlyList<ListingTold>> ListingsOfAsync(PersonId seller, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Listings.Where(listing => listing.Status != ListingStatus.Deleted && db.Shops.Any(shop => shop.Seller == seller && shop.Id == listing.Shop))
            .OrderBy(listing => listing.Id).TellAsync(db, cancellation);
    }

    public async Task<ListingTold?> ListingAsync(ListingId listing, CancellationToken cancellation)
    {
        await using var db = open();
        return (await db.Listings.Where(it => it.Id == listing).TellAsync(db, cancellation)).SingleOrDefault();
    }

    public async Task<ShopTold?> ShopAsync(ShopId shop, CancellationToken cancellation)
    {
        await using var db = open();
        if (await db.Shops.AsNoTracking().SingleOrDefaultAsync(it => it.Id == shop, cancellation) is not { } found)
            return null;
        return new ShopTold(found.Id, found.Name, await db.ForSale().Where(listing => listing.Shop == shop).Take(MostShown).TellAsync(db, cancellation));
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

    public async Task<PersonId> SellerAsync(ShopId shop, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Shops.Where(it => it.Id == shop).Select(it => it.Seller).SingleAsync(cancellation);
    }

    public Task<IReadOnlyList<OrderTold>> OrdersByAsync(PersonId buyer, int limit, CancellationToken cancellation) =>
        OrdersAsync((_, orders) => orders.Where(order => order.Buyer == buyer).OrderByDescending(order => order.Number).Take(limit), cancellation);

    public Task<IReadOnlyList<OrderTold>> OrdersFromAsync(PersonId seller, int limit, CancellationToken cancellation) => OrdersAsync(
        (db, orders) => SoldBy(db, orders, seller).OrderByDescending(order => order.Number).Take(limit), cancellation);

    public async Task<OrderTold?> OrderAsync(OrderNumber order, CancellationToken cancellation) =>
        (await OrdersAsync((_, orders) => orders.Where(it => it.Number == order), cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<OrderTold>> DisputesAsync(int limit, CancellationToken cancellation) =>
        OrdersAsync((_, orders) => orders.Where(it => it.Status == OrderStatus.Disputed).OrderBy(it => it.Number).Take(limit), cancellation);

    public Task<IReadOnlyList<OrderTold>> PaidByAsync(PersonId buyer, int limit, CancellationToken cancellation) =>
        PaidAsync((_, orders) => orders.Where(order => order.Buyer == buyer), limit, cancellation);

    public Task<IReadOnlyList<OrderTold>> PaidToAsync(PersonId seller, int limit, CancellationToken cancellation) =>
        PaidAsync((db, orders) => SoldBy(db, orders, seller), limit, cancellation);

    public async Task<ReceiptTold?> ReceiptAsync(OrderNumber order, CancellationToken cancellation)
    {
        await using var db = open();
        return await StoredReceipts.ReadAsync(db, order, cancellation);
    }

    public async Task<IReadOnlyList<PaymentId>> OverduePaymentsAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Payments.Where(payment => payment.Status == PaymentStatus.Pending && payment.PayBy <= now)
            .OrderBy(payment => payment.PayBy).Take(limit).Select(payment => payment.Id).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<OrderNumber>> ArrivalsToAskAsync(DateTimeOffset now, TimeSpan before, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        var soon = now + before;
        return await db.Orders.Where(order => order.Status == OrderStatus.Shipped && !order.ArrivalAsked && order.ReceiveBy > now && order.ReceiveBy <= soon)
            .OrderBy(order => order.Number).Take(limit).Select(order => order.Number).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<OrderNumber>> OverdueReceiptsAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Orders.Where(order => order.Status == OrderStatus.Shipped && order.ReceiveBy <= now)
            .OrderBy(order => order.Number).Take(limit).Select(order => order.Number).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<HandoverId>> SilentHandoversAsync(DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        await using var db = open();
        return await db.Handovers.Where(handover => handover.ClosedAt == null && handover.SaidAt < before)
            .OrderBy(handover => handover.SaidAt).Take(limit).Select(handover => handover.Id).ToListAsync(cancellation);
    }

    private static IQueryable<Order> SoldBy(TradeContext db, IQueryable<Order> orders, PersonId seller) =>
        orders.Where(order => db.Shops.Any(shop => shop.Seller == seller && shop.Id == order.Shop));

    private Task<IReadOnlyList<OrderTold>> PaidAsync(Func<TradeContext, IQueryable<Order>, IQueryable<Order>> whose, int limit, CancellationToken cancellation) => OrdersAsync(
        (db, orders) => StoredReceipts.Paid(db, whose(db, orders)).OrderByDescending(order => order.Number).Take(limit), cancellation);

    public async Task<IReadOnlyList<OrderTold>> OrdersAsync(Func<TradeContext, IQueryable<Order>, IQueryable<Order>> which, CancellationToken cancellation)
    {
        await using var db = open();
        var orders = await which(db, db.Orders.AsNoTracking()).ToListAsync(cancellation);
        var shops = await db.ShopsAsync(orders.Select(order => order.Shop), cancellation);
        return [.. orders.Select(order => OrderTold.Of(order, shops[order.Shop]))];
    }
}
