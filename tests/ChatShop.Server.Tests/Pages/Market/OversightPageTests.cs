using System.Net;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>Everybody sees where public money went, in sums; nobody sees whose it is, and nobody can change anything there.</summary>
public sealed class OversightPageTests(OversightPageTests.Given given) : IClassFixture<OversightPageTests.Given>
{
    private const int Most = 100 * 1024;

    private readonly OpenedShop shop = given.Shop;

    [Fact]
    public async Task It_tells_budget_what_was_given_what_is_left_until_when_and_the_head_of_the_trail()
    {
        var (page, size) = await ReadAsync("zh-CN");
        foreach (var said in new[] { "1000元", "500元", "35元", "465元", "每单补这些货款的10%", "每家最多100元", "lang=\"zh-CN\"", (await HeadAsync()).Hash, $"第{(await HeadAsync()).Record}号" })
            Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.InRange(size, 1, Most);

        var (english, _) = await ReadAsync("en");
        foreach (var said in new[] { "Where public subsidies went", "¥35", "¥465", "10% of what they cost", "lang=\"en\"" })
            Assert.Contains(said, english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_of_one_seller_is_not_told_apart_and_nobody_is_named()
    {
        var (page, _) = await ReadAsync("zh-CN");

        Assert.Contains("其他村", page, StringComparison.Ordinal);
        foreach (var hidden in new[] { "王家村", "李家村", PublicMoney.Phones, "王秀英", "张三", "河边村", "seller0" }.Concat(PublicMoney.Shops))
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_operators_wrote_is_no_markup()
    {
        var page = await shop.Http.GetStringAsync(new Uri(shop.Address, "/oversight"));
        Assert.DoesNotContain("<b>补贴", page, StringComparison.Ordinal);
        Assert.Contains("苹果&lt;b&gt;补贴", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Nothing_can_be_sent_there(string method)
    {
        var before = await HeadAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(shop.Address, "/oversight")) { Content = new FormUrlEncodedContent([new("budget", "1")]) };
        using var answer = await shop.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(before, await HeadAsync());
    }

    [Fact]
    public async Task Its_tables_to_take_away_and_its_console_are_not_for_everybody()
    {
        foreach (var path in new[] { "/console/programmes", "/console/programmes/prg1", "/console/export/subsidies.csv" })
        {
            using var answer = await shop.Http.GetAsync(new Uri(shop.Address, path));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains("/console/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    private Task<ChatShop.Trade.Audits.AuditRoot> HeadAsync() => given.Books.RootAsync(CancellationToken.None);

    private async Task<(string Page, int Bytes)> ReadAsync(string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shop.Address, "/oversight"));
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await shop.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(language, answer.Content.Headers.ContentLanguage.Single());
        return (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), (await answer.Content.ReadAsByteArrayAsync()).Length);
    }

    /// <summary>A market with public money.</summary>
    public sealed class Given : SharedShop
    {
        internal ChatShop.Storage.Subsidies.ProgrammeBooks Books => (ChatShop.Storage.Subsidies.ProgrammeBooks)Shop.Parts.GetService(typeof(ChatShop.Storage.Subsidies.ProgrammeBooks))!;

        private protected override async Task FillAsync() => await PublicMoney.GiveAsync(Shop);
    }
}
