using System.Net;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class OverviewTests
{
    [Theory]
    [InlineData("zh-CN", "沙盒里的钱", "争议", "银行判给买家", "平台", "等店铺答复", "已到账")]
    [InlineData("en", "The sandbox's money", "Disputes", "Bank decides for the buyer", "platform", "waits for the shop's answer", "paid")]
    public async Task The_front_page_shows_what_was_paid_moved_disputed_and_told(string locale, params string[] said)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var (seller, payout) = await sandbox.PayoutAsync();
        var (charge, dispute) = await sandbox.DisputeAsync();
        sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        using var visitor = new PayPageVisitor(locale);

        await visitor.OpenAsync(sandbox.Url);

        foreach (var text in said.Concat([seller, payout, charge, dispute, "399.90 CNY", "40.00 CNY", "charge.dispute.created"]))
            Assert.Contains(text, visitor.Page, StringComparison.Ordinal);
        foreach (var secret in new[] { sandbox.Keys.ApiKey, sandbox.Keys.WebhookSecret, "<script" })
            Assert.DoesNotContain(secret, visitor.Page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("shop", "won", 39990)]
    [InlineData("buyer", "lost", 0)]
    public async Task The_bank_decides_by_a_button(string decision, string status, long left)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var (_, dispute) = await sandbox.DisputeAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(sandbox.Url);

        await visitor.SendAsync(new() { ["decision"] = decision });

        Assert.Equal(HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
        Assert.Equal(status, (string?)(await sandbox.GetAsync($"/v1/disputes/{dispute}"))["status"]);
        Assert.Equal((left, 0), await sandbox.BalanceAsync());
    }

    [Fact]
    public async Task A_button_on_another_page_decides_nothing()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var (_, dispute) = await sandbox.DisputeAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(sandbox.Url);

        await visitor.SendAsync(new() { ["decision"] = "shop", ["csrf"] = new string('a', 32) });

        Assert.Equal("needs_response", (string?)(await sandbox.GetAsync($"/v1/disputes/{dispute}"))["status"]);
    }

    [Fact]
    public async Task A_long_list_goes_on_on_pages_of_its_own()
    {
        await using var sandbox = await Sandbox.StartAsync();
        for (var i = 0; i < 30; i++)
            await sandbox.OpenSellerAsync();
        using var visitor = new PayPageVisitor("en");

        await visitor.OpenAsync(new Uri(sandbox.Url, "/?show=accounts"));
        var next = visitor.Page.Split("href=\"/?show=accounts&after=")[1].Split('"')[0];
        await visitor.OpenAsync(new Uri(sandbox.Url, $"/?show=accounts&after={next}"));

        Assert.DoesNotContain("&after=", visitor.Page, StringComparison.Ordinal);
        Assert.Equal(6, visitor.Page.Split("<li>").Length - 1);
    }

    [Theory]
    [InlineData("Host", "shop.example")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    public async Task Nobody_elsewhere_sees_it(string header, string value)
    {
        await using var sandbox = await Sandbox.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, sandbox.Url);
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
