using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;

namespace ChatShop.Storage.Tests;

/// <summary>An act is done wholly, with its notices and its books, or not at all, wherever it breaks.</summary>
public abstract class WholeOrNothingTests(ITestDatabase database) : IAsyncLifetime
{
    private readonly Failures failures = new();
    private TestMarket? market;

    private TestMarket Market => market!;

    public async ValueTask InitializeAsync() => market = await TestMarket.OpenAsync(await database.CreateAsync(), feePercent: 5, failures);

    public async ValueTask DisposeAsync()
    {
        if (market is not null)
            await market.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_first_listing_that_breaks_anywhere_leaves_neither_shop_nor_listing_nor_number()
    {
        var seller = await Market.MeetAsync("王婶");
        var offer = new Offer("红富士苹果", new Price(new Money(500, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(500, Unit.Jin));
        var published = await BreakEverywhereAsync(seller, new PublishListing(seller, offer, "王婶菜园"));
        Assert.Equal((1, 1), (published.Shop.Value, published.Listing.Value));
        Assert.Single(await Market.Records.FindListingsAsync("苹果", 10, default));
    }

    [Fact]
    public async Task A_cash_order_that_breaks_anywhere_leaves_neither_order_nor_notice_nor_less_stock()
    {
        var (listing, _, buyer) = await OpenAsync();
        var placed = await BreakEverywhereAsync(buyer, TestMarket.Wish(buyer, listing, 10, PaymentMethod.CashOnDelivery));
        Assert.Equal(1001, placed.Orders[0].Number.Value);
        Assert.IsType<SaleMade>(Assert.Single(await Market.Outbox.DueAsync(10, default)).Told);
        Assert.Equal(490, (await Market.Records.ListingAsync(listing, default))!.Stock.Value);
    }

    [Fact]
    public async Task Money_that_breaks_anywhere_while_it_is_written_down_is_written_down_once()
    {
        var (listing, _, buyer) = await OpenAsync();
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10));
        await BreakEverywhereAsync(null, TestMarket.Payment(placed));
        Assert.Equal([-5000L, 5000L], (await Market.Books.LedgerAsync(null, 0, 10, default)).Select(row => row.Minor));
        Assert.Equal(2, (await Market.Outbox.DueAsync(10, default)).Count);
    }

    [Fact]
    public async Task A_receipt_that_breaks_anywhere_pays_the_seller_once()
    {
        var (listing, seller, buyer) = await OpenAsync();
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10));
        await Market.PayAsync(placed);
        await Market.ActAsync(seller, new ShipOrder(seller, placed.Orders[0].Number, new Shipment(null, null)));
        await BreakEverywhereAsync(buyer, new ReceiveOrder(buyer, placed.Orders[0].Number));
        Assert.Equal(4750, (await Market.Books.BalancesAsync(default)).Single(line => line.Account.EndsWith(":payable", StringComparison.Ordinal)).Amount.Minor);
    }

    [Fact]
    public async Task A_group_that_breaks_anywhere_while_it_ends_gives_the_money_back_once()
    {
        var (listing, seller, buyer) = await OpenAsync();
        var terms = new GroupTerms(new Price(new Money(400, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(5, Unit.Piece), CountsPeople: true, new DateOnly(2026, 3, 3));
        var group = (await Market.ActAsync(seller, new StartGroup(seller, listing, terms))).Group.Id;
        var joined = await Market.ActAsync(buyer, new JoinGroup(
            buyer, group, new Quantity(10, Unit.Jin), new DeliverTo("李家村3组", "13812345678", "李雷"), PaymentMethod.Online, "zh-CN"));
        await Market.PayAsync(joined.Placed);
        Market.Clock.Advance(TimeSpan.FromDays(3));

        await BreakEverywhereAsync(null, new EndGroup(group));

        var parcels = await Market.Outbox.DueAsync(20, default);
        Assert.Single(parcels, parcel => parcel.Told is JoinUndone);
        Assert.Single(parcels, parcel => parcel.Told is SendRefund);
        Assert.Equal(500, (await Market.Records.ListingAsync(listing, default))!.Stock.Value);
    }

    [Fact]
    public async Task A_refused_act_leaves_nothing_but_that_it_was_refused()
    {
        var seller = await Market.MeetAsync("王婶");
        var before = await database.DumpAsync();
        var absurd = new Offer("苹果", new Price(new Money(0, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(500, Unit.Jin));
        Assert.IsType<PriceOutOfRange>((await Market.TryAsync(seller, new PublishListing(seller, absurd, "王婶菜园"))).Refusal);
        var added = Assert.Single((await database.DumpAsync()).Split('\n').Except(before.Split('\n')));
        Assert.StartsWith("acts: ", added, StringComparison.Ordinal);
        Assert.IsType<NoShopYet>((await Market.TryAsync(seller, new PauseListing(seller, new ListingId(1)))).Refusal);
    }

    [Fact]
    public async Task Notices_are_there_as_soon_as_the_act_is_and_never_without_it()
    {
        var (listing, _, buyer) = await OpenAsync();
        failures.AtCommit = true;
        await Assert.ThrowsAsync<BrokenOnPurposeException>(() => Market.TryAsync(buyer, TestMarket.Wish(buyer, listing, 10, PaymentMethod.CashOnDelivery), key: "k"));
        failures.Stop();
        Assert.Empty(await Market.Outbox.DueAsync(10, default));
        Assert.Empty(await Market.Records.OrdersByAsync(buyer, 10, default));

        await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10, PaymentMethod.CashOnDelivery), key: "k");
        Assert.Single(await Market.Outbox.DueAsync(10, default));
        await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10, PaymentMethod.CashOnDelivery), key: "k");
        Assert.Single(await Market.Outbox.DueAsync(10, default));
    }

    private async Task<(ListingId Listing, PersonId Seller, PersonId Buyer)> OpenAsync()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        return ((await Market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing, seller, buyer);
    }

    /// <summary>The act breaks at its first step, then at its second … and at its commit; each time nothing is changed. Then it goes through.</summary>
    private async Task<TFact> BreakEverywhereAsync<TFact>(PersonId? actor, Command<TFact> command) where TFact : Fact
    {
        var before = await database.DumpAsync();
        failures.AtCommit = true;
        for (var steps = 0; ; steps++)
        {
            Assert.True(steps < 100, "The act never comes to its commit.");
            failures.After(steps);
            var broken = await Assert.ThrowsAnyAsync<Exception>(() => Market.TryAsync(actor, command, key: "broken"));
            Assert.Contains(nameof(BrokenOnPurposeException), broken.ToString(), StringComparison.Ordinal);
            var left = failures.Left;
            failures.After(int.MaxValue);
            Assert.Equal(before, await database.DumpAsync());
            if (left > 0)
                break; // Every command had its turn, and only the commit broke.
        }
        failures.Stop();
        var fact = await Market.ActAsync(actor, command, key: "broken");
        Assert.NotEqual(before, await database.DumpAsync());
        return fact;
    }
}
