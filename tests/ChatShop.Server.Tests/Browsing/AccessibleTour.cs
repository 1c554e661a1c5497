using ChatShop.Server.Tests.Orders;
using ChatShop.Trade.Messages;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>A shop in which something stands on every page, and a browser that looks with axe-core's rules (WCAG 2.2 A and AA, and good practice).</summary>
public sealed class AccessibleTour : SharedShop
{
    /// <summary>A page about what is not there.</summary>
    internal const string Nothing = "l/l999";

    private Browser? browser;

    /// <summary>Opened by the first test that needs it: where there is none, each is skipped.</summary>
    internal async Task<Browser> BrowserAsync() => browser ??= await Browser.OpenAsync();

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Nothing is wrong on any of these pages.</summary>
    internal async Task LookAsync(IPage page, string locale, params string[] names)
    {
        var wrong = new List<string>();
        foreach (var name in names)
        {
            var answer = await page.GotoAsync(new Uri(Shop.Address, $"/{name}").AbsoluteUri);
            Assert.True(answer!.Status == (name == Nothing ? 404 : 200), $"{name}: {answer.Status}");
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", locale);
            wrong.AddRange(await FindAsync(page, name));
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    /// <summary>What is wrong on the page that is open.</summary>
    internal static async Task<IEnumerable<string>> FindAsync(IPage page, string name) =>
        (await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] })).Violations
            .Select(it => $"/{name}: {it.Id} ({it.Help}): {string.Join(", ", it.Nodes.Select(node => node.Html))}");

    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        await Shop.Meet("zhang").SayAllAsync("来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
        await Sale.DisputeAsync(Shop, "wang", "zhang");
        await Shop.Meet("zhao").SayAllAsync("来五斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
        await Shop.Messages.AddAsync([], [], [new MisheardMessage { At = Shop.Clock.GetUtcNow(), Locale = "zh-CN", Flow = "order.create", Step = "phone", Text = "咕噜咕噜" }], default);
    }
}
