using ChatShop.Trade;
using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Every page of the market can be used by everybody.</summary>
public sealed class MarketAccessibilityTests(AccessibleTour tour) : IClassFixture<AccessibleTour>
{
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
        await tour.LookAsync(page, locale, "", "?q=苹果", "?q=nothing-like-it", "s/s1", "l/l1", "oversight", $"o/1001?k={key}", $"o/1001/receipt?k={key}", "chat", AccessibleTour.Nothing);
    }
}
