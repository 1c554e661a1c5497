using System.Text.RegularExpressions;
using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>At the console one sees how people get on with the shop's questions, and says what was not understood.</summary>
public sealed class TalkTests : BrowsingTests
{
    private const string Odd = "<script>document.title='x'</script>咕噜咕噜";

    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        await Shop.MeetSomebody().SayAllAsync(Sale.Wish, Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
        await Shop.MeetSomebody().SayAllAsync(Sale.Wish, Sale.Address, "算了");
        await Shop.MeetSomebody().SayAllAsync("卖 梨", "咕噜", Odd);
        await Shop.MeetSomebody().SayAllAsync(Odd);
        await Shop.RestartAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task A_flow_is_a_picture_with_the_counts_of_each_step_and_a_table_that_says_the_same(int width)
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, width);
        await GoAsync(page, "flows", width);
        await page.GetByRole(AriaRole.Link, new() { Name = "order.create", Exact = true }).ClickAsync();
        await Expect(page.Locator("svg.flow")).ToBeVisibleAsync();
        var phone = page.Locator("tbody tr", new() { HasText = "问：电话" });
        await Expect(phone.Locator("td.number")).ToHaveTextAsync(["2", "1", "0", "1", "0"]);
        await Expect(page.Locator("svg.flow text.count", new() { HasText = "问到2次 · 答了1次 · 放弃1次" })).ToHaveCountAsync(1);
        await Expect(page.Locator("svg.flow title", new() { HasText = "NoPhone" })).ToHaveCountAsync(1);
        await Expect(page.Locator("svg.flow text", new() { HasText = "办理：下单" })).ToHaveCountAsync(1);
        Assert.DoesNotContain("PlaceOrder", await page.Locator("svg.flow").TextContentAsync(), StringComparison.Ordinal);
        await FitsAsync(page, width);
        await Browser.PictureAsync(page, $"console-flow-{width}");
        await GoAsync(page, "flows/listing.create", width);
        await Browser.PictureAsync(page, $"console-flow-selling-{width}");
        Assert.Equal(404, (await page.GotoAsync(new Uri(Shop.Address, "/console/flows/no.such").AbsoluteUri))!.Status);
        await FitsAsync(page, width);
        await Expect(page.Locator("h1")).ToHaveTextAsync("这里没有东西");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task A_message_that_was_not_understood_is_shown_as_text_marked_and_taken_away(int width)
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, width);
        await GoAsync(page, "messages", width);
        await Browser.PictureAsync(page, $"console-messages-{width}");
        await page.Locator(".misheard a", new() { HasText = "<script>" }).First.ClickAsync();
        await Expect(page.Locator(".talk li")).ToContainTextAsync(Odd);
        Assert.NotEqual("x", await page.TitleAsync());

        await page.Locator("select[name='Given.Intent']").SelectOptionAsync("search");
        await page.Locator("textarea").FillAsync("咕噜");
        await page.GetByRole(AriaRole.Button, new() { Name = "就是这个意思" }).ClickAsync();
        await Expect(page.Locator(".mistakes")).ToContainTextAsync("JSON");
        await page.Locator("textarea").FillAsync("""{"product": "咕噜"}""");
        await FitsAsync(page, width);
        await Browser.PictureAsync(page, $"console-message-{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "就是这个意思" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/console/messages$"));
        await page.Locator(".misheard a", new() { HasText = "咕噜" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "不归我们管" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/console/messages$"));

        var export = await page.Context.APIRequest.GetAsync(new Uri(Shop.Address, "/console/export/messages.jsonl").AbsoluteUri);
        var lines = (await export.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"intent\":\"search\",\"slots\":{\"product\":\"咕噜\"}", string.Join('\n', lines), StringComparison.Ordinal);
        Assert.Contains("\"intent\":\"none\",\"slots\":{}", string.Join('\n', lines), StringComparison.Ordinal);
        await GoAsync(page, "audit", width);
        await Expect(page.Locator("tbody tr", new() { HasText = "MarkMisheard" })).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task An_auditor_sees_figures_and_messages_and_marks_nothing(int width)
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, width, AccountRole.Auditor);
        await GoAsync(page, "figures", width);
        await Expect(page.Locator("svg.chart")).ToHaveCountAsync(2);
        await Expect(page.Locator(".ranks").First).ToContainTextAsync(Sale.Product);
        await Browser.PictureAsync(page, $"console-figures-{width}");
        await GoAsync(page, "messages", width);
        await page.Locator(".misheard a").First.ClickAsync();
        await Expect(page.Locator(".talk li")).ToBeVisibleAsync();
        await Expect(page.Locator("main form")).ToHaveCountAsync(0);
        var forged = await page.Context.APIRequest.PostAsync(page.Url, new() { Form = page.Context.APIRequest.CreateFormData().Set("_handler", "leave") });
        Assert.False(forged.Ok);
        await GoAsync(page, "messages?state=marked", width);
        await Expect(page.Locator(".misheard li")).ToHaveCountAsync(0);
    }

    private async Task GoAsync(IPage page, string name, int width)
    {
        var answer = await page.GotoAsync(new Uri(Shop.Address, $"/console/{name}").AbsoluteUri);
        Assert.True(answer!.Ok, $"{name}: {answer.Status}");
        await FitsAsync(page, width);
    }

    private static async Task FitsAsync(IPage page, int width) =>
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{page.Url} is wider than {width}.");
}
