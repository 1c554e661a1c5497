using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Reviews;
using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>A program that somebody hides in what they write is shown as what it is, and runs on no page (OWASP's A03: injection).</summary>
public sealed class StoredScriptTests : BrowsingTests
{
    /// <summary>One for each place where text can stand: in an element, in an attribute, in JSON within a script, in a link.</summary>
    private static string Hidden(string place) => $"\"'><img src=x onerror=alert(1)></script><script>alert('{place}')</script>";

    [Fact]
    public async Task No_page_runs_what_people_wrote()
    {
        var order = await HideAsync();
        var key = await Shop.KeyAsync(order);

        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 1440);
        await Shop.MeetSomebody().SayAllAsync("转人工", Hidden("call"));
        var ran = new List<string>();
        page.Dialog += async (_, dialog) =>
        {
            ran.Add($"{page.Url}: {dialog.Message}");
            await dialog.DismissAsync();
        };
        foreach (var name in (string[])
        [
            "", $"?q={Uri.EscapeDataString(Hidden("search"))}", "s/s1", "l/l1", $"o/1001?k={key}", $"o/1001/receipt?k={key}", "chat",
            "console", "console/orders", "console/orders/1001", "console/calls", "console/shops", "console/shops/s1", "console/ledger", "console/outbox", "console/audit",
            $"console/orders?q={Uri.EscapeDataString(Hidden("asked"))}", $"console/sign-in?to={Uri.EscapeDataString($"/console/{Hidden("to")}")}",
        ])
            await HarmlessAsync(page, name);
        await page.GotoAsync(new Uri(Shop.Address, "/console/calls").AbsoluteUri);
        await page.Locator("table a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".talk")).ToContainTextAsync("alert('call')");
        Assert.Empty(ran);
    }

    /// <summary>What was written is on the page as text, and in no element of its own.</summary>
    private async Task HarmlessAsync(IPage page, string name)
    {
        var answer = await page.GotoAsync(new Uri(Shop.Address, $"/{name}").AbsoluteUri);
        Assert.True(answer!.Ok, $"{name}: {answer.Status}");
        Assert.StartsWith("default-src 'self';", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("img[src='x']").CountAsync());
        Assert.False(await page.EvaluateAsync<bool>("[...document.scripts].some(it => it.type !== 'application/ld+json' && it.text.includes('alert('))"), name);
    }

    private async Task<OrderNumber> HideAsync()
    {
        var (wang, zhang) = (await Shop.PersonAsync("wang"), await Shop.PersonAsync("zhang"));
        var offer = new Offer(Hidden("goods")[..Offer.LongestProduct], new Price(Money.Of(5m, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin));
        var listing = (await Shop.GivenAsync(wang, new PublishListing(wang, offer, "<script>alert('shop')</script>"))).Listing;
        var home = new DeliverTo(Hidden("address"), "13800110003", "<img src=x onerror=alert(2)>");
        var order = (await Shop.GivenAsync(zhang, new PlaceOrder(zhang, [new Wish(listing, new Quantity(10m, Unit.Jin))], home, PaymentMethod.CashOnDelivery, "zh-CN"))).Orders[0].Number;
        await Shop.GivenAsync(wang, new ShipOrder(wang, order, new Shipment("<script>alert('by')</script>", "SF1390557782204")));
        await Shop.GivenAsync(zhang, new ReceiveOrder(zhang, order));
        await Shop.GivenAsync(zhang, new WriteReview(zhang, order, 1, Hidden("review")));
        return order;
    }
}
