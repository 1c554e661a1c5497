using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatShop.Payments.Tests;

/// <summary>The shop's real webhook door on a free port, with a small market behind it, and the means to knock.</summary>
internal sealed class Door : IAsyncDisposable
{
    private readonly Sandbox sandbox;
    private readonly WebApplication app;
    private readonly HttpClient client = new();
    private readonly Errands errands;

    private Door(Sandbox sandbox, SmallTrade trade)
    {
        this.sandbox = sandbox;
        Trade = trade;
        var providers = new Providers([sandbox.Provider], []);
        Cashier = new Cashier(trade, trade, providers, new Uri("http://127.0.0.1:9"), NullLogger<Cashier>.Instance);
        var paymaster = new Paymaster(trade, new NoSellers(), providers, new Uri("http://127.0.0.1:9"));
        errands = new Errands(Cashier, new Refunds(trade, trade, new NoSellers(), providers), paymaster);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore().AddSingleton(sandbox.Webhook).AddSingleton<ITrade>(trade);
        app = builder.Build();
        app.MapStripeWebhook();
    }

    public SmallTrade Trade { get; }

    public Cashier Cashier { get; }

    public static async Task<Door> OpenAsync(Sandbox sandbox, long minor = 39990)
    {
        var door = new Door(sandbox, new SmallTrade(sandbox.Time.GetUtcNow(), minor));
        await door.app.StartAsync();
        return door;
    }

    /// <summary>The buyer opens the pay page and pays; nobody has told the shop yet.</summary>
    public async Task<PayPageVisitor> PayAsync(string number = PayPageVisitor.GoodCard)
    {
        var visitor = new PayPageVisitor();
        await visitor.OpenAsync((await Cashier.PayUrlAsync(Trade.Payment.Id, CancellationToken.None))!);
        await visitor.PayByCardAsync(number);
        return visitor;
    }

    /// <summary>What Stripe would tell of the payment when it is complete.</summary>
    public string Completed(string payment = "pay7") =>
        """{"id":"evt_1","object":"event","api_version":"2026-10-28.endive","type":"checkout.session.completed","data":{"object":{"""
        + $"\"id\":\"{Trade.Payment.CheckoutId}\",\"object\":\"checkout.session\",\"client_reference_id\":\"{payment}\"" + "}}}";

    /// <summary>The header with which Stripe would send a body.</summary>
    public string Sign(string body, string? secret = null, int seconds = 0)
    {
        var at = sandbox.Time.GetUtcNow().AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret ?? sandbox.Keys.WebhookSecret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        return $"t={at},v1={Convert.ToHexStringLower(signature)}";
    }

    /// <summary>Does an errand.</summary>
    public Task RunAsync(Errand errand) => errands.RunAsync(errand, CancellationToken.None);

    /// <summary>Does what is left to do, as the outbox would; what can not be done now is left for the next time.</summary>
    public async Task RunAllAsync()
    {
        var left = new List<Errand>();
        while (Trade.Errands.Reader.TryRead(out var errand))
        {
            try
            {
                await RunAsync(errand);
            }
            catch (ProviderUnreachableException)
            {
                left.Add(errand);
            }
        }
        left.ForEach(errand => Trade.Errands.Writer.TryWrite(errand));
    }

    /// <summary>Knocks, and what that leaves to do is done; what is answered.</summary>
    public async Task<(int Status, string? Kind)> KnockAsync(string body, string? signature, bool inParts = false)
    {
        var answer = await AskAsync(body, signature, inParts);
        await RunAllAsync();
        return answer;
    }

    private async Task<(int Status, string? Kind)> AskAsync(string body, string? signature, bool inParts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(app.Urls.Single()), "/webhooks/stripe"))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = inParts;
        if (signature is not null)
            request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }
}
