using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatShop.Server.Tests.Pages;

/// <summary>Everything that is known of a person is given to them, and forgotten when they want it.</summary>
public sealed partial class OwnDataTests(SharedShop shared) : IClassFixture<SharedShop>
{
    private readonly OpenedShop shop = shared.Shop;

    [Fact]
    public async Task The_link_gives_what_was_said_and_where_goods_go_as_a_file()
    {
        var somebody = shop.MeetSomebody();
        await somebody.SayAsync("送到李家村9组，赵六 13800119999");

        using var answer = await shop.Http.GetAsync(await LinkAsync(somebody));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var data = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("李家村9组", $"{data["deliverTo"]!["address"]}");
        Assert.Contains("送到李家村9组，赵六 13800119999", Said(data));
        Assert.Empty(data["bought"]!.AsArray());
    }

    [Fact]
    public async Task Nothing_that_was_said_is_left_when_somebody_was_forgotten()
    {
        var somebody = shop.MeetSomebody();
        await somebody.SayAsync("送到李家村9组，赵六 13800119999");
        await somebody.SayAsync("删除我的数据");
        var forgotten = await somebody.SayAsync("对", "forgotten");

        var data = JsonNode.Parse(await shop.Http.GetStringAsync(await LinkAsync(somebody)))!;
        Assert.Null(data["deliverTo"]);
        Assert.DoesNotContain(Said(data), text => text.Contains("赵六", StringComparison.Ordinal) || text.Contains("李家村", StringComparison.Ordinal));
        var known = await shop.Operator.ItemsAsync($"/conversations/test/{somebody.Who}-thread/messages");
        Assert.DoesNotContain(known, it => $"{it["text"]}".Contains("赵六", StringComparison.Ordinal));
        Assert.Equal(forgotten.Replies, (await somebody.SayAsync("对", "forgotten")).Replies); // Sent again, it is answered as before.
    }

    [Fact]
    public async Task A_key_that_was_not_given_out_opens_nothing()
    {
        var link = await LinkAsync(shop.MeetSomebody());
        var forged = $"{link.AbsoluteUri[..^4]}AAAA";

        foreach (var address in new[] { forged, new Uri(shop.Address, "/me").AbsoluteUri, new Uri(shop.Address, "/me?k=").AbsoluteUri })
        {
            using var answer = await shop.Http.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private static IReadOnlyList<string> Said(JsonNode data) => [.. data["chats"]![0]!["said"]!.AsArray().Select(it => $"{it!["text"]}")];

    private static async Task<Uri> LinkAsync(Chatter somebody) => new(Link().Match((await somebody.SayAsync("导出我的数据")).Text).Value);

    [GeneratedRegex(@"http://\S+/me\?k=\S+")]
    private static partial Regex Link();
}
