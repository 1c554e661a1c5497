using System.Globalization;
using System.Net;
using ChatShop.Server.Tests.Photos;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Reviews;
using SkiaSharp;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>A market with more than a page of goods, a shop of somebody who means harm, and what a buyer said of both.</summary>
public sealed class Stocked : SharedShop
{
    /// <summary>How many can be bought.</summary>
    public const int ForSale = 16;

    /// <summary>Names that would break a page which takes them for markup.</summary>
    public const string EvilProduct = "</script><script>alert(1)</script>{{ 6 | times: 7 }}";

    public const string EvilShop = "\" onmouseover=\"alert(2)<b>'{% if %}";

    public const string EvilReview = "<img src=x onerror=alert(3)>{{ stars }}</article>";

    /// <summary>Links: goods with photos, goods of the evil shop, goods that are paused, goods that were taken away.</summary>
    internal (string Apples, string Evil, string Paused, string Deleted) Goods { get; private set; }

    /// <summary>The name of the apples' first photo.</summary>
    internal string Photo { get; private set; } = "";

    internal Task<string> ReadAsync(string path, string language = "zh-CN") => ReadAsync(path, language, HttpStatusCode.OK);

    /// <summary>A page as it comes, its markup untouched.</summary>
    internal async Task<string> ReadAsync(string path, string language, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Shop.Address, path));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await Shop.Http.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private protected override async Task FillAsync()
    {
        var (wang, mallory) = (await Shop.PersonAsync("wang"), await Shop.PersonAsync("mallory"));
        var seller = Shop.Meet("wang");
        foreach (var i in Enumerable.Range(1, ForSale - 2))
            await SellAsync(wang, string.Create(CultureInfo.InvariantCulture, $"白菜{i}号"), "王婶果园");
        var (paused, deleted) = (await SellAsync(wang, "停卖的梨", null), await SellAsync(wang, "没有了的梨", null));
        await Shop.GivenAsync(wang, new PauseListing(wang, paused));
        await Shop.GivenAsync(wang, new DeleteListing(wang, deleted));
        var evil = await SellAsync(mallory, EvilProduct, EvilShop);
        var photos = Enumerable.Range(0, 2).Select(i => ("image/jpeg", Sent.As("image/jpeg", CameraPhoto.Take(SKEncodedImageFormat.Jpeg, 1200 + i, 800)))).ToArray();
        await seller.SendAsync("卖 红富士苹果 5块一斤 500斤", photos);
        await seller.SayAsync("对");
        var apples = new ListingId(evil.Value + 1);
        Photo = (await Shop.ListingAsync(apples)).Photo!;
        await ReviewAsync(wang, apples, 5, "又脆又甜");
        await ReviewAsync(mallory, evil, 1, EvilReview);
        Goods = ($"/l/{apples}", $"/l/{evil}", $"/l/{paused}", $"/l/{deleted}");
    }

    private async Task ReviewAsync(PersonId seller, ListingId listing, int stars, string text)
    {
        var buyer = await Shop.PersonAsync("zhang");
        var placed = await Shop.GivenAsync(buyer, new PlaceOrder(
            buyer, [new Wish(listing, new Quantity(2m, Unit.Jin))], new DeliverTo("李家村3组12号", "13800110003", "张三"), PaymentMethod.CashOnDelivery, "zh-CN"));
        await Shop.GivenAsync(seller, new ShipOrder(seller, placed.Orders[0].Number, new Shipment("顺丰", "SF1390557782204")));
        await Shop.GivenAsync(buyer, new WriteReview(buyer, placed.Orders[0].Number, stars, text));
    }

    private async Task<ListingId> SellAsync(PersonId seller, string product, string? shopName)
    {
        var offer = new Offer(product, new Price(Money.Of(2.5m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin));
        return (await Shop.GivenAsync(seller, new PublishListing(seller, offer, shopName))).Listing;
    }
}
