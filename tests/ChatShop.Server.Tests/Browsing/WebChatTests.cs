using ChatShop.Server.Tests.Orders;
using ChatShop.Server.Tests.Photos;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Microsoft's Web Chat in a real browser, on the page of another site, on the whole shop.</summary>
public sealed class WebChatTests : BrowsingTests
{
    private WebChatPage site = null!;

    private protected override async Task FillAsync()
    {
        site = await WebChatPage.OpenAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (site is not null)
            await site.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_buyer_is_greeted_orders_sees_each_answer_once_and_taps_a_choice()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        var page = await Browser.VisitAsync(await site.AddressAsync(Shop, "dl_zhang"), 480);
        await Expect(Said(page).First).ToContainTextAsync("您好！");
        await Expect(Choices(page)).ToHaveTextAsync(["有什么卖的", "我要卖东西", "帮助"]);

        foreach (var words in (string[])["来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord])
            await SayAsync(page, words);
        await Browser.PictureAsync(page, "web-chat-order");
        await Choices(page).Filter(new() { HasText = "货到付款" }).ClickAsync();
        await Expect(Said(page).Last).ToContainTextAsync("好的，货到付款");

        Assert.Equal(["来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款"], await Mine(page).AllInnerTextsAsync());
        await Expect(Said(page)).ToHaveCountAsync(11);
        Assert.Single(await Shop.Operator.ItemsAsync("/orders"));
    }

    [Fact]
    public async Task Where_to_pay_is_one_tap_away()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        var page = await Browser.VisitAsync(await site.AddressAsync(Shop, "dl_zhang"), 480);
        await Expect(Said(page).First).ToContainTextAsync("您好！");
        foreach (var words in (string[])["来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord])
            await SayAsync(page, words);

        var opened = await page.Context.RunAndWaitForPageAsync(() => page.Locator("button.ac-pushButton", new() { HasText = "/pay/" }).Last.ClickAsync());

        Assert.Contains("/pay/", opened.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seller_sends_a_photo_and_sees_the_picture_of_the_shop()
    {
        var page = await Browser.VisitAsync(await site.AddressAsync(Shop, "dl_wang"), 480);
        await Expect(Said(page).First).ToContainTextAsync("您好！");

        await SayAsync(page, "卖 红富士苹果 5块一斤 500斤");
        await SayAsync(page, "王婶果园");
        await page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload
        {
            Name = "apples.jpg",
            MimeType = "image/jpeg",
            Buffer = CameraPhoto.Take(SKEncodedImageFormat.Jpeg, 320, 240),
        });
        await Expect(page.Locator(".webchat__attachment-icon--checked")).ToBeVisibleAsync();
        await Box(page).PressAsync("Enter");
        await Expect(Said(page).Last).ToContainTextAsync("1张照片");
        await Expect(page.Locator(".webchat__bubble--from-user img[src*='/photos/']")).ToHaveCountAsync(1);
        await SayAsync(page, "对");
        await SayAsync(page, "分享我的店");
        await Expect(Pictures(page)).ToHaveCountAsync(2);
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.webchat__basic-transcript__activity img')].every(it => it.naturalWidth > 0)");
        await Browser.PictureAsync(page, "web-chat-photo");
    }

    [Fact]
    public async Task When_the_shop_is_opened_anew_Web_Chat_comes_back_by_itself_and_shows_nothing_twice()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        var page = await Browser.VisitAsync(await site.AddressAsync(Shop, "dl_zhang"), 480);
        await Expect(Said(page).First).ToContainTextAsync("您好！");
        await SayAsync(page, "来十斤苹果");
        await Shop.RestartAsync();

        await SayAsync(page, Sale.Address);

        await Expect(Said(page).Last).ToContainTextAsync("电话是多少？");
        Assert.Equal(["来十斤苹果", Sale.Address], await Mine(page).AllInnerTextsAsync());
    }

    private static ILocator Said(IPage page) => page.Locator(".webchat__basic-transcript__activity");

    private static ILocator Mine(IPage page) => page.Locator(".webchat__bubble--from-user .webchat__text-content");

    private static ILocator Pictures(IPage page) => page.Locator(".webchat__basic-transcript__activity img[src*='/photos/']");

    private static ILocator Choices(IPage page) => page.Locator("button.webchat__suggested-action");

    private static ILocator Box(IPage page) => page.Locator("[data-id='webchat-sendbox-input']");

    /// <summary>Writes, and waits until something is answered.</summary>
    private static async Task SayAsync(IPage page, string words)
    {
        var before = await Said(page).CountAsync();
        await Box(page).FillAsync(words);
        await Box(page).PressAsync("Enter");
        await Expect(Said(page)).ToHaveCountAsync(before + 2);
    }
}
