using System.Text.RegularExpressions;
using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>What people come for can be done by keys alone, in both languages: no mouse is touched here.</summary>
public sealed class KeyboardTests : BrowsingTests
{
    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
    }

    [Theory]
    [InlineData(320, "zh-CN")]
    [InlineData(1440, "en")]
    public async Task A_buyer_searches_looks_and_talks(int width, string locale)
    {
        var (page, keys) = await VisitAsync(new Uri(Shop.Address, "/"), width, locale);
        await keys.RoundAsync();
        await keys.SkipAsync();
        await keys.GoToAsync("#q", back: true);
        await keys.WriteAsync("苹果");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?q="));
        await keys.PressAsync("a.card");
        await Expect(page).ToHaveURLAsync(new Regex("/l/l1$"));
        await keys.RoundAsync();
        await keys.SkipAsync();
        await keys.PressAsync(".thing a.button", back: true);
        await Expect(page).ToHaveURLAsync(new Regex("/chat"));

        await Expect(page.Locator("#quick button").First).ToBeVisibleAsync();
        await keys.RoundAsync();
        await keys.GoToAsync("#text");
        await keys.WriteAsync("来十斤苹果");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#log .mine .bubble").Last).ToHaveTextAsync("来十斤苹果");
        await Expect(page.Locator("#text")).ToBeFocusedAsync();
        foreach (var words in (string[])[Sale.Address, Sale.Phone, Sale.LastWord])
        {
            var answers = page.Locator("#log .line:not(.mine)");
            var before = await answers.CountAsync();
            await keys.WriteAsync(words);
            await page.Keyboard.PressAsync("Enter");
            await Expect(answers.Nth(before)).ToBeVisibleAsync();
        }
        var offered = page.Locator("#quick button");
        await Expect(offered.Last).ToBeVisibleAsync();
        var choice = await offered.Last.InnerTextAsync();
        await keys.PressAsync("#quick button:last-of-type", "Space", back: true);
        await Expect(page.Locator("#log .mine .bubble").Last).ToHaveTextAsync(choice);
    }

    [Theory]
    [InlineData(320, "en")]
    [InlineData(1440, "zh-CN")]
    public async Task Whoever_runs_the_market_signs_in_decides_a_dispute_and_answers_a_call(int width, string locale)
    {
        await Shop.Meet("zhang").SayAllAsync("来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
        await Sale.DisputeAsync(Shop, "wang", "zhang");
        var (page, keys) = await JoinAsync(AccountRole.Operator, null, width, locale);
        await Shop.MeetSomebody().SayAllAsync("转人工", "苹果坏了怎么办");
        await keys.PressAsync(".menu button");
        await Expect(page).ToHaveURLAsync(new Regex("/console/sign-in"));
        await SignInAsync(page, keys);
        await keys.RoundAsync();
        await keys.SkipAsync();

        await keys.PressAsync(".menu a[href='/console/orders']");
        await Expect(page).ToHaveURLAsync(new Regex("/console/orders$"));
        await keys.PressAsync("main a[href$='orders/1001']");
        await Expect(page).ToHaveURLAsync(new Regex("/console/orders/1001$"));
        await keys.SkipAsync();
        await keys.GoToAsync("[name='Given.Amount']", back: true);
        await keys.WriteAsync("0");
        await keys.PressAsync("main form button", "Space");
        await Expect(page.Locator("[name='Given.Amount']")).ToHaveCountAsync(0);
        Assert.Single(await Shop.Operator.ItemsAsync("/orders"), order => order["status"]!.GetValue<string>() != "disputed");

        await keys.PressAsync(".menu a[href='/console/calls']");
        await Expect(page).ToHaveURLAsync(new Regex("/console/calls$"));
        await keys.PressAsync("main table a");
        await Expect(page.Locator(".talk")).ToBeVisibleAsync();
        await keys.GoToAsync("main textarea");
        await keys.WriteAsync("我们退给您");
        await keys.PressAsync("main form button");
        await Expect(page.Locator(".talk .ours")).ToContainTextAsync("我们退给您");
        await keys.RoundAsync();
        await keys.PressAsync("main form button.second");
        await Expect(page).ToHaveURLAsync(new Regex("/console/calls$"));
    }

    [Theory]
    [InlineData(320, "zh-CN")]
    [InlineData(1440, "en")]
    public async Task A_seller_changes_a_price_and_saves(int width, string locale)
    {
        var (page, keys) = await JoinAsync(AccountRole.Seller, new ShopId(1), width, locale);
        await keys.PressAsync(".menu a[href='/console/shop/listings']");
        await Expect(page.Locator(".cells")).ToBeVisibleAsync();
        await keys.RoundAsync();
        await keys.GoToAsync("[name='Given.Rows[0].Price']");
        await keys.WriteAsync("6");
        await keys.GoToAsync("[name='Given.Rows[0].State']");
        await page.Keyboard.PressAsync("ArrowDown");
        await keys.PressAsync("main form button");
        await Expect(page.Locator(".notice")).ToBeVisibleAsync();

        var apples = await Shop.ListingAsync(new ListingId(1));
        Assert.Equal((600L, "paused"), (apples.Price.Money.Minor, apples.StatusName));
    }

    private async Task<(IPage Page, Keys Keys)> VisitAsync(Uri address, int width, string locale)
    {
        var page = await Browser.VisitAsync(address, width, locale);
        return (page, new Keys(page));
    }

    /// <summary>Follows an invitation, and gives the code that an app would show.</summary>
    private async Task<(IPage Page, Keys Keys)> JoinAsync(AccountRole role, ShopId? seller, int width, string locale)
    {
        var (page, keys) = await VisitAsync(await Shop.InviteAsync(role, seller), width, locale);
        await keys.RoundAsync();
        await keys.GoToAsync("[name='Given.Name']");
        await keys.WriteAsync("王经理");
        await keys.GoToAsync("[name='Given.Password']");
        await keys.WriteAsync(ConsoleEntry.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/console/security"));
        await keys.RoundAsync();
        await keys.GoToAsync("[name='Given.Code']");
        await keys.WriteAsync(ConsoleEntry.CodeOf(await page.Locator(".hint code").InnerTextAsync()));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(8);
        lastResort = await page.Locator(".codes li code").First.InnerTextAsync();
        await keys.PressAsync("section a.button");
        await Expect(page).ToHaveURLAsync(new Regex(role == AccountRole.Seller ? "/console/shop$" : "/console$"));
        return (page, keys);
    }

    private async Task SignInAsync(IPage page, Keys keys)
    {
        await Expect(page.Locator("[name='Given.Name']")).ToBeFocusedAsync();
        await keys.WriteAsync("王经理");
        await keys.GoToAsync("[name='Given.Password']");
        await keys.WriteAsync(ConsoleEntry.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/console/second-factor"));
        await Expect(page.Locator("[name='Given.Code']")).ToBeFocusedAsync();
        await keys.WriteAsync(lastResort);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/console$"));
    }

    /// <summary>A word that stands in for the app.</summary>
    private string lastResort = "";
}
