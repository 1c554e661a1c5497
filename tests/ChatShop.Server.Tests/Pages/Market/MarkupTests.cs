using System.Net;
using System.Text.RegularExpressions;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>What people wrote is read as they wrote it, and is nothing else: no markup, no script, no template.</summary>
public sealed partial class MarkupTests(Stocked market) : IClassFixture<Stocked>
{
    [Theory]
    [InlineData("/", "zh-CN")]
    [InlineData("/?q=script", "en")]
    [InlineData("/s/s2", "zh-CN")]
    [InlineData("/s/s2", "en")]
    [InlineData("evil", "zh-CN")]
    [InlineData("evil", "en")]
    public async Task Names_and_reviews_break_no_page(string path, string language)
    {
        var page = await market.ReadAsync(path == "evil" ? market.Goods.Evil : path, language);

        Assert.DoesNotContain("alert(1)</script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onmouseover", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Element().Matches(page).SelectMany(it => it.Groups[1].Captures), it => it.Value.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains(Stocked.EvilProduct, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains(Stocked.EvilShop, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_read_as_it_was_written()
    {
        Assert.Contains(Stocked.EvilReview, WebUtility.HtmlDecode(await market.ReadAsync("/s/s2")), StringComparison.Ordinal);
        Assert.Contains(Stocked.EvilReview, WebUtility.HtmlDecode(await market.ReadAsync(market.Goods.Evil)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_ends_what_search_engines_read()
    {
        Assert.Equal(Stocked.EvilProduct, $"{ShownTests.Facts(await market.ReadAsync(market.Goods.Evil))["name"]}");
        Assert.Equal(Stocked.EvilShop, $"{ShownTests.Facts(await market.ReadAsync("/s/s2"))["name"]}");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/s/s1")]
    [InlineData("/l/l1")]
    public async Task No_page_holds_a_script_or_a_style_of_its_own(string path)
    {
        var page = await market.ReadAsync(path);

        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.All(Script().Matches(page), it => Assert.Matches("src=\"/market.js\"|type=\"application/ld\\+json\"", it.Value));
    }

    [GeneratedRegex("<[a-z]+(?: ([a-z-]+)(?:=\"[^\"]*\")?)*>")]
    private static partial Regex Element();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();
}
