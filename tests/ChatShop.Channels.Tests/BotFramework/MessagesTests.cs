using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatShop.Channels.BotFramework;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.BotFramework;

public sealed class MessagesTests : IAsyncLifetime
{
    private readonly RecordingTurns turns = new();
    private Host host = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        host = await Host.StartAsync(
            services => services.AddSingleton<ITurns>(turns).AddSingleton<IPromises, GivenPromises>().AddBotFramework(new BotFrameworkSettings(null, null)),
            app => app.Open());
        client = new HttpClient { BaseAddress = host.Address };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_caller_who_expects_replies_reads_them_in_the_response()
    {
        var response = await PostAsync(Message("m1", "买3斤苹果"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var reply = Assert.Single((JArray)JObject.Parse(await response.Content.ReadAsStringAsync())["activities"]!);
        Assert.Equal("message", (string?)reply["type"]);
        Assert.Equal("echo: 买3斤苹果", (string?)reply["text"]);
        Assert.Equal("m1", (string?)reply["replyToId"]);
        Assert.Equal("user1", (string?)reply["recipient"]!["id"]);
        Assert.Equal("c1", (string?)reply["conversation"]!["id"]);
    }

    [Fact]
    public async Task A_message_sent_again_is_answered_as_before()
    {
        var first = await (await PostAsync(Message("m1", "有苹果吗"))).Content.ReadAsStringAsync();
        var second = await (await PostAsync(Message("m1", "有苹果吗"))).Content.ReadAsStringAsync();

        Assert.Equal(1, turns.Turns);
        Assert.Equal(Texts(first), Texts(second));
    }

    [Fact]
    public async Task Other_answers_go_to_the_service_address()
    {
        await using var connector = await ConnectorStandIn.StartAsync();
        turns.Answer = _ => Task.FromResult<string[]>(["one", "two"]);
        var message = Message("m1", "hello");
        message.Remove("deliveryMode");
        message["serviceUrl"] = connector.ServiceUrl;

        var response = await PostAsync(message);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var (path, first) = await connector.NextAsync();
        Assert.Equal("/v3/conversations/c1/activities/m1", path);
        Assert.Equal("one", (string?)first["text"]);
        Assert.Equal("two", (string?)(await connector.NextAsync()).Activity["text"]);
    }

    private static string[] Texts(string json) => [.. JObject.Parse(json)["activities"]!.Select(reply => (string)reply["text"]!)];

    private static JObject Message(string? id, string text) => new()
    {
        ["type"] = ActivityTypes.Message,
        ["id"] = id,
        ["text"] = text,
        ["channelId"] = "emulator",
        ["from"] = new JObject { ["id"] = "user1", ["name"] = "王婶" },
        ["recipient"] = new JObject { ["id"] = "bot" },
        ["conversation"] = new JObject { ["id"] = "c1" },
        ["deliveryMode"] = DeliveryModes.ExpectReplies,
    };

    private Task<HttpResponseMessage> PostAsync(JObject activity) => PostAsync(Encoding.UTF8.GetBytes(activity.ToString()));

    private Task<HttpResponseMessage> PostAsync(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return client.PostAsync("/api/messages", content);
    }
}
