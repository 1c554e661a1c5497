using System.Text;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Tests;

/// <summary>What lies on disk: the tables' form, values as they went in, nothing personal that can be read.</summary>
public abstract class AtRestTests(ITestDatabase database) : MarketTests(database)
{
    private static readonly DeliverTo Home = new("秘密村七组88号院", "13900001111", "韩梅梅");

    [Fact]
    public async Task An_empty_database_gets_every_table_and_none_is_missing_from_the_migrations()
    {
        await using var db = Market.Open();
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed since the last migration.");
        await db.Database.MigrateAsync();
    }

    [Fact]
    public async Task Nobody_who_has_the_files_can_read_where_a_buyer_lives()
    {
        var (seller, buyer) = (await Market.MeetAsync("seller-1"), await Market.MeetAsync("buyer-1"));
        var listing = (await Market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing;
        var wish = new PlaceOrder(buyer, [new Wish(listing, new Quantity(10, Unit.Jin))], Home, PaymentMethod.Online, "zh-CN");
        var placed = await Market.ActAsync(buyer, wish);
        await Market.PayAsync(placed);
        await Market.ActAsync(buyer, new SetAddress(buyer, Home));
        await Market.ActAsync(buyer, wish with { Method = PaymentMethod.CashOnDelivery });
        Assert.Equal(Home, (await Market.Records.PersonAsync(buyer, default)).DeliverTo);

        var (raw, dump) = (await Database.RawAsync(), await Database.DumpAsync());
        Assert.True(Holds(raw, Encoding.UTF8.GetBytes("红富士苹果")), "The files looked at are not those of the database.");
        Assert.Contains("红富士苹果", dump, StringComparison.Ordinal);
        foreach (var secret in new[] { "秘密村", "七组", "13900001111", "韩梅梅", Escaped("韩梅梅"), Escaped("秘密村") })
        {
            Assert.False(Holds(raw, Encoding.UTF8.GetBytes(secret)), $"{secret} can be read in the files.");
            Assert.False(Holds(raw, Encoding.Unicode.GetBytes(secret)), $"{secret} can be read in the files.");
            Assert.False(Holds(raw, Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))[..8])), $"{secret} can be read in the files.");
            Assert.DoesNotContain(secret, dump, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Instants_come_back_as_they_were_told()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var listing = (await Market.PublishAsync(seller, "红富士苹果", 500, 500)).Listing;
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, 10));

        var (order, _) = Assert.Single(await Market.Books.OrdersAsync(null, null, null, 0, 10, default));
        Assert.Equal(placed.PayBy, order.PayBy);
        Assert.Equal((placed.PayBy - TimeSpan.FromMinutes(30), TimeSpan.Zero), (order.PlacedAt, order.PlacedAt.Offset));
        Assert.InRange(Market.Clock.GetUtcNow() - order.PlacedAt, TimeSpan.Zero, TimeSpan.FromMicroseconds(1));
        Assert.All(await Market.Books.ActsAsync(0, 10, default), act => Assert.Equal(order.PlacedAt, act.At));
    }

    [Theory]
    [InlineData("0.0001", "0.0001", 1)]
    [InlineData("10000000", "0.5", Price.MostMinor)]
    [InlineData("1234567.8901", "3", 1999)]
    [InlineData("0.1", "1", 333)]
    public async Task Quantities_and_prices_come_back_to_the_last_digit(string stock, string per, long fen)
    {
        var seller = await Market.MeetAsync("王婶");
        var price = new Price(new Money(fen, Currency.Cny), new Quantity(Number(per), Unit.Kg));
        var published = await Market.ActAsync(seller, new PublishListing(seller, new Offer(
            "茶叶", price, new Quantity(Number(stock), Unit.Of("liang")), new DateOnly(2026, 10, 1)), "王婶菜园"));

        var told = (await Market.Records.ListingAsync(published.Listing, default))!;
        Assert.Equal((price, Number(stock), "liang"), (told.Price, told.Stock.Value, told.Stock.Unit.Code));
        Assert.Equal(new DateOnly(2026, 10, 1), told.AvailableFrom);
    }

    [Fact]
    public async Task Photos_come_back_in_their_order_and_only_the_seller_adds_some()
    {
        var (seller, other) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("张三"));
        var offer = new Offer("茶叶", new Price(new Money(900, Currency.Cny), new Quantity(1, Unit.Kg)), new Quantity(5, Unit.Kg), null, ["a.jpg", "b.jpg"]);
        var listing = (await Market.ActAsync(seller, new PublishListing(seller, offer, "王婶菜园"))).Listing;
        await Market.PublishAsync(other, "鸭梨", 300, 5);

        await Market.ActAsync(seller, new AddListingPhotos(seller, listing, ["c.jpg"]), "key-1");
        await Market.ActAsync(seller, new AddListingPhotos(seller, listing, ["d.jpg"]), "key-1");
        Assert.IsType<NoSuchListing>((await Market.TryAsync(other, new AddListingPhotos(other, listing, ["e.jpg"]))).Refusal);

        Assert.Equal(["a.jpg", "b.jpg", "c.jpg"], (await Market.Records.ListingAsync(listing, default))!.Photos);
    }

    [Fact]
    public async Task Goods_weighed_in_pounds_and_ordered_in_kilos_come_back_to_the_last_digit()
    {
        var (seller, buyer) = (await Market.MeetAsync("王婶"), await Market.MeetAsync("李雷"));
        var offer = new Offer("coffee", new Price(new Money(900, Currency.Usd), new Quantity(1, Unit.Of("lb"))), new Quantity(100, Unit.Kg));
        var listing = (await Market.ActAsync(seller, new PublishListing(seller, offer, "Wang's"))).Listing;
        var kilos = new[] { 3m, 7m, 0.3m };
        foreach (var kilo in kilos)
        {
            var wish = TestMarket.Wish(buyer, listing, 1) with { Wishes = [new Wish(listing, new Quantity(kilo, Unit.Kg))] };
            await Market.ActAsync(buyer, new CancelOrder(buyer, (await Market.ActAsync(buyer, wish)).Orders[0].Number));
            await Market.PayAsync(await Market.ActAsync(buyer, wish));
        }
        var left = (await Market.Records.ListingAsync(listing, default))!;
        Assert.Equal(0m, left.Reserved.Value);
        Assert.Equal(89.7m, decimal.Round(left.Stock.Value, 4));
    }

    private static bool Holds(byte[] bytes, byte[] sought) => bytes.AsSpan().IndexOf(sought) >= 0;

    private static string Escaped(string text) => string.Concat(text.Select(sign => $"\\u{(int)sign:x4}"));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
