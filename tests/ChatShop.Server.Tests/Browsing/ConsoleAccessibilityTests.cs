using ChatShop.Storage.Accounts;
using ChatShop.Trade;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Every page of the console, and of a seller on a computer, can be used by everybody.</summary>
public sealed class ConsoleAccessibilityTests(AccessibleTour tour) : IClassFixture<AccessibleTour>
{
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
    public async Task The_console_can_be_used_by_everybody(int width, string locale)
    {
        var (shop, browser) = (tour.Shop, await tour.BrowserAsync());
        var stranger = await browser.VisitAsync(await shop.InviteAsync(), width, locale);
        await tour.LookAsync(stranger, locale, "console/sign-in", (await shop.InviteAsync()).PathAndQuery.TrimStart('/'));
        var page = await ConsoleEntry.JoinAsync(browser, shop, width, locale: locale);
        await shop.MeetSomebody().SayAllAsync("转人工", "苹果坏了怎么办");
        await page.GotoAsync(new Uri(shop.Address, "/console/orders/1001").AbsoluteUri);
        Assert.Equal(1, await page.Locator("[name='Given.Amount']").CountAsync());
        await tour.LookAsync(page, locale, [.. ConsolePages.Select(name => $"console/{name}")]);
        await page.GotoAsync(new Uri(shop.Address, "/console/calls").AbsoluteUri);
        await page.Locator("table a").First.ClickAsync();
        Assert.Empty(await AccessibleTour.FindAsync(page, "a call"));
        var seller = await ConsoleEntry.JoinAsync(browser, shop, width, AccountRole.Seller, new ShopId(1), locale);
        await seller.GotoAsync(new Uri(shop.Address, "/console/shop/labels").AbsoluteUri);
        Assert.Equal(1, await seller.Locator(".labels article").CountAsync());
        await tour.LookAsync(seller, locale, [.. SellerPages.Select(name => $"console/{name}")]);
    }
}
