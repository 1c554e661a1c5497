using ChatShop.Trade;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>The market as the console looks at it: the newest first, and what wants to be done.</summary>
/// <remarks>Each list begins before a position; null begins with the newest.</remarks>
public sealed class DeskBooks
{
    private readonly Func<TradeContext> open;
    private readonly TimeProvider clock;

    internal DeskBooks(Func<TradeContext> open, TimeProvider clock) => (this.open, this.clock) = (open, clock);

    /// <summary>Orders, of one shop or in one status where given.</summary>
    public Task<IReadOnlyList<Order>> OrdersAsync(ShopId? shop, OrderStatus? status, long? before, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.OrdersOf(shop, status).NewestFirst(before, limit, order => order.Number), cancellation);

    /// <summary>What a shop has to send now, newest first: what waits for its group or its harvest is not sent yet.</summary>
    public Task<IReadOnlyList<Order>> ToSendAsync(ShopId shop, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.OrdersOf(shop, OrderStatus.Placed).Where(order => !order.WaitsForGroup && !order.WaitsForHarvest).NewestFirst(null, limit, order => order.Number), cancellation);

    /// <summary>Shops.</summary>
    public Task<IReadOnlyList<Shop>> ShopsAsync(long? before, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.Shops.NewestFirst(before, limit, shop => shop.Id), cancellation);

    /// <summary>Listings, of one shop where given.</summary>
    public Task<IReadOnlyList<Listing>> ListingsAsync(ShopId? shop, long? before, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.ListingsOf(shop).NewestFirst(before, limit, listing => listing.Id), cancellation);

    /// <summary>A shop's goods, but for those that were taken down.</summary>
    public Task<IReadOnlyList<Listing>> GoodsAsync(ShopId shop, long? before, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.StandingOf(shop).NewestFirst(before, limit, listing => listing.Id), cancellation);

    /// <summary>Those of them with certain numbers.</summary>
    public Task<IReadOnlyList<Listing>> GoodsAsync(ShopId shop, IReadOnlyCollection<ListingId> which, CancellationToken cancellation) =>
        open.ListAsync(db => db.StandingOf(shop).Where(listing => which.Contains(listing.Id)), cancellation);

    /// <summary>Those of them that are called so.</summary>
    public Task<IReadOnlyList<Listing>> GoodsAsync(ShopId shop, IReadOnlyCollection<string> products, CancellationToken cancellation) =>
        open.ListAsync(db => db.StandingOf(shop).Where(listing => products.Contains(listing.Product)), cancellation);

    /// <summary>The shop that a person sells in; null for none.</summary>
    public Task<Shop?> ShopOfAsync(PersonId seller, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Shops.SingleOrDefaultAsync(shop => shop.Seller == seller, cancellation));

    /// <summary>Lines of the ledger, of one order where given.</summary>
    public Task<IReadOnlyList<LedgerRow>> LedgerAsync(OrderNumber? order, long? before, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.LinesOf(order).NewestFirst(before, limit, row => row.Id), cancellation);

    /// <summary>Payouts to sellers.</summary>
    public Task<IReadOnlyList<Payout>> PayoutsAsync(long? before, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.Payouts.NewestFirst(before, limit, payout => payout.Id), cancellation);

    /// <summary>What was done.</summary>
    public Task<IReadOnlyList<ActRow>> ActsAsync(long? before, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.Acts.NewestFirst(before, limit, row => row.Id), cancellation);

    /// <summary>What has not arrived.</summary>
    public Task<IReadOnlyList<OutboxRow>> WaitingAsync(long? before, int limit, CancellationToken cancellation) =>
        open.ListAsync(db => db.Waiting().NewestFirst(before, limit, row => row.Id), cancellation);

    /// <summary>How many have not arrived.</summary>
    public Task<int> WaitingAsync(CancellationToken cancellation) => open.ReadAsync(db => db.Waiting().CountAsync(cancellation));

    /// <summary>The complaint about an order; null for none.</summary>
    public Task<Complaint?> ComplaintAsync(OrderNumber order, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Complaints.SingleOrDefaultAsync(complaint => complaint.Order == order, cancellation));

    /// <summary>People who wait for somebody who runs the market, the longest first, and where they write.</summary>
    public async Task<IReadOnlyList<(Handover Handover, Person Asker)>> CallsAsync(CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var rows = await db.Handovers.Where(handover => handover.ClosedAt == null && handover.Other == null)
            .Join(db.People, handover => handover.Asker, person => person.Id, (handover, person) => new { handover, person })
            .OrderBy(row => row.handover.Id).Take(100).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.handover, row.person))];
    }

    /// <summary>How many of them there are.</summary>
    public Task<int> CallsCountAsync(CancellationToken cancellation) =>
        open.ReadAsync(db => db.Handovers.CountAsync(handover => handover.ClosedAt == null && handover.Other == null, cancellation));

    /// <summary>Such a call by its number; null when it is over, or somebody else's.</summary>
    public Task<Handover?> CallAsync(HandoverId id, CancellationToken cancellation) =>
        open.ReadAsync(db => db.Handovers.SingleOrDefaultAsync(handover => handover.Id == id && handover.ClosedAt == null && handover.Other == null, cancellation));

    /// <summary>What the two of a handover have said to each other, in order, whether it has arrived yet or not.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset At, Side From, string Text)>> TalkAsync(HandoverId handover, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var about = $"handover {handover}";
        var rows = await db.Acts.Where(row => row.Subject == about && !row.Refused).OrderBy(row => row.Id).ToListAsync(cancellation);
        var said = new List<(DateTimeOffset, Side, string)>();
        foreach (var row in rows)
            if (db.Seal.Open(row.Told, TradeJson.TypeNamed(row.Outcome)) is HandoverOpened opened)
                said.Add((row.At, opened.From.Side, opened.Said));
            else if (db.Seal.Open(row.Told, TradeJson.TypeNamed(row.Outcome)) is HandoverSpoken spoken)
                said.Add((row.At, spoken.From.Side, spoken.Text));
        return said;
    }

    /// <summary>How many orders of the last days are in each status.</summary>
    public async Task<IReadOnlyDictionary<OrderStatus, int>> CountsAsync(CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        return (await db.Orders.GroupBy(order => order.Status).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation)).ToDictionary(row => row.Key, row => row.Count);
    }

    /// <summary>Orders a day, of the last days, the oldest first; days without any are there too.</summary>
    /// <param name="days">How many.</param>
    /// <param name="zone">Where a day begins.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<IReadOnlyList<(DateOnly Day, int Orders)>> DaysAsync(int days, TimeZoneInfo zone, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).Date);
        var from = new DateTimeOffset(today.AddDays(1 - days).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddDays(-1);
        var moments = await db.Orders.Where(order => order.PlacedAt >= from).Select(order => order.PlacedAt).ToListAsync(cancellation);
        var counted = moments.CountBy(at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).Date)).ToDictionary();
        return [.. Enumerable.Range(0, days).Select(i => today.AddDays(i + 1 - days)).Select(day => (day, counted.GetValueOrDefault(day)))];
    }
}
