using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Those who run the market, at the console in a real browser, on the whole shop.</summary>
public sealed class ConsoleTests : BrowsingTests
{
    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        await Shop.Meet("zhang").SayAllAsync("来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Whoever_opens_the_shop_makes_an_account_by_the_link_and_sees_every_page(int width)
    {
        var page = await JoinAsync(width);
        await Expect(page.Locator("h1")).ToHaveTextAsync("总览");
        await Browser.PictureAsync(page, $"console-overview-{width}");
        foreach (var name in (string[])["orders", "orders/1001", "calls", "shops", "shops/s1", "ledger", "programmes", "outbox", "audit", "accounts", "security"])
        {
            var answer = await page.GotoAsync(new Uri(Shop.Address, $"/console/{name}").AbsoluteUri);
            Assert.True(answer!.Ok, $"{name}: {answer.Status}");
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} is wider than {width}.");
        }
        await page.GotoAsync(new Uri(Shop.Address, "/console/orders/1001").AbsoluteUri);
        await Expect(page.Locator("main")).ToContainTextAsync("红富士苹果");
        await Browser.PictureAsync(page, $"console-order-{width}");
    }

    [Fact]
    public async Task The_password_alone_opens_nothing_and_the_link_leads_in_once()
    {
        var link = await Shop.InviteAsync();
        var page = await Browser.VisitAsync(link, 768);
        await FillAsync(page, "王经理");
        await Expect(page.Locator(".notice")).ToContainTextAsync("还差一步");
        await page.GotoAsync(new Uri(Shop.Address, "/console/orders").AbsoluteUri);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/security"));

        var second = await Browser.VisitAsync(link, 768);
        await Expect(second.Locator("main")).ToContainTextAsync("这个链接用过了");
        await second.GotoAsync(new Uri(Shop.Address, "/console").AbsoluteUri);
        await Expect(second).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/sign-in"));
    }

    [Fact]
    public async Task An_auditor_sees_the_market_and_may_change_nothing_and_a_seller_sees_nothing_of_others()
    {
        var auditor = await JoinAsync(1440, AccountRole.Auditor);
        await Expect(auditor.Locator("h1")).ToHaveTextAsync("总览");
        await Shop.Meet("zhang").SayAsync("1001烂了一半，要退款");
        await auditor.GotoAsync(new Uri(Shop.Address, "/console/orders/1001").AbsoluteUri);
        await Expect(auditor.Locator("main form")).ToHaveCountAsync(0);
        await auditor.GotoAsync(new Uri(Shop.Address, "/console/accounts").AbsoluteUri);
        await Expect(auditor).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/security"));
        var forged = await auditor.Context.APIRequest.PostAsync(new Uri(Shop.Address, "/console/accounts").AbsoluteUri, new() { Form = auditor.Context.APIRequest.CreateFormData().Set("_handler", "invite").Set("Given.Role", "Operator") });
        Assert.DoesNotContain("welcome?k=", await forged.TextAsync(), StringComparison.Ordinal);

        var seller = await JoinAsync(1440, AccountRole.Seller);
        foreach (var name in (string[])["", "/orders", "/orders/1001", "/calls", "/ledger", "/programmes", "/audit", "/export/orders.csv", "/export/subsidies.csv"])
        {
            await seller.GotoAsync(new Uri(Shop.Address, $"/console{name}").AbsoluteUri);
            await Expect(seller).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/security"));
        }
    }

    [Fact]
    public async Task A_session_goes_on_while_it_is_used_and_ends_everywhere_at_once()
    {
        var page = await JoinAsync(1440);
        Shop.Clock.Move(TimeSpan.FromMinutes(3));
        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("总览");
        Shop.Clock.Move(TimeSpan.FromMinutes(3));
        await page.ReloadAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("总览");

        await page.GotoAsync(new Uri(Shop.Address, "/console/security").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "所有地方都退出" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/sign-in"));
    }

    [Fact]
    public async Task Where_a_passkey_is_the_second_thing_the_password_alone_lets_nobody_add_another()
    {
        var page = await Browser.VisitAsync(AtLocalhost((await Shop.InviteAsync()).PathAndQuery), 1440);
        await using var keys = await PasskeyDevice.PlugInAsync(page);
        await FillAsync(page, "王经理");
        await page.GetByRole(AriaRole.Button, new() { Name = "加一把通行密钥" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("总览");

        var thief = await Browser.VisitAsync(AtLocalhost("/console/sign-in"), 1440);
        await thief.Locator("input[name='Given.Name']").FillAsync("王经理");
        await thief.Locator("input[name='Given.Password']").FillAsync(ConsoleEntry.Password);
        await thief.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(thief.Locator(".mistakes li")).ToContainTextAsync("通行密钥");
        await thief.GotoAsync(AtLocalhost("/console/security").AbsoluteUri);
        await Expect(thief).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/sign-in"));

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(AtLocalhost("/console/sign-in").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("总览");
    }

    [Fact]
    public async Task Somebody_who_calls_for_a_person_is_answered_at_the_console_and_hears_it_in_the_chat()
    {
        var page = await JoinAsync(1440);
        var buyer = Shop.MeetSomebody();
        await buyer.SayAsync("转人工");
        await buyer.SayAsync("苹果坏了怎么办");
        await page.GotoAsync(new Uri(Shop.Address, "/console/calls").AbsoluteUri);
        await page.Locator("table a").First.ClickAsync();
        await Expect(page.Locator(".talk")).ToContainTextAsync("苹果坏了怎么办");

        await page.Locator("textarea").FillAsync("您拍张照片，我们退给您");
        await page.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await Expect(page.Locator(".talk")).ToContainTextAsync("您拍张照片");
        await Browser.PictureAsync(page, "console-call");
        await HearsAsync(buyer, "您拍张照片，我们退给您");
        await page.GetByRole(AriaRole.Button, new() { Name = "结束求助" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("现在没有人在等");
    }

    /// <summary>A page of the shop by the name of this machine: passkeys belong to names.</summary>
    private Uri AtLocalhost(string path) => new($"http://localhost:{Shop.Address.Port}{path}");

    /// <summary>Lets somebody write until they are shown what they were told.</summary>
    private static async Task HearsAsync(Chatter person, string words)
    {
        for (var tries = 0; !(await person.SayAsync($"在吗{tries}")).Text.Contains(words, StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 40, "They never heard it.");
            await Task.Delay(250);
        }
    }

    private Task<IPage> JoinAsync(int width, AccountRole role = AccountRole.Operator) => ConsoleEntry.JoinAsync(Browser, Shop, width, role);

    private static Task FillAsync(IPage page, string name) => ConsoleEntry.FillAsync(page, name);
}
