using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using ChatShop.Trade.Messages;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Every page can be used by everybody: axe-core's rules (WCAG 2.2 A and AA, and good practice) find nothing on any of them.</summary>
public sealed class AccessibilityTests(AccessibilityTests.Toured tour) : IClassFixture<AccessibilityTests.Toured>
{
    /// <summary>A page about what is not there.</summary>
    private const string Nothing = "l/l999";

    private static readonly string[] ConsolePages =
        ["", "orders", "orders/1001", "calls", "shops", "shops/s1", "ledger", "programmes", "outbox", "audit", "accounts", "security", "figures", "flows", "flows/listing.create", "messages", "messages/1"];

    private static readonly string[] SellerPages = ["shop", "shop/listings", "shop/listings/paste", "shop/orders", "shop/slips", "shop/labels"];

    [Theory]
    [InlineData(320, "zh-CN")]
    [InlineData(768, "zh-CN")]
    [InlineData(1440, "zh-CN")]
    [InlineData(320, "en")]
    [InlineData(768, "en")]
    [InlineData(1440, "en")]
    public async Task The_market_can_be_used_by_everybody(int width, string locale)
    {
        var (shop, browser) = (tour.Shop, await tour.BrowserAsync());
        var key = await shop.KeyAsync(new OrderNumber(1001));
        var page = await browser.VisitAsync(new Uri(shop.Address, "/"), width, locale, workers: ServiceWorkerPolicy.Block);
        await LookAsync(page, locale, "", "?q=苹果", "?q=nothing-like-it", "s/s1", "l/l1", "oversight", $"o/1001?k={key}", $"o/1001/receipt?k={key}", "chat", Nothing);
    }

    [Theory]
    [InlineData(320, "zh-CN")]
    [InlineData(768, "zh-CN")]
    [InlineData(1440, "zh-CN")]
    [InlineData(320, "en")]
    [InlineData(768, "en")]
    [InlineData(1440, "en")]
    public async Task The_console_can_be_used_by_everybody(int width, string locale)
    {
        var (shop, browser) = (tour.Shop, await tour.BrowserAsync());
        var stranger = await browser.VisitAsync(await shop.InviteAsync(), width, locale);
        await LookAsync(stranger, locale, "console/sign-in", (await shop.InviteAsync()).PathAndQuery.TrimStart('/'));
        var page = await ConsoleEntry.JoinAsync(browser, shop, width, locale: locale);
        await shop.MeetSomebody().SayAllAsync("转人工", "苹果坏了怎么办");
        await page.GotoAsync(new Uri(shop.Address, "/console/orders/1001").AbsoluteUri);
        Assert.Equal(1, await page.Locator("[name='Given.Amount']").CountAsync());
        await LookAsync(page, locale, [.. ConsolePages.Select(name => $"console/{name}")]);
        await page.GotoAsync(new Uri(shop.Address, "/console/calls").AbsoluteUri);
        await page.Locator("table a").First.ClickAsync();
        Assert.Empty(await FindAsync(page, "a call"));
        var seller = await ConsoleEntry.JoinAsync(browser, shop, width, AccountRole.Seller, new ShopId(1), locale);
        await seller.GotoAsync(new Uri(shop.Address, "/console/shop/labels").AbsoluteUri);
        Assert.Equal(1, await seller.Locator(".labels article").CountAsync());
        await LookAsync(seller, locale, [.. SellerPages.Select(name => $"console/{name}")]);
    }

    private async Task LookAsync(IPage page, string locale, params string[] names)
    {
        var wrong = new List<string>();
        foreach (var name in names)
        {
            var answer = await page.GotoAsync(new Uri(tour.Shop.Address, $"/{name}").AbsoluteUri);
            Assert.True(answer!.Status == (name == Nothing ? 404 : 200), $"{name}: {answer.Status}");
            Assert.Equal(locale, await page.Locator("html").GetAttributeAsync("lang"));
            wrong.AddRange(await FindAsync(page, name));
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task<IEnumerable<string>> FindAsync(IPage page, string name) =>
        (await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] })).Violations
            .Select(it => $"/{name}: {it.Id} ({it.Help}): {string.Join(", ", it.Nodes.Select(node => node.Html))}");

    /// <summary>A shop in which something stands on every page, and a browser, both for all of these tests.</summary>
    public sealed class Toured : SharedShop
    {
        private Browser? browser;

        /// <summary>Opened by the first test that needs it: where there is none, each is skipped.</summary>
        internal async Task<Browser> BrowserAsync() => browser ??= await Browser.OpenAsync();

        public override async ValueTask DisposeAsync()
        {
            if (browser is not null)
                await browser.DisposeAsync();
            await base.DisposeAsync();
        }

        private protected override async Task FillAsync()
        {
            await Sale.SellAsync(Shop.Meet("wang"));
            await Shop.Meet("zhang").SayAllAsync("来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
            await Sale.DisputeAsync(Shop, "wang", "zhang");
            await Shop.Meet("zhao").SayAllAsync("来五斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
            await Shop.Messages.AddAsync([], [], [new MisheardMessage { At = Shop.Clock.GetUtcNow(), Locale = "zh-CN", Flow = "order.create", Step = "phone", Text = "咕噜咕噜" }], default);
        }
    }
}
