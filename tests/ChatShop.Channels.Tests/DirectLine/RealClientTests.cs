using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class RealClientTests : DirectLineTest
{
    [Theory]
    [InlineData("stream")]
    [InlineData("poll")]
    public async Task Microsofts_own_client_is_greeted_and_sees_each_message_and_answer_once(string way)
    {
        Assert.SkipUnless(await RealClient.IsThereAsync(), $"It needs node and: {RealClient.Install}");
        var granted = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Post, "tokens/generate", DirectLineHouse.Secret));

        var talk = JObject.Parse(await RealClient.TalkAsync(House, (string)granted["token"]!, way));

        Assert.Equal(["welcome", "one", "echo: one", "two", "echo: two"], talk["seen"]!.Select(activity => (string)activity["text"]!));
        Assert.Equal(["m1", "m2"], talk["seen"]!.Select(activity => (string?)activity["mark"]).OfType<string>());
        var (one, two) = ((string?)talk["seen"]![1]!["id"], (string?)talk["seen"]![3]!["id"]);
        Assert.Equal<string?>([one, one, two], talk["ids"]!.Select(id => (string?)id));
        Assert.Equal("Online", (string?)talk["states"]!.Last);
    }
}
