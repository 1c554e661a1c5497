using System.Net;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class PageTokenTests : DirectLineTest
{
    [Fact]
    public async Task A_visitor_talks_without_the_secret_under_an_id_that_the_token_proves()
    {
        var (granted, _) = await VisitAsync();
        var thread = await House.ReopenAsync((string)granted["token"]!);

        await thread.SayAsync("hello", from: "someone else");

        Assert.Equal((string?)granted["conversationId"], thread.Conversation);
        Assert.StartsWith("dl_", House.Shop.Heard[^1].From.Id);
    }

    [Fact]
    public async Task A_visitor_who_comes_again_finds_their_conversation_and_is_the_same_person()
    {
        var (first, cookie) = await VisitAsync();
        await (await House.ReopenAsync((string)first["token"]!)).SayAsync("hello");
        House.Clock.Advance(TimeSpan.FromDays(30));

        var (second, _) = await VisitAsync(cookie: cookie);
        var thread = await House.ReopenAsync((string)second["token"]!);
        await thread.SayAsync("again");

        Assert.Equal(["welcome", "hello", "echo: hello", "again", "echo: again"], await thread.TextsAsync());
        Assert.Single(House.Shop.Heard.Select(activity => activity.From.Id).Distinct());
    }

    [Fact]
    public async Task Two_browsers_are_two_visitors()
    {
        var (one, _) = await VisitAsync();
        var (other, _) = await VisitAsync();

        Assert.NotEqual((string?)one["conversationId"], (string?)other["conversationId"]);
    }

    [Fact]
    public async Task Several_people_in_one_browser_are_told_apart_by_name()
    {
        var (wang, wangs) = await VisitAsync("?as=wang");
        var (li, lis) = await VisitAsync("?as=li", wangs);
        var (wangAgain, _) = await VisitAsync("?as=wang", $"{wangs}; {lis}");

        Assert.NotEqual((string?)wang["conversationId"], (string?)li["conversationId"]);
        Assert.Equal((string?)wang["conversationId"], (string?)wangAgain["conversationId"]);
    }

    [Fact]
    public async Task The_cookie_is_kept_long_shown_to_no_script_and_sent_from_no_other_site()
    {
        var response = await House.SendAsync(HttpMethod.Post, "tokens/page", proof: null, content: null, "X-Forwarded-Proto: https");

        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie")).ToLowerInvariant();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("secure", cookie);
        Assert.Contains("path=/v3/directline/tokens", cookie);
        Assert.Contains("max-age=34560000", cookie);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("chatshop-visitor=dl_wang")]
    [InlineData("chatshop-visitor=CfDJ8")]
    [InlineData("chatshop-visitor=")]
    public async Task A_cookie_that_the_shop_did_not_write_makes_a_stranger(string cookie)
    {
        var (granted, fresh) = await VisitAsync(cookie: cookie);

        await House.ReopenAsync((string)granted["token"]!);
        Assert.NotEqual("dl_wang", House.Shop.Heard[^1].From.Id);
        Assert.StartsWith("dl_", House.Shop.Heard[^1].From.Id);
        Assert.NotEqual(cookie, fresh);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: same-site")]
    [InlineData("Sec-Fetch-Site: none")]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Origin: nonsense")]
    public async Task A_page_of_another_site_gets_no_visitors_token(string header)
    {
        var (_, cookie) = await VisitAsync();

        var response = await House.SendAsync(HttpMethod.Post, "tokens/page", proof: null, content: null, header, $"Cookie: {cookie}");

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "CrossSite", response);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_page_on_another_port_is_another_site()
    {
        var response = await House.SendAsync(HttpMethod.Post, "tokens/page", proof: null, content: null, $"Origin: http://127.0.0.1:{(House.Address.Port == 80 ? 81 : 80)}");

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "CrossSite", response);
    }

    [Fact]
    public async Task Our_own_page_is_known_by_what_the_browser_says()
    {
        var old = await House.SendAsync(HttpMethod.Post, "tokens/page", proof: null, content: null, $"Origin: {House.Address.GetLeftPart(UriPartial.Authority)}");
        var modern = await House.SendAsync(
            HttpMethod.Post, "tokens/page", proof: null, content: null, "Sec-Fetch-Site: same-origin", "Origin: https://shop.example");
        var proxied = await House.SendAsync(HttpMethod.Post, "tokens/page", proof: null, content: null, "Host: shop.example", "Origin: https://shop.example");

        Assert.All([old, modern, proxied], response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Theory]
    [InlineData("Wang")]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("%E7%8E%8B")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_name_that_no_cookie_can_have_is_refused(string name)
    {
        var response = await House.SendAsync(HttpMethod.Post, $"tokens/page?as={name}", proof: null);

        await Refusal.IsAsync(HttpStatusCode.BadRequest, "BadArgument", response);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_link_gives_no_token() => await Refusal.IsAsync(
        HttpStatusCode.MethodNotAllowed, await House.SendAsync(HttpMethod.Get, "tokens/page", proof: null));

    private async Task<(JObject Granted, string Cookie)> VisitAsync(string query = "", string? cookie = null)
    {
        var response = await House.SendAsync(HttpMethod.Post, $"tokens/page{query}", proof: null, content: null, cookie is null ? [] : [$"Cookie: {cookie}"]);
        var granted = await DirectLineHouse.ReadAsync(response);
        return (granted, Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0]);
    }
}
