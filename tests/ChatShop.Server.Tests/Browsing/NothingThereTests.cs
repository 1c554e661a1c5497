using System.Net;
using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using Microsoft.Playwright;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Whoever asks the console for what is not there, or not theirs, is told so in words, and programs by 404.</summary>
public sealed class NothingThereTests : BrowsingTests
{
    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        await Shop.Meet("zhang").SayAllAsync("来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
        await Shop.Meet("zhao").SayAllAsync("卖 土鸡蛋 15块一盘 60盘", "赵叔鸡场", "没有", "对");
        await Shop.Meet("zhou").SayAllAsync("来一盘土鸡蛋", "河边村5号", "13900220004", "周六", "货到付款");
    }

    [Fact]
    public async Task Whoever_runs_the_market_is_told_that_there_is_nothing()
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 1440);
        foreach (var (path, words) in ((string, string)[])
        [
            ("orders/9999", "这里没有东西"), ("orders/abc", "这里没有东西"), ("shops/s99", "这里没有东西"), ("flows/no.such.flow", "这里没有东西"), ("calls/h99", "这次求助已经结束了"), ("programmes/prg99", "这里没有东西"), ("programmes/abc", "这里没有东西"),
            ("messages/99", "这条消息已经不在了"), ("messages/abc", "这里没有东西"), ("nowhere", "这里没有东西"), ("no/where/else", "这里没有东西"),
        ])
            await ExpectAsync(page, path, HttpStatusCode.NotFound, words);
        await ExpectAsync(page, "orders/1001", HttpStatusCode.OK, "红富士苹果");
    }

    [Fact]
    public async Task A_seller_gets_no_papers_for_another_shops_order()
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 1440, AccountRole.Seller, new ShopId(1), "en");
        foreach (var paper in (string[])["shop/slips", "shop/labels"])
        {
            await ExpectAsync(page, $"{paper}?orders=1002", HttpStatusCode.NotFound, "No order waits to be sent here.");
            await ExpectAsync(page, $"{paper}?orders=9999", HttpStatusCode.NotFound, "No order waits to be sent here.");
            await ExpectAsync(page, $"{paper}?orders=1001", HttpStatusCode.OK, "1001");
        }
        await ExpectAsync(page, "shop/nowhere", HttpStatusCode.NotFound, "There is nothing here");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_not_told_what_is_there()
    {
        var page = await Browser.VisitAsync(new Uri(Shop.Address, "/console/nowhere"), 320);

        Assert.EndsWith("/console/sign-in?to=%2Fconsole%2Fnowhere", page.Url, StringComparison.Ordinal);
    }

    private async Task ExpectAsync(IPage page, string path, HttpStatusCode status, string words)
    {
        var answer = await page.GotoAsync(new Uri(Shop.Address, $"/console/{path}").AbsoluteUri);
        Assert.True((int)status == answer!.Status, $"{path}: {answer.Status}");
        Assert.StartsWith("text/html", answer.Headers["content-type"], StringComparison.Ordinal);
        Assert.Contains(words, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }
}
