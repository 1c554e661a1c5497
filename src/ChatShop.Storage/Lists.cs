using System.Linq.Expressions;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Storage;

/// <summary>The long lists of the market, and how they are read a page at a time: from the oldest on, or from the newest back.</summary>
internal static class Lists
{
    /// <summary>Listings, of one shop or in one status where given.</summary>
    public static IQueryable<Listing> ListingsOf(this TradeContext db, ShopId? shop, ListingStatus? status = null) =>
        db.Listings.Where(listing => (shop == null || listing.Shop == shop) && (status == null || listing.Status == status));

    /// <summary>A shop's listings but for those that were taken down.</summary>
    public static IQueryable<Listing> StandingOf(this TradeContext db, ShopId shop) => db.Listings.Where(listing => listing.Shop == shop && listing.Status != ListingStatus.Deleted);

    /// <summary>Orders, of one shop or in one status where given.</summary>
    public static IQueryable<Order> OrdersOf(this TradeContext db, ShopId? shop, OrderStatus? status) =>
        db.Orders.Where(order => (shop == null || order.Shop == shop) && (status == null || order.Status == status));

    /// <summary>Lines of the ledger, of one order where given.</summary>
    public static IQueryable<LedgerRow> LinesOf(this TradeContext db, OrderNumber? order)
    {
        var number = order?.Value;
        return db.Ledger.Where(row => number == null || row.Order == number);
    }

    /// <summary>What has not arrived yet.</summary>
    public static IQueryable<OutboxRow> Waiting(this TradeContext db) => db.Outbox.Where(row => row.DoneAt == null);

    /// <summary>A page after a position, the oldest first.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="after">The position; 0 for the beginning.</param>
    /// <param name="limit">The most that are read.</param>
    /// <param name="key">The number of each.</param>
    public static IQueryable<T> OldestFirst<T, TKey>(this IQueryable<T> rows, long after, int limit, Expression<Func<T, TKey>> key) =>
        rows.Where(Compare(key, ExpressionType.GreaterThan, after)).OrderBy(key).Take(limit);

    /// <summary>A page before a position, the newest first.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="before">The position; null for the end.</param>
    /// <param name="limit">The most that are read.</param>
    /// <param name="key">The number of each.</param>
    public static IQueryable<T> NewestFirst<T, TKey>(this IQueryable<T> rows, long? before, int limit, Expression<Func<T, TKey>> key) =>
        (before is { } position ? rows.Where(Compare(key, ExpressionType.LessThan, position)) : rows).OrderByDescending(key).Take(limit);

    /// <summary>Compares a number that may have a type of its own. The position comes as a variable: so the database is asked the same question each time.</summary>
    private static Expression<Func<T, bool>> Compare<T, TKey>(Expression<Func<T, TKey>> key, ExpressionType by, long position)
    {
        Expression<Func<long>> at = () => position;
        var number = typeof(TKey) == typeof(long) ? key.Body : Expression.Convert(Expression.Convert(key.Body, typeof(object)), typeof(long));
        return Expression.Lambda<Func<T, bool>>(Expression.MakeBinary(by, number, at.Body), key.Parameters);
    }
}
