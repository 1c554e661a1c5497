using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatShop.Server;
using ChatShop.Server.Delivery;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Transcripts;

/// <summary>The whole shop on embedded parts, in a folder and on ports of its own, reached through its real doors.</summary>
internal sealed class RunningShop : IAsyncDisposable
{
    private static readonly Lock PortGate = new();
    private static readonly HashSet<int> PortsGiven = [];

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-").FullName;
    private readonly Connector connector;
    private readonly string[] settings;
    private WebApplication app = null!;

    private RunningShop(Connector connector, string locale)
    {
        this.connector = connector;
        Address = new Uri($"http://127.0.0.1:{NextPort()}");
        settings =
        [
            "--urls", Address.AbsoluteUri.TrimEnd('/'), "--Data:Directory", folder, "--Market:Locale", locale,
            "--Payments:Sandbox:Url", $"http://127.0.0.1:{NextPort()}",
        ];
    }

    public Uri Address { get; }

    public MovableClock Clock { get; } = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true });

    public IServiceProvider Services => app.Services;

    /// <summary>Notices that were pushed to people, oldest first.</summary>
    public Connector Notices => connector;

    /// <summary>Opens a shop; its clock is set before anything starts, since nothing that runs likes time to go back.</summary>
    public static async Task<RunningShop> OpenAsync(string locale = "zh-CN", DateTimeOffset? now = null)
    {
        var shop = new RunningShop(await Connector.OpenAsync(NextPort()), locale);
        if (now is { } start)
            shop.Clock.Set(start);
        await shop.StartAsync();
        return shop;
    }

    /// <summary>Ends the shop and opens it again on what it left.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Somebody writes; what is answered, in order.</summary>
    public async Task<IReadOnlyList<string>> SayAsync(string who, Enclosed said, string id)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = "test",
            ["serviceUrl"] = connector.Address.AbsoluteUri,
            ["from"] = new JsonObject { ["id"] = who },
            ["recipient"] = new JsonObject { ["id"] = "shop" },
            ["conversation"] = new JsonObject { ["id"] = $"{who}-thread" },
            ["text"] = said.Text,
            ["attachments"] = new JsonArray([.. said.Attachments.Select(it => new JsonObject { ["contentType"] = it.Type, ["contentUrl"] = it.Address })]),
            ["deliveryMode"] = "expectReplies",
        };
        using var answer = await Http.PostAsJsonAsync(new Uri(Address, "/api/messages"), activity);
        var body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}");
        using var replies = JsonDocument.Parse(body);
        return [.. replies.RootElement.GetProperty("activities").EnumerateArray().Select(it => Enclosed.Written(JsonNode.Parse(it.GetRawText())!))];
    }

    /// <summary>What the REST API answers to the operator.</summary>
    public async Task<JsonArray> ReadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/api/v1" + path));
        request.Headers.Authorization = new("Bearer", (await File.ReadAllTextAsync(Path.Join(folder, "operator.key"))).Trim());
        using var answer = await Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["items"]!.AsArray();
    }

    /// <summary>Does what is due by the clock, and brings everybody what they must hear.</summary>
    public async Task CatchUpAsync()
    {
        await app.Services.GetRequiredService<Deadlines>().MeetAsync(CancellationToken.None);
        await app.Services.GetRequiredService<OutboxCourier>().DeliverDueAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await connector.DisposeAsync();
        Http.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync()
    {
        app = ShopHost.Build(settings, Clock);
        await ShopHost.OpenAsync(app, CancellationToken.None);
        await app.StartAsync();
    }

    private async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static bool IsFree(int port)
    {
        using var probe = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int NextPort()
    {
        lock (PortGate)
        {
            int port;
            do
                port = RandomNumberGenerator.GetInt32(12_000, 16_000); // Neither those of connections going out, nor of embedded parts, nor of other tests.
            while (!IsFree(port) || !PortsGiven.Add(port));
            return port;
        }
    }
}
