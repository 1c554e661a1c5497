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
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>Reads what the market knows; changes nothing.</summary>
internal sealed class StoredRecords(Func<TradeContext> open, ISearchIndex search, MarketRules rules) : ITradeRecords
{
    /// <summary>How many goods of a shop are shown: nobody reads on.</summary>
    private const int MostShown = 100;

    public async Task<PersonTold> PersonAsync(PersonId person, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var (first, shop) = await FirstAsync(db, person, cancellation);
        List<Person> contacts = first.HeardLast is null
            ? [first]
            : [first, .. await db.People.Where(it => it.JoinedTo == first.Id).OrderBy(it => it.Id).ToListAsync(cancellation)];
        var last = contacts.FirstOrDefault(it => it.Id == first.HeardLast) ?? first;
        return new PersonTold(first.Id, last.Channel, last.User, last.Conversation, shop?.Id, shop?.Name, first.DeliverTo)
        {
            Contacts = [.. contacts.Select(it => new Contact(it.Id, it.Channel, it.User, it.Conversation))],
            IsOperator = first.Roles.HasFlag(PersonRoles.Operator),
            Muted = first.Muted,
        };
    }

    /// <summary>A person, or whom they are one with, and their shop.</summary>
    private static async Task<(Person First, Shop? Shop)> FirstAsync(TradeContext db, PersonId person, CancellationToken cancellation)
    {
        var found = await db.People.Where(it => it.Id == person)
            .LeftJoin(db.Shops, it => it.Id, shop => shop.Seller, (it, shop) => new { it, shop }).SingleAsync(cancellation);
        return found.it.JoinedTo is { } account ? await FirstAsync(db, account, cancellation) : (found.it, found.shop);
    }

    public Task<IReadOnlyList<PersonId>> OperatorsAsync(CancellationToken cancellation) => open.ListAsync(OperatorActs.Of, cancellation);

    public Task<IReadOnlyList<ListingFound>> FindListingsAsync(string? words, int limit, CancellationToken cancellation, bool wholeIsEnough) =>
        open.ReadAsync(db => StoredListings.FindAsync(db, search, words, limit, wholeIsEnough, cancellation));

    public Task<IReadOnlyList<ListingTold>> ListingsOfAsync(PersonId seller, CancellationToken cancellation) => open.ReadAsync(
        db => db.Listings.Where(listing => listing.Status != ListingStatus.Deleted && db.Shops.Any(shop => shop.Seller == seller && shop.Id == listing.Shop))
            .OrderBy(listing => listing.Id).TellAsync(db, cancellation));

    public async Task<ListingTold?> ListingAsync(ListingId listing, CancellationToken cancellation) =>
        (await open.ReadAsync(db => db.Listings.Where(it => it.Id == listing).TellAsync(db, cancellation))).SingleOrDefault();

    public async Task<ShopTold?> ShopAsync(ShopId shop, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        if (await db.Shops.SingleOrDefaultAsync(it => it.Id == shop, cancellation) is not { } found)
            return null;
        return new ShopTold(found.Id, found.Name, await db.ForSale().Where(listing => listing.Shop == shop).Take(MostShown).TellAsync(db, cancellation));
    }

    public Task<SalesTold> SalesAsync(PersonId seller, Days days, CancellationToken cancellation) =>
        open.ReadAsync(db => StoredSales.ReadAsync(db, seller, days, rules.TimeZone, cancellation));

    public async Task<Refusal?> RefuseAsync(IReadOnlyList<Wish> wishes, CancellationToken cancellation) =>
        wishes.Count == 0 ? null : Placing.Refuse(wishes, await open.ReadAsync(db => db.WishedForAsync(wishes, cancellation)));

    public Task<PersonId> SellerAsync(ShopId shop, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Shops.Where(it => it.Id == shop).Select(it => it.Seller).SingleAsync(cancellation));

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

    public Task<ReceiptTold?> ReceiptAsync(OrderNumber order, CancellationToken cancellation) =>
        open.ReadAsync(db => StoredReceipts.ReadAsync(db, order, cancellation));

    public Task<IReadOnlyList<PaymentId>> OverduePaymentsAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Payments.Where(payment => payment.Status == PaymentStatus.Pending && payment.PayBy <= now)
            .OrderBy(payment => payment.PayBy).Take(limit).Select(payment => payment.Id), cancellation);

    public Task<IReadOnlyList<OrderNumber>> ArrivalsToAskAsync(DateTimeOffset now, TimeSpan before, int limit, CancellationToken cancellation)
    {
        var soon = now + before;
        return open.ListAsync(db => db.Orders.Where(order => order.Status == OrderStatus.Shipped && !order.ArrivalAsked && order.ReceiveBy > now && order.ReceiveBy <= soon)
            .OrderBy(order => order.Number).Take(limit).Select(order => order.Number), cancellation);
    }

    public Task<IReadOnlyList<OrderNumber>> OverdueReceiptsAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Orders.Where(order => order.Status == OrderStatus.Shipped && order.ReceiveBy <= now)
            .OrderBy(order => order.Number).Take(limit).Select(order => order.Number), cancellation);

    public Task<IReadOnlyList<HandoverId>> SilentHandoversAsync(DateTimeOffset before, int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Handovers.Where(handover => handover.ClosedAt == null && handover.SaidAt < before)
            .OrderBy(handover => handover.SaidAt).Take(limit).Select(handover => handover.Id), cancellation);

    private static IQueryable<Order> SoldBy(TradeContext db, IQueryable<Order> orders, PersonId seller) =>
        orders.Where(order => db.Shops.Any(shop => shop.Seller == seller && shop.Id == order.Shop));

    private Task<IReadOnlyList<OrderTold>> PaidAsync(Func<TradeContext, IQueryable<Order>, IQueryable<Order>> whose, int limit, CancellationToken cancellation) => OrdersAsync(
        (db, orders) => StoredReceipts.Paid(db, whose(db, orders)).OrderByDescending(order => order.Number).Take(limit), cancellation);

    public async Task<IReadOnlyList<OrderTold>> OrdersAsync(Func<TradeContext, IQueryable<Order>, IQueryable<Order>> which, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var orders = await which(db, db.Orders).ToListAsync(cancellation);
        var shops = await db.ShopsAsync(orders.Select(order => order.Shop), cancellation);
        return [.. orders.Select(order => OrderTold.Of(order, shops[order.Shop]))];
    }
}
