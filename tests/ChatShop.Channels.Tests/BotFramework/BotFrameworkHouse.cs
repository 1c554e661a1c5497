using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Channels.BotFramework;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>The door with an AppId on a real web server, the house behind it, and stand-ins for all of Azure that it knows.</summary>
internal sealed class BotFrameworkHouse : IAsyncDisposable
{
    public const string Password = "a-secret-of-the-app";

    private static int houses;

    private readonly Host host;
    private readonly IssuerStandIn issuer;

    private BotFrameworkHouse(Host host, IssuerStandIn issuer, LoginStandIn login, ConnectorStandIn connector, RecordingTurns turns, string appId)
    {
        (this.host, this.issuer, Login, Connector, Turns, AppId) = (host, issuer, login, connector, turns, appId);
        Client = new HttpClient { BaseAddress = host.Address };
    }

    public LoginStandIn Login { get; }

    public ConnectorStandIn Connector { get; }

    public RecordingTurns Turns { get; }

    /// <summary>Each house has its own: tokens are kept by it for the whole process.</summary>
    public string AppId { get; }

    public HttpClient Client { get; }

    /// <summary>How the shop reaches people who did not just write.</summary>
    public IChannel Channel => host.Services.GetRequiredService<IChannel>();

    public GivenPromises Promises => (GivenPromises)host.Services.GetRequiredService<IPromises>();

    /// <summary>Opens the house.</summary>
    /// <param name="tenant">Of a single-tenant application.</param>
    public static async Task<BotFrameworkHouse> StartAsync(string? tenant = null)
    {
        var appId = $"5f0c1a52-0000-4000-8000-{Interlocked.Increment(ref houses):D12}";
        var (issuer, login, connector, turns) = (await IssuerStandIn.StartAsync(), await LoginStandIn.StartAsync(), await ConnectorStandIn.StartAsync(), new RecordingTurns());
        var settings = new BotFrameworkSettings(appId, Password, tenant) { Cloud = CloudOf(issuer) };
        var host = await Host.StartAsync(
            services =>
            {
                services.AddSingleton<ITurns>(turns).AddSingleton<IPromises, GivenPromises>().AddBotFramework(settings);
                services.AddHttpClient(BotFrameworkSetup.ClientName, client => client.Timeout = TimeSpan.FromSeconds(5)).AddHttpMessageHandler(login.Detour);
            },
            app => app.Open());
        return new BotFrameworkHouse(host, issuer, login, connector, turns, appId);
    }

    /// <summary>A message on Web Chat, to be answered in the response unless it says otherwise.</summary>
    public JsonObject Message(string text, string id = "m1") => new()
    {
        ["type"] = ActivityTypes.Message,
        ["id"] = id,
        ["text"] = text,
        ["channelId"] = "webchat",
        ["serviceUrl"] = Connector.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = "user1", ["name"] = "王婶" },
        ["recipient"] = new JsonObject { ["id"] = "bot@1" },
        ["conversation"] = new JsonObject { ["id"] = "c1" },
        ["deliveryMode"] = DeliveryModes.ExpectReplies,
    };

    /// <summary>What a right token of the Connector says.</summary>
    /// <param name="from">How long ago it began, in minutes.</param>
    public JsonObject Claims(int from = 1) => new()
    {
        ["iss"] = IssuerStandIn.Name,
        ["aud"] = AppId,
        ["serviceurl"] = Connector.ServiceUrl,
        ["nbf"] = TimeProvider.System.GetUtcNow().AddMinutes(-from).ToUnixTimeSeconds(),
        ["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(60 - from).ToUnixTimeSeconds(),
    };

    /// <summary>A request as the Connector makes it.</summary>
    public HttpRequestMessage Proven(byte[] body) => Request(body, $"Bearer {IssuerStandIn.Sign(Claims())}");

    /// <summary>A request.</summary>
    /// <param name="body">Its body.</param>
    /// <param name="proof">Its <c>Authorization</c>; null for none.</param>
    /// <param name="type">Its media type.</param>
    public static HttpRequestMessage Request(byte[] body, string? proof, string type = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (proof is not null)
            request.Headers.TryAddWithoutValidation("Authorization", proof);
        return request;
    }

    /// <summary>A message as bytes.</summary>
    public static byte[] Bytes(JsonNode message) => Encoding.UTF8.GetBytes(message.ToJsonString());

    /// <summary>Stops the server as Ctrl-C does: what is on its way goes out first.</summary>
    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await host.DisposeAsync();
        await Connector.DisposeAsync();
        await Login.DisposeAsync();
        await issuer.DisposeAsync();
    }

    /// <summary>The public cloud, but for who issues the Connector's tokens.</summary>
    private static Dictionary<string, string?> CloudOf(IssuerStandIn issuer) => new()
    {
        ["ValidateAuthority"] = "true",
        ["ToChannelFromBotLoginUrl"] = AuthenticationConstants.ToChannelFromBotLoginUrlTemplate,
        ["ToChannelFromBotOAuthScope"] = "https://api.botframework.com",
        ["ToBotFromChannelTokenIssuer"] = IssuerStandIn.Name,
        ["OAuthUrl"] = "https://token.botframework.com/",
        ["ToBotFromChannelOpenIdMetadataUrl"] = issuer.MetadataUrl,
        ["ToBotFromEmulatorOpenIdMetadataUrl"] = issuer.MetadataUrl,
        ["CallerId"] = "urn:botframework:azure",
    };
}
