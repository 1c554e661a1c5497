using System.Text.Json.Nodes;
using ChatShop.Channels.Tests.Node;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>The door understands, and is understood by, what others have written for WeChat's cipher and XML.</summary>
public sealed class OthersPackagesTests : IAsyncLifetime
{
    private const string Folder = "wechat-packages", Needed = "wechat-crypto@0.0.2 xml2js@0.6.2";

    private static readonly NodePackages Packages = new(Folder, Needed);

    private WeChatHouse house = null!;

    public async ValueTask InitializeAsync() => house = await WeChatHouse.StartAsync();

    public async ValueTask DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task What_they_sign_and_seal_is_heard_and_what_is_answered_they_can_open()
    {
        Assert.SkipUnless(await Packages.AreThereAsync(), $"It needs node and: {NodePackages.InstallOf(Folder, Needed)}");
        house.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        house.Turns.Answer = activity => Task.FromResult<string[]>([$"听到：{activity.Text} <好> ]]>"]);

        var heard = JsonNode.Parse(await Packages.RunAsync(
            "WeChat/knock.cjs", new Uri(house.Client.BaseAddress!, "/channels/wechat").AbsoluteUri, "chatshop_token", "5Q4GKHswASlAlj9bYemFbuW9EQCGSfg8VOPff0nsC9q", "wx1234567890abcdef"))!.AsArray();

        Assert.Equal([200, 200, 200, 200], heard.Select(it => (int)it!["status"]!));
        Assert.All(heard, it => Assert.Equal(("oNode", "gh_shop", "text"), ((string?)it!["to"], (string?)it["from"], (string?)it["type"])));
        Assert.All(heard.Take(2), it => Assert.Equal("听到：来十斤＜苹果> & ]]> 梨 ＜好> ]]>", (string?)it!["text"])); // No link can be made of a wide sign.
        Assert.Equal(["来十斤<苹果> & ]]> 梨", "来十斤<苹果> & ]]> 梨"], house.Turns.Heard.Take(2).Select(activity => activity.Text));
    }
}
