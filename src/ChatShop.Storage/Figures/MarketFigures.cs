using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Sales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Figures;

/// <summary>The market in figures. The database adds up; what is read is as long as what is shown.</summary>
public sealed class MarketFigures
{
    private readonly Func<TradeContext> open;

    internal MarketFigures(Func<TradeContext> open) => this.open = open;

    /// <summary>What was sold on each day, in one currency; every day is there.</summary>
    public async Task<IReadOnlyList<DaySold>> SalesAsync(Days days, Currency currency, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var all = Enumerable.Range(0, days.Count).Select(i => Days.Of(days.From.AddDays(i))).ToList();
        var rows = await SumAsync(all, zone, (_, values) => SalesSql(values, currency), cancellation);
        return [.. rows.Select(row => new DaySold(all[row.Row].From, new Money(row.Minor, currency), (int)row.Orders))];
    }

    /// <summary>How long it took in the middle from an order to its being sent, by the week it was sent in; weeks in which nothing was are missing.</summary>
    /// <param name="weeks">How many, the last one that of <paramref name="today"/>.</param>
    /// <param name="today">A day of the market.</param>
    /// <param name="zone">Where the market is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<WeekShipped>> TimesToShipAsync(int weeks, DateOnly today, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var all = Enumerable.Range(0, weeks).Select(i => monday.AddDays(7 * (i + 1 - weeks))).Select(day => new Days(day, day.AddDays(7))).ToList();
        var rows = await SumAsync(all, zone, (isPostgres, _) => TimesToShipSql(isPostgres), cancellation);
        return [.. rows.Select(row => new WeekShipped(all[row.Row].From, (int)row.Orders, TimeSpan.FromSeconds(row.Minor)))];
    }

    /// <summary>The goods that brought in most, by their name.</summary>
    public async Task<IReadOnlyList<(string Product, Money Money)>> BestGoodsAsync(Days days, Currency currency, TimeZoneInfo zone, int limit, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var rows = await InDays(db, days, zone).SelectMany(order => order.Lines).Where(line => line.Total.Currency == currency).GroupBy(line => line.Product)
            .Select(group => new { Product = group.Key, Minor = group.Sum(line => line.Total.Minor) }).OrderByDescending(row => row.Minor).Take(limit).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Product, new Money(row.Minor, currency)))];
    }

    /// <summary>By which channels orders came in, the most first.</summary>
    public async Task<IReadOnlyList<(string Channel, int Orders)>> OriginsAsync(Days days, TimeZoneInfo zone, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var rows = await InDays(db, days, zone).Join(db.People, order => order.Buyer, person => person.Id, (_, person) => person.Channel).GroupBy(channel => channel)
            .Select(group => new { Channel = group.Key, Orders = group.Count() }).OrderByDescending(row => row.Orders).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Channel, row.Orders))];
    }

    private static IQueryable<Order> InDays(TradeContext db, Days days, TimeZoneInfo zone)
    {
        var (from, until) = days.In(zone);
        var counted = SalesTally.Counted;
        return db.Orders.Where(order => order.PlacedAt >= from && order.PlacedAt < until && counted.Contains(order.Status) && !order.WaitsForHarvest);
    }

    /// <summary>Adds up by spans of days: where a day begins, which is not always 24 hours after the one before, is told to the database.</summary>
    private async Task<IReadOnlyList<FigureRow>> SumAsync(IReadOnlyList<Days> spans, TimeZoneInfo zone, Func<bool, SqlValues, string> select, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var (isPostgres, values) = (db is PostgresTradeContext, new SqlValues());
        var places = spans.Select((span, i) => (Span: span.In(zone), i)).Select(it => $"({it.i}, {values.Place(Instant(it.Span.From))}, {values.Place(Instant(it.Span.Until))})").ToList();
        var sql = $"WITH p(day, begins, ends) AS (VALUES {string.Join(", ", places)}) {select(isPostgres, values)}";
        var rows = await db.Database.SqlQueryRaw<FigureRow>(sql, values.All).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.Row)];

        object Instant(DateTimeOffset at) => isPostgres ? at : at.UtcTicks;
    }

    private static string SalesSql(SqlValues values, Currency currency) => $"""
        SELECT p.day AS "Row", COUNT(DISTINCT o.number) AS "Orders", CAST(COALESCE(SUM(l.total_minor), 0) AS bigint) AS "Minor"
        FROM p LEFT JOIN orders o ON o.placed_at >= p.begins AND o.placed_at < p.ends
            AND o.status IN ({string.Join(", ", SalesTally.Counted.Select(status => values.Place(status.ToString())))}) AND NOT o.waits_for_harvest
        LEFT JOIN order_lines l ON l.order_number = o.number AND l.total_currency = {values.Place(currency.ToString())}
        GROUP BY p.day
        """;

    /// <summary>The middle one, or the two in the middle: neither database has a median that the other knows.</summary>
    private static string TimesToShipSql(bool isPostgres) => $"""
        , shipped AS (SELECT p.day, {(isPostgres ? "EXTRACT(EPOCH FROM a.at - o.placed_at)" : "(a.at - o.placed_at) / 10000000.0")} AS seconds
            FROM p JOIN acts a ON a.at >= p.begins AND a.at < p.ends AND a.outcome = 'OrderShipped'
            JOIN orders o ON o.number = CAST(substr(a.subject, 7) AS bigint)),
        ranked AS (SELECT day, seconds, ROW_NUMBER() OVER (PARTITION BY day ORDER BY seconds) AS place, COUNT(*) OVER (PARTITION BY day) AS many FROM shipped)
        SELECT day AS "Row", CAST(MAX(many) AS bigint) AS "Orders", CAST(AVG(seconds) AS bigint) AS "Minor"
        FROM ranked WHERE place IN ((many + 1) / 2, (many + 2) / 2) GROUP BY day
        """;
}

/// <summary>How long it took to send the orders of a week.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Orders">How many were sent.</param>
/// <param name="Median">Half of them took no longer.</param>
public sealed record WeekShipped(DateOnly Monday, int Orders, TimeSpan Median);

/// <summary>One row of such a sum.</summary>
internal sealed class FigureRow
{
    public int Row { get; set; }

    public long Orders { get; set; }

    public long Minor { get; set; }
}
