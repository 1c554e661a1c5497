using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatShop.Server.Tests.Pictures;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>Pages of shops and goods, for people, for those who are sent their link, and for search engines.</summary>
public sealed partial class ShownTests(Stocked market) : IClassFixture<Stocked>
{
    [Fact]
    public async Task A_shop_shows_its_goods_its_stars_what_buyers_said_and_the_way_into_its_chat()
    {
        var page = WebUtility.HtmlDecode(await market.ReadAsync("/s/s1"));

        foreach (var said in new[] { "<h1>王婶果园</h1>", "5分，1条评价", "红富士苹果", "白菜1号", "又脆又甜", "href=\"/chat?enter=s1\"" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", page, StringComparison.Ordinal);
        Assert.DoesNotContain("李家村", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_s_code_is_scanned_and_leads_to_it()
    {
        using var code = new Picture(Convert.FromBase64String(DrawnCode().Match(WebUtility.HtmlDecode(await market.ReadAsync("/s/s1"))).Groups[1].Value));

        Assert.Equal(new Uri(market.Shop.Address, "/s/s1").AbsoluteUri, code.Code());
    }

    [Fact]
    public async Task Goods_show_their_photos_price_stock_seller_reviews_and_the_way_to_order_them()
    {
        var page = WebUtility.HtmlDecode(await market.ReadAsync(market.Goods.Apples));

        foreach (var said in new[] { "<h1>红富士苹果</h1>", "5元/斤", "还有498斤", "王婶果园在卖", "href=\"/s/s1\"", "又脆又甜", $"/photos/{market.Photo}?w=960 960w" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/chat?enter={market.Goods.Apples[3..]}&say={Uri.EscapeDataString("来1斤红富士苹果")}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("又脆又甜", await market.ReadAsync("/l/l1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goods_that_are_paused_say_so_and_can_not_be_ordered_and_those_taken_away_are_gone()
    {
        var page = WebUtility.HtmlDecode(await market.ReadAsync(market.Goods.Paused));

        Assert.Contains("现在不卖了", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/chat?enter", page, StringComparison.Ordinal);
        Assert.Equal("https://schema.org/OutOfStock", $"{Facts(await market.ReadAsync(market.Goods.Paused))["offers"]!["availability"]}");
        await market.ReadAsync(market.Goods.Deleted, "zh-CN", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_that_is_sent_on_shows_what_it_is_about_with_a_picture()
    {
        var page = WebUtility.HtmlDecode(await market.ReadAsync(market.Goods.Apples));
        var whole = new Uri(market.Shop.Address, market.Goods.Apples).AbsoluteUri;

        Assert.Contains("property=\"og:title\" content=\"红富士苹果，5元/斤\"", page, StringComparison.Ordinal);
        Assert.Contains("property=\"og:description\" content=\"红富士苹果，5元/斤，还有498斤，王婶果园在卖。\"", page, StringComparison.Ordinal);
        Assert.Contains($"property=\"og:url\" content=\"{whole}\"", page, StringComparison.Ordinal);
        Assert.Contains($"property=\"og:image\" content=\"{new Uri(market.Shop.Address, $"/photos/{market.Photo}")}\"", page, StringComparison.Ordinal);
        Assert.Contains("property=\"og:locale\" content=\"zh_CN\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_photo_the_market_s_sign_is_shown_and_it_is_large_enough()
    {
        var picture = OpenGraphImage().Match(WebUtility.HtmlDecode(await market.ReadAsync("/l/l1"))).Groups[1].Value;
        using var drawn = SkiaSharp.SKBitmap.Decode(await market.Shop.Http.GetByteArrayAsync(new Uri(picture)));

        Assert.Equal((512, 512), (drawn.Width, drawn.Height));
    }

    [Fact]
    public async Task A_search_engine_reads_what_it_costs_and_who_sells_it()
    {
        var facts = Facts(await market.ReadAsync(market.Goods.Apples));

        Assert.Equal(("https://schema.org", "Product", "红富士苹果"), ($"{facts["@context"]}", $"{facts["@type"]}", $"{facts["name"]}"));
        var offer = facts["offers"]!;
        Assert.Equal((5m, "CNY", "https://schema.org/InStock", "王婶果园"),
            (offer["price"]!.GetValue<decimal>(), $"{offer["priceCurrency"]}", $"{offer["availability"]}", $"{offer["seller"]!["name"]}"));
        Assert.Equal("斤", $"{offer["priceSpecification"]!["referenceQuantity"]!["unitText"]}");
        Assert.Equal(2, facts["image"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_search_engine_reads_a_shop_s_stars()
    {
        var facts = Facts(await market.ReadAsync("/s/s1"));

        Assert.Equal(("Store", "王婶果园"), ($"{facts["@type"]}", $"{facts["name"]}"));
        Assert.Equal((5m, 1), (facts["aggregateRating"]!["ratingValue"]!.GetValue<decimal>(), facts["aggregateRating"]!["reviewCount"]!.GetValue<int>()));
    }

    internal static JsonNode Facts(string page) => JsonNode.Parse(Data().Match(page).Groups[1].Value)!;

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Data();

    [GeneratedRegex("src=\"data:image/png;base64,([^\"]+)\"")]
    private static partial Regex DrawnCode();

    [GeneratedRegex("property=\"og:image\" content=\"([^\"]+)\"")]
    private static partial Regex OpenGraphImage();
}
