using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>People come to the console by an account elsewhere.</summary>
public sealed class OpenIdTests : BrowsingTests
{
    private readonly OpenIdHouse house = new();

    private protected override string[] Settings => house.Settings;

    public override async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Whoever_has_a_role_there_comes_in_with_that_role_and_whoever_lost_it_does_not()
    {
        await house.OpenAsync(Shop.Address);
        await house.PutInAsync("wang", "staff", "shop-admins");
        var page = await SignInAsync("wang");
        await Expect(page.Locator("h1")).ToHaveTextAsync("总览");
        await page.GotoAsync(new Uri(Shop.Address, "/console/accounts").AbsoluteUri);
        await Expect(page.Locator("table")).ToContainTextAsync("wang Rossi");
        await page.GotoAsync(new Uri(Shop.Address, "/console/security").AbsoluteUri);
        await Expect(page.Locator("main")).ToContainTextAsync("由那边管");
        await Expect(page.Locator("[data-passkey]")).ToHaveCountAsync(0);

        await house.PutInAsync("wang", "audit");
        page = await SignInAsync("wang");
        await Expect(page.Locator("h1")).ToHaveTextAsync("总览");
        await page.GotoAsync(new Uri(Shop.Address, "/console/accounts").AbsoluteUri);
        await Expect(page).ToHaveURLAsync(new Regex("/console/security"));

        await house.PutInAsync("wang", "staff");
        page = await SignInAsync("wang");
        await Expect(page.Locator("main")).ToContainTextAsync("还没有角色");
        await page.GotoAsync(new Uri(Shop.Address, "/console").AbsoluteUri);
        await Expect(page).ToHaveURLAsync(new Regex("/console/sign-in"));
    }

    [Fact]
    public async Task Whoever_brings_no_proof_of_that_house_stays_outside()
    {
        foreach (var forged in (string[])["?code=stolen&state=made-up", "", "?error=access_denied&state=x"])
        {
            var page = await Browser.VisitAsync(new Uri(Shop.Address, $"/console/openid/back{forged}"), 320);
            await Expect(page.Locator(".mistakes li")).ToContainTextAsync("没有完成");
        }
        var alone = await Browser.VisitAsync(new Uri(Shop.Address, "/console/openid/arrived"), 320);
        await Expect(alone).ToHaveURLAsync(new Regex("/console/sign-in"));
    }

    [Fact]
    public async Task While_that_house_is_closed_people_are_told_so_and_the_password_still_works()
    {
        var page = await Browser.VisitAsync(new Uri(Shop.Address, "/console/sign-in"), 320);
        await page.GetByRole(AriaRole.Link, new() { Name = "的账号登录" }).ClickAsync();
        await Expect(page.Locator(".mistakes li")).ToContainTextAsync("用这里的名字和密码登录");
        await Browser.PictureAsync(page, "console-openid-closed");
    }

    /// <summary>Goes there and back as somebody who never was.</summary>
    private async Task<IPage> SignInAsync(string person)
    {
        var page = await Browser.VisitAsync(new Uri(Shop.Address, "/console/sign-in"), 1440);
        await page.GetByRole(AriaRole.Link, new() { Name = "的账号登录" }).ClickAsync();
        await page.Locator("input[name='login']").FillAsync(person);
        await page.Locator("input[name='password']").FillAsync("any");
        await page.Locator("button[type='submit']").ClickAsync();
        await page.Locator("button[type='submit']").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/console"));
        return page;
    }
}
