using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Every page can be used by everybody: axe-core's rules (WCAG 2.2 A and AA, and good practice) find nothing on any of them.</summary>
public sealed class AccessibilityTests : IAsyncLifetime
{
    private static readonly string[] ConsolePages =
        ["", "orders", "orders/1001", "calls", "shops", "shops/s1", "ledger", "outbox", "audit", "accounts", "security", "figures", "flows", "flows/listing.create", "messages"];

    private static readonly string[] SellerPages = ["shop", "shop/listings", "shop/listings/paste", "shop/orders", "shop/slips", "shop/labels"];

    private OpenedShop shop = null!;
    private Browser browser = null!;

    public async ValueTask InitializeAsync()
    {
        browser = await Browser.OpenAsync();
        shop = await OpenedShop.OpenAsync();
        await Sale.SellAsync(shop.Meet("wang"));
        await shop.Meet("zhang").SayAllAsync("来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款", "1001烂了一半，要退款");
    }

    public async ValueTask DisposeAsync()
    {
        if (shop is not null)
            await shop.DisposeAsync();
        if (browser is not null)
            await browser.DisposeAsync();
    }

    [Theory]
    [InlineData(320, "zh-CN")]
    [InlineData(1440, "zh-CN")]
    [InlineData(320, "en")]
    [InlineData(1440, "en")]
    public async Task The_market_can_be_used_by_everybody(int width, string locale)
    {
        var key = await shop.KeyAsync(new OrderNumber(1001));
        var page = await browser.VisitAsync(new Uri(shop.Address, "/"), width, locale);
        await LookAsync(page, locale, "", "?q=苹果", "?q=nothing-like-it", "s/s1", "l/l1", $"o/1001?k={key}", $"o/1001/receipt?k={key}", "chat", "l/l999");
    }

    [Theory]
    [InlineData(320, "zh-CN")]
    [InlineData(1440, "zh-CN")]
    [InlineData(320, "en")]
    [InlineData(1440, "en")]
    public async Task The_console_can_be_used_by_everybody(int width, string locale)
    {
        var stranger = await browser.VisitAsync(await shop.InviteAsync(), width, locale);
        await LookAsync(stranger, locale, "console/sign-in", (await shop.InviteAsync()).PathAndQuery.TrimStart('/'));
        var page = await ConsoleEntry.JoinAsync(browser, shop, width, locale: locale);
        await shop.MeetSomebody().SayAllAsync("转人工", "苹果坏了怎么办");
        await LookAsync(page, locale, [.. ConsolePages.Select(name => $"console/{name}")]);
        await page.GotoAsync(new Uri(shop.Address, "/console/calls").AbsoluteUri);
        await page.Locator("table a").First.ClickAsync();
        Assert.Empty(await FindAsync(page, "a call"));
        var seller = await ConsoleEntry.JoinAsync(browser, shop, width, AccountRole.Seller, new ShopId(1), locale);
        await LookAsync(seller, locale, [.. SellerPages.Select(name => $"console/{name}")]);
    }

    private async Task LookAsync(IPage page, string locale, params string[] names)
    {
        var wrong = new List<string>();
        foreach (var name in names)
        {
            await page.GotoAsync(new Uri(shop.Address, $"/{name}").AbsoluteUri);
            Assert.Equal(locale, await page.Locator("html").GetAttributeAsync("lang"));
            wrong.AddRange(await FindAsync(page, name));
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task<IEnumerable<string>> FindAsync(IPage page, string name) =>
        (await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] })).Violations
            .Select(it => $"/{name}: {it.Id} ({it.Help}): {string.Join(", ", it.Nodes.Select(node => node.Html))}");
}
