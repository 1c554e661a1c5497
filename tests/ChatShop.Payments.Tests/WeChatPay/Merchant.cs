using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Payments.WeChatPay;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>A shop that is a merchant of WeChat Pay: its providers, its doors on a free port, a market of one order behind them.</summary>
internal sealed class Merchant : IAsyncDisposable
{
    public const string Id = "1900000109";
    public const string AppId = "wxd678efh567hg6787";
    public const string OpenId = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    public const string InWeChat = "Mozilla/5.0 (iPhone) Mobile MicroMessenger/8.0.50";
    public const string OnPhone = "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36";
    public const string OnComputer = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";
    public static readonly Uri PublicUrl = new("https://shop.example");

    private readonly StandInKeys keys;
    private readonly WebApplication app;
    private readonly HttpClient client = new();

    private Merchant(StandInKeys keys, FakeTimeProvider time, StandIn weChat, SmallTrade trade)
    {
        (this.keys, Time, WeChat, Trade) = (keys, time, weChat, trade);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddLogging().AddSingleton<TimeProvider>(time).AddSingleton<ITrade>(trade).AddSingleton<IPaymentRecords>(trade);
        builder.Services.AddWeChatPay(Settings, PublicUrl);
        app = builder.Build();
        app.MapWeChatPay();
        Payments = app.Services.GetRequiredService<IPaymentProvider>();
        Sellers = app.Services.GetRequiredService<IPayoutProvider>();
    }

    public FakeTimeProvider Time { get; }

    public StandIn WeChat { get; }

    public SmallTrade Trade { get; }

    public IPaymentProvider Payments { get; }

    public IPayoutProvider Sellers { get; }

    public WeChatPaySettings Settings => SettingsWith(keys, WeChat.Url);

    /// <summary>Opens a shop whose buyer talks to it in WeChat, or somewhere else.</summary>
    public static async Task<Merchant> OpenAsync(bool inWeChat = true)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
        var payer = inWeChat ? new Payer("wechat", OpenId) : new Payer("directline", "u1");
        var trade = new SmallTrade(time.GetUtcNow(), provider: "wechatpay", payer: payer);
        var merchant = new Merchant(new StandInKeys(), time, await StandIn.OpenAsync(time), trade);
        await merchant.app.StartAsync();
        return merchant;
    }

    public static WeChatPaySettings SettingsWith(StandInKeys keys, Uri apiBase) => new(
        Id, StandInKeys.SerialNumber, keys.PrivateKeyFile, StandInKeys.ApiV3Key, StandInKeys.PublicKeyId, keys.PublicKeyFile, AppId, apiBase)
    {
        Patience = TimeSpan.FromSeconds(2),
    };

    public CheckoutRequest Request(string key = "pay7:checkout:1", long minor = 39990, string user = OpenId) => new(
        "pay7", key, [new CheckoutLine("红富士苹果 × 10", new Money(minor, Currency.Cny))], Time.GetUtcNow().AddMinutes(35), "zh-CN",
        new Uri(PublicUrl, "/o/1023?k=secret"), new Uri(PublicUrl, "/o/1023?k=secret"), new Payer(user.Length > 0 ? "wechat" : "directline", user));

    public Task<Checkout> OpenCheckoutAsync(CheckoutRequest? request = null) => Payments.OpenCheckoutAsync(request ?? Request(), CancellationToken.None);

    public Task<Checkout> ReadAsync(Checkout checkout) => Payments.ReadCheckoutAsync(checkout.Id, CancellationToken.None);

    public Task<Checkout> ExpireAsync(Checkout checkout) => Payments.ExpireCheckoutAsync(checkout.Id, CancellationToken.None);

    /// <summary>Opens a checkout, pays it and reads it again.</summary>
    public async Task<Checkout> PaidAsync()
    {
        var checkout = await OpenCheckoutAsync();
        Assert.True(WeChat.Books.Pay(checkout.Id));
        return await ReadAsync(checkout);
    }

    public Task<ProviderRefund> RefundAsync(Checkout paid, long minor, string refund = "ref4") =>
        Payments.RefundAsync(new RefundRequest(refund, refund, paid.Charge!, new Money(minor, Currency.Cny)), CancellationToken.None);

    /// <summary>The market's own way to a pay page: through the cashier.</summary>
    public async Task<Uri> PayUrlAsync() => (await TryPayUrlAsync())!;

    /// <summary>The same, null when there is none just now.</summary>
    public Task<Uri?> TryPayUrlAsync() =>
        new Cashier(Trade, Trade, new Providers([Payments], [Sellers]), PublicUrl, NullLogger<Cashier>.Instance).PayUrlAsync(Trade.Payment.Id, CancellationToken.None);

    /// <summary>Opens a pay link with a browser.</summary>
    public async Task<(int Status, string Page, HttpResponseHeaders Headers)> VisitAsync(Uri link, string agent, string languages = "", string forwarded = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(app.Urls.Single()), link.PathAndQuery));
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        request.Headers.TryAddWithoutValidation("Accept-Language", languages);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers);
    }

    /// <summary>Knocks at the door for notices; what is answered.</summary>
    public async Task<(int Status, string Body)> KnockAsync(string body, Dictionary<string, string> headers)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(app.Urls.Single()), "/webhooks/wechatpay")) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>A notice as WeChat Pay writes it.</summary>
    public static string Notice(string kind, JsonObject told, string key = StandInKeys.ApiV3Key, string id = "EV-2026112508000001") => new JsonObject
    {
        ["id"] = id, ["event_type"] = kind, ["resource_type"] = "encrypt-resource",
        ["resource"] = new JsonObject
        {
            ["algorithm"] = "AEAD_AES_256_GCM", ["nonce"] = "fdasflkja484", ["associated_data"] = "transaction",
            ["ciphertext"] = StandInKeys.Seal(told.ToJsonString(), "fdasflkja484", "transaction", key),
        },
    }.ToJsonString();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
        await WeChat.DisposeAsync();
        keys.Dispose();
    }
}
