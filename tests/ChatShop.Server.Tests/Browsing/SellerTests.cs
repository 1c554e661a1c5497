using ChatShop.Server.Pictures;
using ChatShop.Server.Tests.Orders;
using ChatShop.Storage.Accounts;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Origins;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>A seller at a computer: the own shop, and nothing of anybody else's.</summary>
public sealed class SellerTests : BrowsingTests
{
    private const string Script = "<script>document.title = 'bad'</script>";

    private static readonly ShopId Own = new(1);

    private Chatter seller = null!;
    private Chatter buyer = null!;

    private protected override async Task FillAsync()
    {
        seller = Shop.Meet("wang");
        await Sale.SellAsync(seller);
        var wang = await Shop.Trade.MeetAsync("test", "wang", "wang-thread", default);
        await Shop.Trade.ActAsync(new Act("pears", wang), new PublishListing(wang, new Offer(Script, new Price(new Money(300, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(100, Unit.Jin)), null), default);
        await Shop.Meet("zhao").SayAllAsync("卖 土鸡蛋 15块一盘 60盘", "赵叔鸡场", "没有", "对");
        buyer = Shop.Meet("zhang");
        await buyer.SayAllAsync("来十斤红富士", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款");
        await Shop.Meet("zhou").SayAllAsync("来一盘土鸡蛋", "河边村5号", "13900220004", "周六", "货到付款");
    }

    [Theory]
    [InlineData(320, "zh-CN", "等发货")]
    [InlineData(1440, "en", "to be shipped")]
    public async Task Every_page_of_the_own_shop_fits_the_screen_and_speaks_the_language(int width, string language, string words)
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, width, AccountRole.Seller, Own, language);
        await Expect(page.Locator("h1")).ToHaveTextAsync("王婶果园");
        await Expect(page.Locator("main")).ToContainTextAsync(words);
        foreach (var name in (string[])["", "/listings", "/listings/paste", "/orders", "/slips", "/labels"])
        {
            var answer = await GoAsync(page, name);
            Assert.True(answer.Ok, $"{name}: {answer.Status}");
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} is wider than {width}.");
            await page.ScreenshotAsync(new() { Path = Path.Join(AppContext.BaseDirectory, "screenshots", $"seller{name.Replace('/', '-')}-{width}.png"), FullPage = true });
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task Many_listings_are_written_over_and_saved_together_or_not_at_all(int width)
    {
        var page = await JoinAsync(width);
        await GoAsync(page, "/listings");
        await Expect(page.Locator(".cells tbody tr")).ToHaveCountAsync(2);
        await Expect(Cell(page, 0, "Product")).ToHaveValueAsync(Script);
        await Expect(page).ToHaveTitleAsync("我的商品");
        await Cell(page, 0, "Price").FillAsync("便宜");
        await Cell(page, 1, "Price").FillAsync("6");
        await Cell(page, 1, "Product").FillAsync("红富士");
        await SaveAsync(page);
        await Expect(page.Locator("tr.wrong")).ToHaveCountAsync(1);
        await Expect(page.Locator("tr.wrong .mistakes")).ToContainTextAsync("价格没看懂");
        await Expect(Cell(page, 0, "Price")).ToHaveValueAsync("便宜");
        await Expect(Cell(page, 1, "Price")).ToHaveValueAsync("6");
        Assert.Equal(500, (await Shop.ListingAsync(new ListingId(1))).Price.Money.Minor);
        await Browser.PictureAsync(page, $"seller-table-wrong-{width}");

        await Cell(page, 0, "Price").FillAsync("3.5元/斤");
        await Cell(page, 0, "Left").FillAsync("80");
        await Cell(page, 0, "State").SelectOptionAsync("");
        await SaveAsync(page);
        await Expect(page.Locator(".notice")).ToContainTextAsync("2样已经存好");
        var apples = await Shop.ListingAsync(new ListingId(1));
        Assert.Equal(("红富士", 600L), (apples.Product, apples.Price.Money.Minor));
        var pears = await Shop.ListingAsync(new ListingId(2));
        Assert.Equal((350L, 80m, "paused"), (pears.Price.Money.Minor, pears.Available.Value, pears.StatusName));
    }

    [Fact]
    public async Task What_was_changed_in_the_chat_meanwhile_is_not_written_over()
    {
        var page = await JoinAsync(1440);
        await GoAsync(page, "/listings");
        await seller.SayAsync("红富士苹果改成7块");
        await Cell(page, 1, "Price").FillAsync("6");
        await Cell(page, 0, "Left").FillAsync("90");
        await SaveAsync(page);
        await Expect(page.Locator("tr.wrong .mistakes")).ToContainTextAsync("刚才在别处改过");
        Assert.Equal(700, (await Shop.ListingAsync(new ListingId(1))).Price.Money.Minor);
        Assert.Equal(100, (await Shop.ListingAsync(new ListingId(2))).Available.Value);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task Pasted_rows_are_looked_at_first_and_go_up_together_once(int width)
    {
        var page = await JoinAsync(width);
        await GoAsync(page, "/listings/paste");
        await page.Locator("textarea").FillAsync("品名\t单价\t单位\t库存\n山核桃\t38.5\t公斤\t20\n花生\t便宜\t斤\t50\n红富士苹果\t5\t斤\t1");
        await LookAsync(page);
        await Expect(page.Locator("tr.wrong")).ToHaveCountAsync(2);
        await Expect(page.Locator("tr.wrong").First).ToContainTextAsync("价格没看懂");
        await Expect(page.Locator("tr.wrong").Last).ToContainTextAsync("已经上架过了");
        await Browser.PictureAsync(page, $"seller-paste-wrong-{width}");
        await page.Locator("textarea").FillAsync("品名\t单价\t单位\t库存\n山核桃\t38.5\t公斤\t20\n花生\t6\t斤\t50");
        await LookAsync(page);
        var fields = page.Context.APIRequest.CreateFormData();
        foreach (var hidden in await page.Locator("form:has-text('全部上架') input").AllAsync())
            fields.Set((await hidden.GetAttributeAsync("name"))!, await hidden.InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "2样全部上架" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("2样已经存好");
        var twice = await page.Context.APIRequest.PostAsync(new Uri(Shop.Address, "/console/shop/listings/paste").AbsoluteUri, new() { Form = fields });
        Assert.EndsWith("/console/shop/listings?saved=2", twice.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.Locator(".cells tbody tr")).ToHaveCountAsync(4);
        Assert.Equal("山核桃", (await Shop.ListingAsync(new ListingId(4))).Product);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task An_order_is_packed_and_marked_as_sent_and_the_buyer_hears_it(int width)
    {
        var (page, wang) = (await JoinAsync(width), await Shop.PersonAsync("wang"));
        var batch = await Shop.GivenAsync(wang, new RecordBatch(wang, new ListingId(1), new Origin("李家村东坡", DateOnly.FromDateTime(Shop.Clock.GetUtcNow().UtcDateTime).AddDays(-1), [])));
        await GoAsync(page, "/slips?orders=1001,1002");
        await Expect(page.Locator(".slip .origin")).ToContainTextAsync("扫一扫，看红富士苹果哪里来的");
        await Expect(page.Locator(".slip .origin img")).ToHaveAttributeAsync("src", ScanCode.Of(new Uri(Shop.Address, $"/b/{batch.Batch}").AbsoluteUri));
        await Expect(page.Locator(".slip")).ToHaveCountAsync(1);
        await Expect(page.Locator(".slip")).ToContainTextAsync("红富士苹果");
        await Expect(page.Locator(".slip")).Not.ToContainTextAsync(Sale.Phone);
        await GoAsync(page, "/labels");
        await Expect(page.Locator(".labels article")).ToHaveCountAsync(1);
        await Expect(page.Locator(".labels article")).ToContainTextAsync(Sale.Phone);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".menu")).ToBeHiddenAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await GoAsync(page, "/orders");
        await page.Locator("input[name='Given.Carrier']").FillAsync("顺丰");
        await page.Locator("input[name='Given.Tracking']").FillAsync("SF1390557782204");
        await page.GetByRole(AriaRole.Button, new() { Name = "已发货" }).ClickAsync();
        await Expect(page.Locator(".parcels")).ToHaveCountAsync(0);
        await Expect(page.Locator("main table")).ToContainTextAsync("SF1390557782204");
        Assert.Contains("SF1390557782204", (await buyer.SayAsync("我的东西到哪了")).Text, StringComparison.Ordinal);
        await GoAsync(page, "/slips?orders=1001");
        await Expect(page.Locator(".slip")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nothing_of_another_shop_is_seen_or_changed()
    {
        var page = await JoinAsync(1440);
        foreach (var paper in (string[])["slips", "labels"])
        {
            await GoAsync(page, $"/{paper}?orders=1002");
            await Expect(page.Locator("main article")).ToHaveCountAsync(0);
            await Expect(page.Locator("main")).ToContainTextAsync("没有要发货的订单");
        }
        await GoAsync(page, "/orders");
        await Expect(page.Locator("main")).ToContainTextAsync("1001");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("1002");
        await GoAsync(page, "/listings");
        await Cell(page, 0, "Listing").EvaluateAsync("cell => cell.value = 'l3'");
        await Cell(page, 0, "Price").FillAsync("1");
        await SaveAsync(page);
        await Expect(page.Locator("tr.wrong")).ToHaveCountAsync(1);
        Assert.Equal(1500, (await Shop.ListingAsync(new ListingId(3))).Price.Money.Minor);
        await GoAsync(page, "/orders");
        await page.Locator("input[name='Given.Order']").EvaluateAsync("order => order.value = '1002'");
        await page.GetByRole(AriaRole.Button, new() { Name = "已发货" }).ClickAsync();
        await Expect(page.Locator(".mistakes")).ToContainTextAsync("1002");
        foreach (var name in (string[])["/orders", "/orders/1002", "/shops/s2", "/audit", "/accounts", "/export/orders.csv"])
        {
            await page.GotoAsync(new Uri(Shop.Address, $"/console{name}").AbsoluteUri);
            await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/security"));
        }
    }

    [Fact]
    public async Task A_form_without_its_word_is_refused_and_only_a_seller_with_a_shop_comes_in()
    {
        var page = await JoinAsync(1440);
        foreach (var (name, form) in ((string, string)[])[("listings", "table"), ("listings/paste", "publish"), ("orders", "ship")])
        {
            var fields = page.Context.APIRequest.CreateFormData().Set("_handler", form).Set("Ready.Text", "a,1,2").Set("Ready.Key", "k").Set("Given.Key", "k").Set("Given.Order", "1001");
            var forged = await page.Context.APIRequest.PostAsync(new Uri(Shop.Address, $"/console/shop/{name}").AbsoluteUri, new() { Form = fields });
            Assert.Equal(400, forged.Status);
        }
        foreach (var role in (AccountRole[])[AccountRole.Seller, AccountRole.Operator])
        {
            var other = await ConsoleEntry.JoinAsync(Browser, Shop, 1440, role);
            await GoAsync(other, "/orders");
            await Expect(other).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/console/security"));
        }
    }

    [Fact]
    public async Task An_operator_invites_a_seller_for_a_shop_there_is()
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 1440);
        await page.GotoAsync(new Uri(Shop.Address, "/console/accounts").AbsoluteUri);
        await page.Locator("select").SelectOptionAsync("Seller");
        await page.Locator("input[name='Given.Shop']").FillAsync("s9");
        await page.GetByRole(AriaRole.Button, new() { Name = "给一个链接" }).ClickAsync();
        await Expect(page.Locator(".mistakes")).ToContainTextAsync("没有这家店");
        await page.Locator("input[name='Given.Shop']").FillAsync("s1");
        await page.GetByRole(AriaRole.Button, new() { Name = "给一个链接" }).ClickAsync();
        await Expect(page.Locator(".notice code")).ToContainTextAsync("welcome?k=");
    }

    private Task<IPage> JoinAsync(int width) => ConsoleEntry.JoinAsync(Browser, Shop, width, AccountRole.Seller, Own);

    private async Task<IResponse> GoAsync(IPage page, string name) => (await page.GotoAsync(new Uri(Shop.Address, $"/console/shop{name}").AbsoluteUri))!;

    private static ILocator Cell(IPage page, int row, string name) => page.Locator($"[name='Given.Rows[{row}].{name}']");

    private static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "全部保存" }).ClickAsync();

    private static Task LookAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "先看一遍" }).ClickAsync();
}
