using System.Net;

namespace ChatShop.Server.Tests.Doors;

public sealed class HeaderTests(FilledShop filled)
{
    [Theory]
    [InlineData("/l/l1")]
    [InlineData("/l/l999")]
    [InlineData("/o/1001")]
    [InlineData("/page.css")]
    [InlineData("/nothing/here")]
    public async Task A_browser_is_told_to_load_frame_and_send_nothing_that_is_not_ours(string path)
    {
        using var answer = await filled.Shop.Http.GetAsync(new Uri(filled.Shop.Address, path));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var rule in new[] { "default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'" })
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_about_nothing_shows_no_broken_picture_and_no_empty_link()
    {
        using var answer = await filled.Shop.Http.GetAsync(new Uri(filled.Shop.Address, "/l/l999"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_about_goods_leads_to_the_chat()
    {
        var page = await filled.Shop.Http.GetStringAsync(new Uri(filled.Shop.Address, "/l/l1"));

        Assert.Contains("href=\"/\"", page, StringComparison.Ordinal);
        Assert.Contains("红富士苹果", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }
}
