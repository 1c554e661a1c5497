using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>The whole market, page by page, for those who run it: what the REST API and the console read.</summary>
public sealed class MarketBooks
{
    private readonly Func<TradeContext> open;

    internal MarketBooks(Func<TradeContext> open) => this.open = open;

    /// <summary>Shops after a position, oldest first.</summary>
    public Task<IReadOnlyList<Shop>> ShopsAsync(long after, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.Shops.OldestFirst(after, limit, shop => shop.Id), cancellation);

    /// <summary>Listings after a position, oldest first; of one shop or in one status where given.</summary>
    public Task<IReadOnlyList<Listing>> ListingsAsync(ShopId? shop, ListingStatus? status, long after, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.ListingsOf(shop, status).OldestFirst(after, limit, listing => listing.Id), cancellation);

    /// <summary>Orders after a position, oldest first, with who bought; of one shop, buyer or status where given.</summary>
    /// <remarks>Of a buyer with several contacts the first one is told; any of them finds the orders.</remarks>
    public async Task<IReadOnlyList<(Order Order, Person Buyer)>> OrdersAsync(
        ShopId? shop, string? buyer, OrderStatus? status, long after, int limit, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var bought = db.OrdersOf(shop, status).Where(order => buyer == null
            || db.People.Any(person => person.Id == order.Buyer && person.User == buyer) || db.People.Any(other => other.JoinedTo == order.Buyer && other.User == buyer));
        var rows = await bought.OldestFirst(after, limit, order => order.Number)
            .Join(db.People, order => order.Buyer, person => person.Id, (order, person) => new { order, person })
            .OrderBy(row => row.order.Number).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.order, row.person))];
    }

    /// <summary>Ledger lines after a position, in the order they were posted; of one order where given.</summary>
    public Task<IReadOnlyList<LedgerRow>> LedgerAsync(OrderNumber? order, long after, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.LinesOf(order).OldestFirst(after, limit, row => row.Id), cancellation);

    /// <summary>Every account and what is on it, from one snapshot.</summary>
    public async Task<IReadOnlyList<(string Account, Money Amount)>> BalancesAsync(CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var rows = await db.Ledger.GroupBy(row => new { row.Account, row.Currency })
            .Select(group => new { group.Key.Account, group.Key.Currency, Minor = group.Sum(row => row.Minor) })
            .OrderBy(row => row.Account).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Account, Money.OfMinor(row.Minor, row.Currency)))];
    }

    /// <summary>Acts after a position, in order: the audit trail.</summary>
    public Task<IReadOnlyList<ActRow>> ActsAsync(long after, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.Acts.OldestFirst(after, limit, row => row.Id), cancellation);

    /// <summary>What has not arrived yet, oldest first.</summary>
    public Task<IReadOnlyList<OutboxRow>> WaitingAsync(long after, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.Waiting().OldestFirst(after, limit, row => row.Id), cancellation);

    /// <summary>Whether the database answers.</summary>
    public Task<bool> AnswersAsync(CancellationToken cancellation) =>
        open.ReadAsync(db => db.Database.CanConnectAsync(cancellation));
}
