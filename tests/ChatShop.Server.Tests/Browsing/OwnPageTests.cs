using ChatShop.Server.Tests.Orders;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Our own page in a real browser, on the whole shop.</summary>
public sealed class OwnPageTests : BrowsingTests
{
    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task What_is_written_is_answered_and_a_choice_is_tapped_on_small_and_large_screens(int width)
    {
        var page = await Browser.VisitAsync(new Uri(Shop.Address, "/chat"), width);
        await Expect(page.Locator("#quick button")).ToHaveCountAsync(3);

        await SayAsync(page, "来十斤苹果", "送到哪里？");
        await SayAsync(page, Sale.Address, "电话是多少？");
        await SayAsync(page, Sale.Phone, "收货人叫什么？");
        await SayAsync(page, Sale.LastWord, "货给您留30分钟");
        await Browser.PictureAsync(page, $"own-page-{width}");
        await page.Locator("#quick button", new() { HasText = "货到付款" }).ClickAsync();
        await Expect(page.Locator("#log .line .bubble").Last).ToContainTextAsync("好的，货到付款");

        Assert.Equal(["来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款"], await page.Locator("#log .mine .bubble").AllInnerTextsAsync());
        await Expect(page.Locator("#log .line:not(.mine)")).ToHaveCountAsync(6);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
    }

    [Fact]
    public async Task What_is_written_without_a_network_goes_out_once_and_is_answered_once_in_order_even_by_a_shop_opened_anew()
    {
        var page = await Browser.VisitAsync(new Uri(Shop.Address, "/chat"), 320);
        await SayAsync(page, "来十斤苹果", "送到哪里？");
        await page.Context.SetOfflineAsync(true);
        await Expect(page.Locator("#bar")).ToBeVisibleAsync();
        foreach (var words in (string[])[Sale.Address, Sale.Phone])
            await WriteAsync(page, words);
        await Expect(page.Locator("#unsent .bubble")).ToHaveTextAsync([Sale.Address, Sale.Phone]);
        await Browser.PictureAsync(page, "own-page-offline");
        await Shop.RestartAsync();

        await page.Context.SetOfflineAsync(false);

        await Expect(page.Locator("#log .bubble").Last).ToContainTextAsync("收货人叫什么？");
        await Expect(page.Locator("#unsent .bubble")).ToHaveCountAsync(0);
        await Expect(page.Locator("#bar")).ToBeHiddenAsync();
        await SayAsync(page, Sale.LastWord, "货给您留30分钟");
        var said = await page.Locator("#log .bubble").AllInnerTextsAsync();
        Assert.Equal(["来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord], said.Where((_, i) => i % 2 == 1));
        Assert.Collection(
            said.Where((_, i) => i % 2 == 0),
            text => Assert.StartsWith("您好！", text, StringComparison.Ordinal),
            text => Assert.Contains("送到哪里？", text, StringComparison.Ordinal),
            text => Assert.Contains("电话是多少？", text, StringComparison.Ordinal),
            text => Assert.Contains("收货人叫什么？", text, StringComparison.Ordinal),
            text => Assert.Contains("货给您留30分钟", text, StringComparison.Ordinal));
        await Sale.AssertReservedAsync(Shop.Operator, 10m);
    }

    private static async Task SayAsync(IPage page, string words, string answer)
    {
        await WriteAsync(page, words);
        await Expect(page.Locator("#log .line .bubble").Last).ToContainTextAsync(answer);
    }

    private static async Task WriteAsync(IPage page, string words)
    {
        await page.Locator("#text").FillAsync(words);
        await page.Locator("#text").PressAsync("Enter");
    }
}
