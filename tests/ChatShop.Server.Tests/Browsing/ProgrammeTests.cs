using ChatShop.Storage.Accounts;
using ChatShop.Storage.Subsidies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Public money in a real browser: opened, booked in and ended by whoever runs the market, looked at by an auditor, and in sums by everybody.</summary>
public sealed class ProgrammeTests : BrowsingTests
{
    private ProgrammeBooks Books => Shop.Parts.GetRequiredService<ProgrammeBooks>();

    private protected override async Task FillAsync() => await PublicMoney.GiveAsync(Shop);

    [Theory]
    [InlineData(320, "zh-CN")]
    [InlineData(1440, "zh-CN")]
    [InlineData(320, "en")]
    public async Task Everybody_sees_the_sums_on_any_screen(int width, string locale)
    {
        var page = await Browser.VisitAsync(new Uri(Shop.Address, "/oversight"), width, locale, workers: ServiceWorkerPolicy.Block);
        await Expect(page.Locator("table.sums tbody tr")).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"It is wider than {width}.");
        await Browser.PictureAsync(page, $"oversight-{width}-{locale}");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task An_auditor_sees_each_use_with_its_record_and_can_change_nothing(int width)
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, width, AccountRole.Auditor);
        foreach (var path in new[] { "/console/programmes", "/console/programmes/prg1" })
        {
            await page.GotoAsync(new Uri(Shop.Address, path).AbsoluteUri);
            await Expect(page.Locator("main form")).ToHaveCountAsync(0);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{path} is wider than {width}.");
            await Browser.PictureAsync(page, $"programme{path.Length}-{width}");
        }
        await Expect(page.Locator("main")).ToContainTextAsync("王婶果园");
        await page.Locator("a[href*='/console/audit?before=']").First.ClickAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("GrantSubsidy");

        var sheet = await (await page.Context.APIRequest.GetAsync(new Uri(Shop.Address, "/console/export/subsidies.csv").AbsoluteUri)).TextAsync();
        Assert.Equal(5, sheet.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("李家村", sheet, StringComparison.Ordinal);
        foreach (var form in (string[])["open", "fund", "close"])
        {
            var forged = page.Context.APIRequest.CreateFormData().Set("_handler", form).Set("Given.Name", "x").Set("Given.Amount", "1").Set("Given.Receipt", "x");
            await page.Context.APIRequest.PostAsync(new Uri(Shop.Address, form == "open" ? "/console/programmes" : "/console/programmes/prg1").AbsoluteUri, new() { Form = forged, MaxRedirects = 0 });
        }
        var told = Assert.Single(await Books.ListAsync(CancellationToken.None));
        Assert.Equal((500m, false), (told.Received.Amount, told.IsOver));
    }

    [Fact]
    public async Task Whoever_runs_the_market_opens_one_books_money_in_and_ends_it()
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 768);
        await page.GotoAsync(new Uri(Shop.Address, "/console/programmes").AbsoluteUri);
        foreach (var (name, value) in ((string, string)[])[("Name", "鸡蛋补贴"), ("Goods", "鸡蛋"), ("Each", "1.5"), ("Most", "60"), ("Budget", "600")])
            await page.Locator($"[name='Given.{name}']").FillAsync(value);
        await page.Locator("[name='Given.Until']").FillAsync("2020-01-01");
        await page.Locator("form:has([name='Given.Budget']) button").ClickAsync();
        await Expect(page.Locator(".mistakes li")).ToContainTextAsync("起止日期不对");
        await page.Locator("[name='Given.Until']").FillAsync("2099-12-31");
        await page.Locator("form:has([name='Given.Budget']) button").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("2 鸡蛋补贴");

        foreach (var (amount, said) in ((string, string)[])[("600.001", "数字或日期没看懂"), ("601", "最多还能收600元")])
        {
            await FundAsync(page, amount, "7788");
            await Expect(page.Locator(".mistakes li")).ToContainTextAsync(said);
        }
        await FundAsync(page, "400", "7788");
        await Expect(page.Locator(".mistakes")).ToHaveCountAsync(0);
        await FundAsync(page, "100", "7788");
        await Expect(page.Locator(".mistakes li")).ToContainTextAsync("已经记过一次");
        await page.GetByRole(AriaRole.Button, new() { Name = "结束" }).ClickAsync();
        await Expect(page.Locator("main strong").First).ToHaveTextAsync("已结束");
        await Expect(page.Locator("main form")).ToHaveCountAsync(0);

        var told = (await Books.ListAsync(CancellationToken.None))[0];
        Assert.Equal(("鸡蛋补贴", 0m, true), (told.Name, told.Received.Amount, told.IsOver));
        var lines = (await Shop.Parts.GetRequiredService<ChatShop.Storage.MarketBooks>().LedgerAsync(null, 0, 1_000, CancellationToken.None)).Where(it => it.Account == "programme:prg2");
        Assert.Equal([40_000, -40_000], lines.Select(it => it.Minor));
    }

    private static async Task FundAsync(IPage page, string amount, string receipt)
    {
        await page.Locator("[name='Given.Amount']").FillAsync(amount);
        await page.Locator("[name='Given.Receipt']").FillAsync(receipt);
        await page.Locator("form:has([name='Given.Amount']) button").ClickAsync();
    }
}
