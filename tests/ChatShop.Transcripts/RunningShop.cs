using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatShop.Server;
using ChatShop.Server.Delivery;
using ChatShop.Server.Tests;
using ChatShop.Storage;
using ChatShop.Trade;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatShop.Transcripts;

/// <summary>The whole shop on embedded parts, in a folder and on ports of its own, reached through its real doors.</summary>
internal sealed partial class RunningShop : IAsyncDisposable
{
    private static readonly Lock PortGate = new();
    private static readonly HashSet<int> PortsGiven = [];

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-").FullName;
    private readonly Connector connector;
    private readonly string[] settings;
    private readonly ILoggerProvider? log;
    private WebApplication app = null!;

    private RunningShop(Connector connector, string locale, ILoggerProvider? log, string lenders, IReadOnlyList<string> market)
    {
        (this.connector, this.log) = (connector, log);
        (Address, Sandbox) = (new Uri($"http://127.0.0.1:{NextPort()}"), new Uri($"http://127.0.0.1:{NextPort()}"));
        settings =
        [
            "--urls", Address.AbsoluteUri.TrimEnd('/'), "--Data:Directory", folder, "--Market:Locale", locale, "--Loans:Offers", lenders,
            "--Payments:Sandbox:Url", Sandbox.AbsoluteUri.TrimEnd('/'),
            "--Channels:Sms:AccountSid", "ACshop", "--Channels:Sms:AuthToken", "token", "--Channels:Sms:From", "+15005550006", "--Channels:Sms:ApiBase", connector.Address.AbsoluteUri, .. market,
        ];
    }

    public Uri Address { get; }

    /// <summary>Where the payment provider's stand-in answers.</summary>
    public Uri Sandbox { get; }

    public MovableClock Clock { get; } = new();

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true });

    /// <summary>The code given out last; transcripts write it ‹code›.</summary>
    public string Code { get; set; } = CodeSign;

    /// <summary>How a transcript writes a code, which is another one each time.</summary>
    public const string CodeSign = "‹code›";

    public IServiceProvider Services => app.Services;

    /// <summary>Notices that were pushed to people, oldest first.</summary>
    public Connector Notices => connector;

    /// <summary>Opens a shop; its clock is set before anything starts, since nothing that runs likes time to go back.</summary>
    /// <param name="locale">The market's language.</param>
    /// <param name="now">What time it is; null for now.</param>
    /// <param name="log">Also hears what the shop writes into its log.</param>
    /// <param name="lenders">On what terms money is lent, as the setting is written; empty for nobody.</param>
    /// <param name="market">What else is set of the market, as a command line says it.</param>
    public static async Task<RunningShop> OpenAsync(string locale = "zh-CN", DateTimeOffset? now = null, ILoggerProvider? log = null, string lenders = "", IReadOnlyList<string>? market = null)
    {
        var shop = new RunningShop(await Connector.OpenAsync(NextPort()), locale, log, lenders, market ?? []);
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

    /// <summary>Somebody writes words alone; what is answered, in order.</summary>
    public Task<IReadOnlyList<string>> SayAsync(string who, string text, string id, string? thread = null, Uri? photo = null) =>
        SayAsync(who, new Enclosed(text, photo is null ? [] : [("image/jpeg", photo.AbsoluteUri)]), id, thread);

    /// <summary>Somebody writes; what is answered, in order. 王婶@line writes on another channel, where nobody knows who that is.</summary>
    /// <param name="who">Who writes.</param>
    /// <param name="said">In words, and what goes along.</param>
    /// <param name="id">The activity's id: the same one again is the same message.</param>
    /// <param name="thread">In which conversation; null for the only one.</param>
    public async Task<IReadOnlyList<string>> SayAsync(string who, Enclosed said, string id, string? thread = null)
    {
        var channel = who.Split('@') is [_, var other] ? other : "test";
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = channel,
            ["serviceUrl"] = connector.Address.AbsoluteUri,
            ["from"] = new JsonObject { ["id"] = who },
            ["recipient"] = new JsonObject { ["id"] = "shop" },
            ["conversation"] = new JsonObject { ["id"] = $"{thread ?? who}-thread" },
            ["text"] = said.Text.Replace(CodeSign, Code, StringComparison.Ordinal),
            ["attachments"] = new JsonArray([.. said.Attachments.Select(it => new JsonObject { ["contentType"] = it.Type, ["contentUrl"] = it.Address })]),
            ["deliveryMode"] = "expectReplies",
        };
        using var answer = await Http.PostAsJsonAsync(new Uri(Address, "/api/messages"), activity);
        var body = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}");
        using var replies = JsonDocument.Parse(body);
        var heard = replies.RootElement.GetProperty("activities").EnumerateArray().Select(it => Enclosed.Written(JsonNode.Parse(it.GetRawText())!)).ToList();
        heard.ForEach(Hear);
        return heard;
    }

    /// <summary>Notes a code that was given out.</summary>
    public void Hear(string told) => Code = NewCode().Match(told) is { Success: true } given ? given.Groups[1].Value : Code;

    /// <summary>Somebody, or the shop itself, does something that the trade allows.</summary>
    public async Task<TFact> ActAsync<TFact>(PersonId? who, Command<TFact> command) where TFact : Fact
    {
        var result = await Services.GetRequiredService<ITrade>().ActAsync(new Act($"given-{Guid.NewGuid():N}", who), command, CancellationToken.None);
        Assert.Null(result.Refusal);
        return result.Fact!;
    }

    /// <summary>What the REST API answers to the operator.</summary>
    public async Task<JsonArray> ReadAsync(string path) => (await ReadPageAsync(path))["items"]!.AsArray();

    /// <summary>Every page of a list.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadAllAsync(string path)
    {
        var all = new List<JsonNode>();
        var cursor = "";
        do
        {
            var page = await ReadPageAsync($"{path}?limit=500{cursor}");
            all.AddRange(page["items"]!.AsArray().Select(it => it!));
            cursor = page["next"]?.GetValue<string>() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);
        return all;
    }

    private async Task<JsonNode> ReadPageAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/api/v1" + path));
        request.Headers.Authorization = new("Bearer", (await File.ReadAllTextAsync(Path.Join(folder, "operator.key"))).Trim());
        using var answer = await Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Does what is due by the clock, and brings everybody what they must hear.</summary>
    public async Task CatchUpAsync()
    {
        await app.Services.GetRequiredService<TallyKeeper>().KeepAsync(CancellationToken.None);
        await app.Services.GetRequiredService<Deadlines>().MeetAsync(CancellationToken.None);
        await app.Services.GetRequiredService<OutboxCourier>().DeliverDueAsync(CancellationToken.None);
    }

    /// <summary>Waits until nothing is left to be delivered now.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await app.Services.GetRequiredService<Outbox>().DueAsync(1, patience.Token)).Count > 0)
            await Task.Delay(50, patience.Token);
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
        await Prepared.LayTablesAsync(folder);
        app = ShopHost.Build(settings, Clock, Prepared.AddTo);
        if (log is not null)
            app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        await ShopHost.OpenAsync(app, CancellationToken.None);
        await app.StartAsync();
    }

    private async Task StopAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    [GeneratedRegex(@"(?:码：|码|code: |code )(\d{4}|\d{6}|\d{10})\b")]
    private static partial Regex NewCode();

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
