using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>How an answer goes wrong. Whatever was asked is done before.</summary>
internal enum Trick { None, Lost, Silent, Unsigned, SignedByAnother, OtherSerial, Stale, FromTomorrow, Probe, Changed, NotJson }

/// <summary>Answers in WeChat Pay's place on a free port: believes only what the merchant signed, and signs what it answers.</summary>
internal sealed partial class StandIn : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly FakeTimeProvider time;
    private readonly WebApplication app;
    private readonly Queue<Trick> tricks = [];
    private readonly Queue<(int Status, string Code)?> errors = [];
    private readonly TaskCompletionSource ended = new();

    private StandIn(FakeTimeProvider time)
    {
        this.time = time;
        Books = new StandInBooks(time);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public StandInBooks Books { get; }

    public Uri Url => new(app.Urls.Single());

    /// <summary>What was asked, in order, such as <c>POST /v3/pay/transactions/jsapi</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What was asked last, where it had a body.</summary>
    public JsonObject? Body { get; private set; }

    /// <summary>Bills by their kind and day, such as <c>tradebill 2026-11-24</c>.</summary>
    public Dictionary<string, string> BillsOfDays { get; } = [];

    public static async Task<StandIn> OpenAsync(FakeTimeProvider time)
    {
        var standIn = new StandIn(time);
        await standIn.app.StartAsync();
        return standIn;
    }

    /// <summary>What comes next goes wrong in this way, after it was done.</summary>
    public void Next(params Trick[] next)
    {
        foreach (var trick in next)
            tricks.Enqueue(trick);
    }

    /// <summary>From now on nothing goes wrong.</summary>
    public void Calm() => tricks.Clear();

    /// <summary>What comes next is refused with this error, and not done.</summary>
    public void Refuse(int status, string code) => errors.Enqueue((status, code));

    /// <summary>The same, after some that are answered.</summary>
    public void RefuseAfter(int answered, int status, string code)
    {
        for (var i = 0; i < answered; i++)
            errors.Enqueue(null);
        Refuse(status, code);
    }

    public async ValueTask DisposeAsync()
    {
        ended.TrySetResult();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var path = http.Request.Path + http.Request.QueryString;
        Trick trick;
        (int Status, object? Body) answer;
        lock (gate)
        {
            Asked.Add($"{http.Request.Method} {path}");
            trick = tricks.TryDequeue(out var next) ? next : Trick.None;
            answer = !IsSigned(http.Request, path, body) ? StandInBooks.Refused(401, "SIGN_ERROR")
                : errors.TryDequeue(out var error) && error is { } refused ? StandInBooks.Refused(refused.Status, refused.Code)
                : Do(http.Request, body);
            answer.Body = answer.Body?.ToString(); // As it is now: it may change while the answer is under way.
        }
        await WriteAsync(http, trick, answer.Status, (string?)answer.Body ?? "");
    }

    private async Task WriteAsync(HttpContext http, Trick trick, int status, string text)
    {
        if (trick == Trick.Lost)
            http.Abort();
        if (trick == Trick.Silent)
            await ended.Task.WaitAsync(http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (trick is Trick.Lost or Trick.Silent)
            return;
        http.Response.StatusCode = status;
        var sent = trick == Trick.NotJson ? "<html>Log in to the hotel's network</html>" : text;
        if (trick != Trick.Unsigned && status != 401)
        {
            var at = time.GetUtcNow() + (trick switch { Trick.Stale => TimeSpan.FromSeconds(-301), Trick.FromTomorrow => TimeSpan.FromSeconds(301), _ => TimeSpan.Zero });
            foreach (var (name, value) in Headers(sent, at, trick == Trick.SignedByAnother ? StandInKeys.Stranger : StandInKeys.Platform))
                http.Response.Headers[name] = value;
            if (trick == Trick.OtherSerial)
                http.Response.Headers["Wechatpay-Serial"] = "PUB_KEY_ID_OTHER";
            if (trick == Trick.Probe)
                http.Response.Headers["Wechatpay-Signature"] = "WECHATPAY/SIGNTEST/" + http.Response.Headers["Wechatpay-Signature"];
        }
        if (status != 204)
            await http.Response.WriteAsync(trick == Trick.Changed ? sent + " " : sent);
    }

    /// <summary>The headers with which WeChat Pay signs a body.</summary>
    public static Dictionary<string, string> Headers(string body, DateTimeOffset at, RSA key)
    {
        var (seconds, nonce) = (at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), "c5ac7061fccab6bf3e254dcf98995b8c");
        return new()
        {
            ["Wechatpay-Timestamp"] = seconds, ["Wechatpay-Nonce"] = nonce, ["Wechatpay-Serial"] = StandInKeys.PublicKeyId,
            ["Wechatpay-Signature"] = StandInKeys.Sign(key, $"{seconds}\n{nonce}\n{body}\n"),
        };
    }

    private bool IsSigned(HttpRequest request, string path, string body)
    {
        var given = Authorization().Match(request.Headers.Authorization.ToString());
        return given.Success && given.Groups["mchid"].Value == Merchant.Id && given.Groups["serial"].Value == StandInKeys.SerialNumber
            && Math.Abs(long.Parse(given.Groups["at"].Value, CultureInfo.InvariantCulture) - time.GetUtcNow().ToUnixTimeSeconds()) <= 300
            && StandInKeys.IsMerchants($"{request.Method}\n{path}\n{given.Groups["at"].Value}\n{given.Groups["nonce"].Value}\n{body}\n", given.Groups["signature"].Value);
    }

    private (int, object?) Do(HttpRequest request, string body)
    {
        var parts = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)[1..];
        var asked = body.Length > 0 ? (JsonObject)JsonNode.Parse(body)! : null;
        Body = asked ?? Body;
        return (request.Method, parts) switch
        {
            ("POST", ["pay", "transactions", var way]) => Books.Place(way, asked!),
            ("GET", ["pay", "transactions", "out-trade-no", var number]) => Books.Ask(number),
            ("GET", ["pay", "transactions", "id", var transaction]) => Books.AskTransaction(transaction),
            ("POST", ["pay", "transactions", "out-trade-no", var number, "close"]) => Books.Close(number),
            ("POST", ["refund", "domestic", "refunds"]) => Books.Refund(asked!),
            ("GET", ["refund", "domestic", "refunds", var number]) => StandInBooks.Find(Books.Refunds, number),
            ("POST", ["profitsharing", "receivers", "add"]) => Add(asked!),
            ("POST", ["profitsharing", "orders"]) => Books.Share(asked!),
            ("GET", ["profitsharing", "orders", var number]) => StandInBooks.Find(Books.Shares, number),
            ("POST", ["profitsharing", "return-orders"]) => Books.Return(asked!),
            ("GET", ["profitsharing", "return-orders", var number]) => StandInBooks.Find(Books.Returns, number),
            ("GET", ["bill", var kind]) => Announce(kind, request.Query["bill_date"]!),
            ("GET", ["billdownload", "file"]) => (200, BillsOfDays[request.Query["token"]!]),
            _ => StandInBooks.Refused(404, "NOT_FOUND"),
        };
    }

    private (int, object?) Add(JsonObject asked)
    {
        Books.Receivers.Add((string)asked["account"]!);
        return (200, asked);
    }

    private (int, object?) Announce(string kind, string day) => !BillsOfDays.TryGetValue($"{kind} {day}", out var bill)
        ? StandInBooks.Refused(400, "NO_STATEMENT_EXIST")
        : (200, new JsonObject
        {
#pragma warning disable CA5350 // As WeChat Pay does.
            ["hash_type"] = "SHA1", ["hash_value"] = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(bill))),
#pragma warning restore CA5350
            ["download_url"] = new Uri(Url, $"/v3/billdownload/file?token={Uri.EscapeDataString($"{kind} {day}")}").AbsoluteUri,
        });

    [GeneratedRegex("^WECHATPAY2-SHA256-RSA2048 mchid=\"(?<mchid>[^\"]+)\",nonce_str=\"(?<nonce>[^\"]+)\",signature=\"(?<signature>[^\"]+)\",timestamp=\"(?<at>[0-9]+)\",serial_no=\"(?<serial>[^\"]+)\"$")]
    private static partial Regex Authorization();
}
