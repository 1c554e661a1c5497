using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace ChatShop.Server.Tests.Pages.Market;

/// <summary>How pages travel: small, kept where they may be, into the chat and onto a phone's home screen.</summary>
public sealed partial class CarriedTests(Stocked market) : IClassFixture<Stocked>
{
    private readonly OpenedShop shop = market.Shop;

    [Theory]
    [InlineData("/", "br")]
    [InlineData("/", "gzip")]
    [InlineData("/s/s1", "br")]
    [InlineData("/l/l1", "br")]
    [InlineData("/chat", "br")]
    [InlineData("/market.css", "br")]
    [InlineData("/chat.js", "br")]
    [InlineData("/texts/en.json", "br")]
    public async Task What_everybody_may_read_is_compressed(string path, string way)
    {
        using var answer = await AskAsync(path, it => it.AcceptEncoding.ParseAdd(way));

        Assert.Equal(way, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, 6 * 1024);
    }

    [Theory]
    [InlineData("/o/1001?k=x")]
    [InlineData("/api/v1/shops")]
    public async Task What_holds_a_secret_is_not_compressed(string path)
    {
        using var answer = await AskAsync(path, it => it.AcceptEncoding.ParseAdd("br, gzip"));

        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData(320, 320)]
    [InlineData(100, 200)]
    [InlineData(201, 320)]
    [InlineData(481, 960)]
    public async Task A_browser_that_can_gets_a_lighter_photo_of_one_of_few_sizes(int asked, int wide)
    {
        using var answer = await AskAsync($"/photos/{market.Photo}?w={asked}", it => it.Accept.ParseAdd("image/webp,*/*"));

        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Accept", Assert.Single(answer.Headers.Vary));
        using var photo = SKCodec.Create(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal((SKEncodedImageFormat.Webp, wide), (photo.EncodedFormat, photo.Info.Width));
    }

    [Theory]
    [InlineData("?w=320", "image/jpeg")]
    [InlineData("?w=320", "image/webp;q=0")]
    [InlineData("", "image/webp,*/*")]
    [InlineData("?w=5000", "image/webp,*/*")]
    public async Task Everybody_else_and_whoever_wants_it_whole_gets_a_jpeg(string size, string accept)
    {
        using var answer = await AskAsync($"/photos/{market.Photo}{size}", it => it.Accept.ParseAdd(accept));

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("Accept", Assert.Single(answer.Headers.Vary));
    }

    [Fact]
    public async Task A_page_is_another_one_for_another_language()
    {
        using var answer = await AskAsync("/l/l1", it => it.AcceptLanguage.ParseAdd("en"));

        Assert.Contains("Accept-Language", answer.Headers.Vary);
        Assert.Equal("en", Assert.Single(answer.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task The_chat_has_a_page_of_its_own_which_only_the_market_shows_beside_its_goods()
    {
        using var answer = await AskAsync("/chat");

        Assert.Contains("src=\"chat.js\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        using var old = await AskAsync("/?as=seller&lang=en");
        Assert.Equal((HttpStatusCode.Redirect, "/chat?as=seller&lang=en"), (old.StatusCode, $"{old.Headers.Location}"));
    }

    [Fact]
    public async Task Whoever_comes_into_the_chat_from_a_shop_s_page_sees_the_shop_and_orders_by_name()
    {
        var buyer = new Visitor(shop);
        await buyer.EnterAsync();

        await buyer.SayAsync(new JsonObject { ["type"] = "event", ["name"] = "entrance", ["value"] = market.Goods.Apples[3..], ["locale"] = "zh-CN" });
        Assert.Contains("红富士苹果，5元/斤，还有498斤，王婶果园", await buyer.ReadAsync(), StringComparison.Ordinal);
        await buyer.SayAsync(new JsonObject { ["type"] = "message", ["text"] = "来1斤红富士苹果", ["locale"] = "zh-CN" });
        Assert.Contains("一共5元", await buyer.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "村里小店")]
    [InlineData("en", "Village shop")]
    public async Task A_phone_can_put_it_on_its_home_screen_under_a_name_it_can_read(string language, string name)
    {
        using var answer = await AskAsync("/manifest.webmanifest", it => it.AcceptLanguage.ParseAdd(language));
        var manifest = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((name, "/", "standalone"), ($"{manifest["name"]}", $"{manifest["start_url"]}", $"{manifest["display"]}"));
        foreach (var icon in manifest["icons"]!.AsArray())
        {
            using var drawn = await AskAsync($"{icon!["src"]}");
            Assert.Equal($"{icon["type"]}", drawn.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Everything_the_chat_needs_without_a_network_is_there_to_be_kept_and_nothing_private_is()
    {
        var script = await market.ReadAsync("/sw.js");
        var parts = Part().Matches(script[script.IndexOf("PARTS = [", StringComparison.Ordinal)..script.IndexOf("];", StringComparison.Ordinal)]).Select(it => it.Groups[1].Value).ToList();

        Assert.Contains("/chat", parts);
        foreach (var module in Import().Matches(await market.ReadAsync("/chat.js")).Select(it => it.Groups[1].Value))
            Assert.Contains(module, parts);
        foreach (var part in parts)
            await market.ReadAsync(part);
        Assert.DoesNotContain(parts, it => it.StartsWith("/o", StringComparison.Ordinal) || it.StartsWith("/api", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> AskAsync(string path, Action<HttpRequestHeaders>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(shop.Address, path));
        with?.Invoke(request.Headers);
        return await shop.Http.SendAsync(request);
    }

    [GeneratedRegex("'(/[^']*)'")]
    private static partial Regex Part();

    [GeneratedRegex(@"from '\.(/[^']+)'")]
    private static partial Regex Import();
}
