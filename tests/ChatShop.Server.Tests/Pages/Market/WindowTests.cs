using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>The market's own page: what is new, page by page, and what somebody looks for.</summary>
public sealed partial class WindowTests(Stocked market) : IClassFixture<Stocked>
{
    [Fact]
    public async Task The_newest_goods_come_first_with_price_stock_shop_and_photo()
    {
        var page = await market.ReadAsync("/");

        var first = WebUtility.HtmlDecode(Card().Match(page).Value);
        foreach (var said in new[] { "红富士苹果", "5元/斤", "还有498斤", "王婶果园", $"href=\"{market.Goods.Apples}\"", $"src=\"/photos/{market.Photo}?w=320\"", "loading=\"lazy\"", "width=\"320\"" })
            Assert.Contains(said, first, StringComparison.Ordinal);
        Assert.Equal(12, Card().Count(page));
    }

    [Fact]
    public async Task Page_by_page_everything_that_can_be_bought_is_seen_once_and_nothing_else()
    {
        var seen = new List<string>();
        for (var next = "/"; next is not null;)
        {
            var page = await market.ReadAsync(next);
            seen.AddRange(CardLink().Matches(page).Select(it => it.Groups[1].Value));
            next = Older().Match(page) is { Success: true } older ? WebUtility.HtmlDecode(older.Groups[1].Value) : null;
        }

        Assert.Equal((Stocked.ForSale, Stocked.ForSale), (seen.Count, seen.Distinct().Count()));
        Assert.DoesNotContain(market.Goods.Paused, seen);
        Assert.DoesNotContain(market.Goods.Deleted, seen);
    }

    [Theory]
    [InlineData("苹果")]
    [InlineData("pingguo")]
    [InlineData("平果")]
    public async Task A_plain_form_finds_goods_as_the_chat_does(string words)
    {
        var page = await market.ReadAsync($"/?q={Uri.EscapeDataString(words)}");

        Assert.Equal(market.Goods.Apples, CardLink().Match(page).Groups[1].Value);
        Assert.Contains($"value=\"{words}\"", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("<form class=\"find\" role=\"search\" action=\"/\" method=\"get\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_found_the_chat_is_asked()
    {
        var page = WebUtility.HtmlDecode(await market.ReadAsync("/?q=直升机"));

        Assert.Contains("没有找到“直升机”", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/chat?say={Uri.EscapeDataString("有直升机吗")}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"card\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_looked_for_is_no_markup()
    {
        var page = await market.ReadAsync("/?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>"));

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\"><script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_offered_while_one_types()
    {
        using var answer = await market.Shop.Http.GetAsync(new Uri(market.Shop.Address, "/suggest?q=苹果"));

        Assert.Contains("红富士苹果", JsonSerializer.Deserialize<string[]>(await answer.Content.ReadAsStringAsync())!);
        Assert.Equal(TimeSpan.FromMinutes(5), answer.Headers.CacheControl!.MaxAge);
        Assert.Equal("[]", await market.ReadAsync("/suggest"));
    }

    [Theory]
    [InlineData("zh-CN", "新上架", "聊天")]
    [InlineData("en-GB", "New in the market", "Chat")]
    public async Task It_speaks_its_reader_s_language(string language, string heading, string chat)
    {
        var page = await market.ReadAsync("/", language);

        Assert.Contains($"<html lang=\"{language[..2]}", page, StringComparison.Ordinal);
        Assert.Contains($"<h1>{heading}</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"<a class=\"talk\" href=\"/chat\">{chat}</a>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?before=s1")]
    [InlineData("/?before=")]
    [InlineData("/s/s999")]
    [InlineData("/s/s99999999999999999999")]
    [InlineData("/l/1")]
    [InlineData("/l/l999")]
    public async Task Where_there_is_nothing_it_says_so_in_both_languages_and_leads_back(string path)
    {
        foreach (var (language, said) in new[] { ("zh-CN", "这里没有东西"), ("en", "There is nothing here") })
        {
            var page = WebUtility.HtmlDecode(await market.ReadAsync(path, language, HttpStatusCode.NotFound));
            Assert.Contains(said, page, StringComparison.Ordinal);
            Assert.Contains("href=\"/\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_market_without_goods_says_how_to_begin()
    {
        await using var shop = await OpenedShop.OpenAsync();

        Assert.Contains("还没有人上架", WebUtility.HtmlDecode(await shop.Http.GetStringAsync(shop.Address)), StringComparison.Ordinal);
    }

    [GeneratedRegex("<li>.*?</li>", RegexOptions.Singleline)]
    private static partial Regex Card();

    [GeneratedRegex("class=\"card\" href=\"([^\"]+)\"")]
    private static partial Regex CardLink();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]+)\"")]
    private static partial Regex Older();
}
