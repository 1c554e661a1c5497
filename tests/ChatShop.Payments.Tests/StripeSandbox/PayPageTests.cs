using System.Net;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class PayPageTests
{
    [Theory]
    [InlineData("zh-CN", "沙盒", "您要付")]
    [InlineData("en", "Sandbox", "You pay")]
    public async Task The_page_says_in_the_buyers_language_what_is_paid_and_that_it_is_a_sandbox(string locale, string sandboxSaid, string said)
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var visitor = new PayPageVisitor();

        await visitor.OpenAsync((await sandbox.OpenAsync(locale: locale)).PayUrl!);

        Assert.Equal("text/html", visitor.Answer.Content.Headers.ContentType?.MediaType);
        foreach (var text in new[] { sandboxSaid, said, "399.90", "红富士苹果 × 10", $"lang=\"{locale}\"" })
            Assert.Contains(text, visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_seller_wrote_stays_text()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var visitor = new PayPageVisitor();

        await visitor.OpenAsync((await sandbox.OpenAsync()).PayUrl!);

        Assert.Contains("&lt;b&gt;鸡蛋&lt;/b&gt; &amp; 鸭蛋", await visitor.Answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_small_runs_nothing_and_is_kept_nowhere()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var visitor = new PayPageVisitor();

        await visitor.OpenAsync((await sandbox.OpenAsync()).PayUrl!);

        var rules = visitor.Answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", rules, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", rules, StringComparison.Ordinal);
        Assert.Contains("form-action 'self' http://127.0.0.1:9;", rules, StringComparison.Ordinal);
        Assert.True(visitor.Answer.Headers.CacheControl?.NoStore);
        Assert.DoesNotContain("<script", visitor.Page, StringComparison.OrdinalIgnoreCase);
        Assert.InRange((await visitor.Answer.Content.ReadAsByteArrayAsync()).Length, 1000, 10_000);
    }

    [Fact]
    public async Task The_wechat_page_shows_a_picture_to_scan_and_stays_small()
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync((await sandbox.OpenAsync()).PayUrl!);

        await visitor.ChooseAsync("wechat_pay");

        Assert.Contains("src=\"data:image/png;base64,", visitor.Page, StringComparison.Ordinal);
        Assert.InRange((await visitor.Answer.Content.ReadAsByteArrayAsync()).Length, 1000, 10_000);
    }

    [Fact]
    public async Task The_picture_leads_to_the_page_on_which_the_wallet_approves()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var phone = new PayPageVisitor();

        await phone.OpenAsync(new Uri($"{checkout.PayUrl}/wechat_pay"));
        await phone.DecideAsync("approve");

        Assert.Equal("wechat_pay", (await sandbox.ReadAsync(checkout)).Method);
    }

    [Fact]
    public async Task A_form_from_another_page_pays_nothing()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);

        await visitor.SendAsync(new() { ["method"] = "alipay", ["decision"] = "approve", ["csrf"] = new string('a', 32) });

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Answer.StatusCode);
        Assert.Equal(Trade.Payments.CheckoutStatus.Open, (await sandbox.ReadAsync(checkout)).Status);
    }

    [Theory]
    [InlineData("zh-CN", "这个付款链接已过期", "没有扣款", "回到订单")]
    [InlineData("en", "This link to pay has expired", "Nothing was taken", "Back to the order")]
    public async Task An_expired_link_says_so_kindly_and_shows_the_way_back(string locale, string said, string calmed, string back)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync(locale: locale);
        sandbox.Time.Advance(TimeSpan.FromMinutes(36));
        using var visitor = new PayPageVisitor();

        await visitor.OpenAsync(checkout.PayUrl!);

        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        foreach (var text in new[] { said, calmed, $"href=\"http://127.0.0.1:9/o/1023?k=secret&back=1\">{back}</a>", $"lang=\"{locale}\"" })
            Assert.Contains(text, visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", visitor.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "没有这个付款页面")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "没有这个付款页面")]
    [InlineData("en-GB,en;q=0.9", "There is no such pay page")]
    public async Task A_link_nobody_made_leads_to_a_page_that_says_so(string languages, string said)
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var visitor = new PayPageVisitor(languages);

        await visitor.OpenAsync(new Uri(sandbox.Url, "/pay/cs_test_nothing"));

        Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
        Assert.Contains(said, visitor.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_sessions_have_pages()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var paid = await sandbox.PaidAsync();
        using var visitor = new PayPageVisitor();

        await visitor.OpenAsync(new Uri(sandbox.Url, $"/pay/{paid.Charge}"));

        Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task A_paid_link_leads_back_to_the_shop()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var checkout = await sandbox.OpenAsync();
        await sandbox.PaidAsync();
        using var visitor = new PayPageVisitor();

        await visitor.OpenAsync(checkout.PayUrl!);

        Assert.Contains("href=\"http://127.0.0.1:9/o/1023?k=secret\"", visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", visitor.Page, StringComparison.Ordinal);
    }
}
