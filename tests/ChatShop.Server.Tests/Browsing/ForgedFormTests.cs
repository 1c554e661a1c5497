using System.Text.RegularExpressions;
using ChatShop.Server.Tests.Orders;
using ChatShop.Trade;

namespace ChatShop.Server.Tests.Browsing;

/// <summary>Forms that another site made, links of others, and pages in somebody else's frame do nothing (OWASP's A01, A05 and A07).</summary>
public sealed partial class ForgedFormTests : BrowsingTests
{
    private protected override async Task FillAsync()
    {
        await Sale.SellAsync(Shop.Meet("wang"));
        await Shop.Meet("zhang").SayAllAsync("来十斤苹果", Sale.Address, Sale.Phone, Sale.LastWord, "货到付款", "1001烂了一半，要退款");
    }

    [Fact]
    public async Task Every_form_of_the_console_is_refused_without_the_word_that_our_own_page_gave()
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 1440);
        await Shop.MeetSomebody().SayAllAsync("转人工", "苹果坏了怎么办");
        await page.GotoAsync(new Uri(Shop.Address, "/console/calls").AbsoluteUri);
        var call = await page.Locator("table a").First.GetAttributeAsync("href") ?? "";
        var forms = 0;
        foreach (var path in (string[])["/console/accounts", "/console/programmes", "/console/orders/1001", call, "/console/security", "/console/sign-in", "/console/sign-out"])
        {
            await page.GotoAsync(new Uri(Shop.Address, path).AbsoluteUri);
            foreach (var handler in await page.Locator("input[name='_handler']").AllAsync())
            {
                var form = page.Context.APIRequest.CreateFormData().Set("_handler", await handler.GetAttributeAsync("value") ?? "");
                var answer = await page.Context.APIRequest.PostAsync(new Uri(Shop.Address, path).AbsoluteUri, new() { Form = form, MaxRedirects = 0 });
                Assert.True(answer.Status == 400, $"{path}: {answer.Status}");
                forms++;
            }
        }
        Assert.True(forms >= 8, $"Only {forms} forms were found.");
    }

    [Fact]
    public async Task No_page_lets_itself_be_framed_or_tells_others_where_somebody_was()
    {
        foreach (var path in (string[])["/", "/s/s1", "/l/l1", "/oversight", "/chat", $"/o/1001?k={await Shop.KeyAsync(new OrderNumber(1001))}", "/console/sign-in"])
        {
            using var answer = await Shop.Http.GetAsync(new Uri(Shop.Address, path));
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
            Assert.Contains(path == "/chat" ? "frame-ancestors 'self'" : "frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task The_order_of_another_is_seen_by_nobody_without_its_key()
    {
        var key = await Shop.KeyAsync(new OrderNumber(1001));
        foreach (var tried in (string[])["", "?k=", $"?k={key[..^1]}0", $"?k={key.ToUpperInvariant()}", "?k[]=1", "/receipt", "/receipt?k=x"])
        {
            using var answer = await Shop.Http.GetAsync(new Uri(Shop.Address, $"/o/1001{tried}"));
            Assert.True((int)answer.StatusCode == 404, $"{tried}: {answer.StatusCode}");
            Assert.DoesNotContain("13800110003", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/console/../../elsewhere")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_leads_to_no_other_site(string to)
    {
        var page = await ConsoleEntry.JoinAsync(Browser, Shop, 768);
        await page.GotoAsync(new Uri(Shop.Address, $"/console/sign-in?to={Uri.EscapeDataString(to)}").AbsoluteUri);
        foreach (var link in await page.Locator("a[href], form[action]").AllAsync())
            Assert.DoesNotMatch(Elsewhere(), await link.GetAttributeAsync("href") ?? await link.GetAttributeAsync("action") ?? "");
    }

    [GeneratedRegex("^(https?:)?//elsewhere|^/\\\\")]
    private static partial Regex Elsewhere();
}
