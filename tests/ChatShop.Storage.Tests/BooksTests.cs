using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Shops;

namespace ChatShop.Storage.Tests;

/// <summary>The ledger balances and the audit trail holds together, whatever people do.</summary>
public abstract class BooksTests(ITestDatabase database) : MarketTests(database)
{
    private const int Days = 200;

    [Fact]
    public async Task After_any_life_of_the_market_the_ledger_sums_to_zero_and_no_goods_are_lost()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = (await Market.PublishAsync(seller, "红富士苹果", 333, 500)).Listing;
        var orders = await LiveAsync(new Random(7), seller, buyer, listing);

        var rows = await Market.Books.LedgerAsync(null, 0, 10_000, default);
        Assert.NotEmpty(rows);
        Assert.All(rows.GroupBy(row => (row.Entry, row.Currency)), entry => Assert.Equal(0, entry.Sum(row => row.Minor)));
        Assert.Equal(0, (await Market.Books.BalancesAsync(default)).Sum(line => line.Amount.Minor));

        var told = await Task.WhenAll(orders.Select(number => Market.Records.OrderAsync(number, default)));
        var left = (await Market.Records.ListingAsync(listing, default))!;
        Assert.Equal(Sum(OrderStatus.AwaitingPayment), left.Reserved.Value);
        Assert.Equal(500 - Sum(OrderStatus.Placed, OrderStatus.Shipped, OrderStatus.Completed, OrderStatus.Disputed) - Kept(), left.Stock.Value);
        Assert.True(told.Select(order => order!.Status).Distinct().Count() >= 5, "A dull life shows nothing.");

        // What was sent and then paid back whole stays with the buyer.
        decimal Kept() => told.Where(order => order is { Status: OrderStatus.Refunded, Shipment: not null }).SelectMany(order => order!.Lines).Sum(line => line.Quantity.Value);

        decimal Sum(params OrderStatus[] statuses) =>
            told.Where(order => statuses.Contains(order!.Status)).SelectMany(order => order!.Lines).Sum(line => line.Quantity.Value);
    }

    [Fact]
    public async Task What_is_held_for_orders_is_what_paid_orders_cost()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = (await Market.PublishAsync(seller, "红富士苹果", 333, 500)).Listing;
        var orders = await LiveAsync(new Random(11), seller, buyer, listing);

        var held = (await Market.Books.BalancesAsync(default)).ToDictionary(line => line.Account, line => line.Amount.Minor);
        foreach (var number in orders)
        {
            var order = (await Market.Records.OrderAsync(number, default))!;
            if (order.Status is OrderStatus.Placed or OrderStatus.Shipped && !order.IsCash)
                Assert.Equal(order.Paid!.Value.Minor, held.GetValueOrDefault($"escrow:{number}"));
            if (order.Status is OrderStatus.Completed or OrderStatus.Refunded)
                Assert.Equal(0, held.GetValueOrDefault($"escrow:{number}"));
        }
    }

    [Fact]
    public async Task The_audit_trail_fits_together_and_counts_without_gaps()
    {
        await ActSomeAsync();
        var acts = await Market.Books.ActsAsync(0, 100, default);
        Assert.Equal(Enumerable.Range(1, acts.Count).Select(id => (long)id), acts.Select(act => act.Id));
        Assert.Null(FirstBroken(acts));
    }

    [Theory]
    [InlineData("UPDATE acts SET actor = 99 WHERE id = 2")]
    [InlineData("UPDATE acts SET subject = 'order 9999' WHERE id = 2")]
    [InlineData("UPDATE acts SET outcome = 'NotForSale' WHERE id = 2")]
    [InlineData("UPDATE acts SET verb = 'DeleteListing' WHERE id = 2")]
    [InlineData("UPDATE acts SET told = told || 'x' WHERE id = 2")]
    [InlineData("UPDATE acts SET key = 'another' WHERE id = 2")]
    [InlineData("UPDATE acts SET hash = (SELECT hash FROM acts WHERE id = 1) WHERE id = 2")]
    [InlineData("DELETE FROM acts WHERE id = 2")]
    public async Task A_changed_or_missing_row_of_the_audit_trail_is_found(string tampering)
    {
        await ActSomeAsync();
        Assert.Equal(1, await Database.TamperAsync(tampering));
        Assert.InRange(FirstBroken(await Market.Books.ActsAsync(0, 100, default)) ?? 0, 2, 3);
    }

    [Fact]
    public async Task A_parcel_that_can_not_be_read_stops_none_of_the_others()
    {
        await ActSomeAsync();
        var all = await Market.Outbox.DueAsync(50, default);
        Assert.True(all.Count >= 2);
        Assert.Equal(1, await Database.TamperAsync($"UPDATE outbox SET told = 'broken' WHERE id = {all[0].Id}"));

        Assert.Equal(all.Skip(1).Select(parcel => parcel.Id), (await Market.Outbox.DueAsync(50, default)).Select(parcel => parcel.Id));
        Assert.Contains(await Market.Books.WaitingAsync(0, 100, default), row => row.Id == all[0].Id && row.Reason!.Contains("can not be read", StringComparison.Ordinal));
    }

    private async Task ActSomeAsync()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = (await Market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing;
        Market.Clock.Advance(TimeSpan.FromTicks(3));
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10));
        await Market.TryAsync(buyer, TestMarket.Wish(buyer, listing, 9999));
        await Market.PayAsync(placed);
    }

    private static long? FirstBroken(IEnumerable<ActRow> acts)
    {
        var before = "";
        foreach (var act in acts)
        {
            if (AuditChain.Hash(before, act) != act.Hash)
                return act.Id;
            before = act.Hash;
        }
        return null;
    }

    private async Task<IReadOnlyList<OrderNumber>> LiveAsync(Random chance, PersonId seller, PersonId buyer, ListingId listing)
    {
        await Market.ActAsync(seller, new KeepCollectionCode(seller, CollectionWay.WeChat, "0123456789abcdef0123456789abcdef.jpg"));
        var life = new Life(Market, chance, seller, buyer, listing);
        for (var day = 0; day < Days; day++)
            await life.LiveADayAsync();
        return await life.EndAsync();
    }
}
