using System.Net;
using System.Text.Json.Nodes;
using ChatShop.Server.Tests.Orders;

namespace ChatShop.Server.Tests.Pictures;

/// <summary>What a seller hands out leads, over all doors, to the shop.</summary>
public sealed class SharingTests(FilledShop filled)
{
    [Fact]
    public async Task A_card_that_is_scanned_opens_the_shop()
    {
        await using var shop = await OpenedShop.OpenAsync();
        var seller = shop.Meet("wang");
        await Sale.SellAsync(seller);

        var answer = await seller.SayAsync("分享我的店");
        using var card = await PictureOfAsync(shop, answer);
        var link = card.Code()!;

        Assert.Equal(new Uri(shop.Address, "/s/s1").AbsoluteUri, link);
        Assert.Contains(link, answer.Text, StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await shop.Http.GetStringAsync(new Uri(link)));
        Assert.Contains("王婶果园", page, StringComparison.Ordinal);
        Assert.Contains("红富士苹果，5元/斤，还有500斤", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sales_are_shown_as_a_picture_that_can_be_opened()
    {
        await using var shop = await OpenedShop.OpenAsync();
        var (seller, buyer) = (shop.Meet("wang"), shop.Meet("zhang"));
        await Sale.SellAsync(seller);
        await Sale.WantAsync(buyer);
        await buyer.SayAllAsync(Sale.LastWord, "货到付款");

        using var chart = await PictureOfAsync(shop, await seller.SayAsync("今天卖了多少"));

        Assert.Single(chart.Bars());
    }

    [Theory]
    [InlineData("/s/s999")]
    [InlineData("/s/1")]
    [InlineData("/s/s-1")]
    [InlineData("/photos/00000000000000000000000000000000.png")]
    public async Task Where_there_is_nothing_nothing_is_found(string path)
    {
        using var answer = await filled.Shop.Http.GetAsync(new Uri(filled.Shop.Address, path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<Picture> PictureOfAsync(OpenedShop shop, Answer answer)
    {
        var attachment = JsonNode.Parse(answer.Body)!["activities"]!.AsArray().SelectMany(it => it!["attachments"]?.AsArray() ?? []).Single()!;
        Assert.Equal("image/png", $"{attachment["contentType"]}");
        using var file = await shop.Http.GetAsync(new Uri($"{attachment["contentUrl"]}"));
        Assert.Equal("image/png", file.Content.Headers.ContentType!.MediaType);
        return new Picture(await file.Content.ReadAsByteArrayAsync());
    }
}
