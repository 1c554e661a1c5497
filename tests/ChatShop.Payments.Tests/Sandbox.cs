using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Payments.StripeProvider;
using ChatShop.Payments.StripeSandbox;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Payments.Tests;

/// <summary>A sandbox on a free port with a directory and an ear of its own, and the shop's provider that talks to it.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("chatshop-sandbox-").FullName;
    private SandboxHost host;

    private Sandbox(Ear ear, TimeSpan fundsAfter)
    {
        FundsAfter = fundsAfter;
        Ear = ear;
        Keys = SandboxKeys.In(directory);
        Url = new Uri($"http://127.0.0.1:{Ear.FreePort()}");
        host = NewHost();
        Provider = new StripePayments(new StripeConnection(Keys.ApiKey, Url, isSandbox: true));
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));

    public Uri Url { get; }

    public SandboxKeys Keys { get; }

    public StripePayments Provider { get; }

    public Ear Ear { get; }

    public string DataDirectory => directory;

    public StripeWebhook Webhook => new([Keys.WebhookSecret], Time);

    /// <summary>How long money of ordinary cards is pending.</summary>
    public TimeSpan FundsAfter { get; }

    public static async Task<Sandbox> StartAsync(TimeSpan fundsAfter = default)
    {
        for (var tries = 1; ; tries++)
        {
            var sandbox = new Sandbox(await Ear.OpenAsync(), fundsAfter);
            try
            {
                await sandbox.host.StartAsync(CancellationToken.None);
                return sandbox;
            }
            catch (IOException) when (tries < 5)
            {
                await sandbox.DisposeAsync(); // Somebody took the free port in between.
            }
        }
    }

    /// <summary>Stops it and starts another over the same directory.</summary>
    public async Task RestartAsync()
    {
        await host.DisposeAsync();
        host = NewHost();
        await host.StartAsync(CancellationToken.None);
    }

    public CheckoutRequest Request(string payment = "pay7", long minor = 39990, string locale = "zh-CN") => new(
        payment,
        $"{payment}:checkout:1",
        [new CheckoutLine("红富士苹果 × 10", new Money(minor - 1000, Currency.Cny)), new CheckoutLine("<b>鸡蛋</b> & 鸭蛋", new Money(1000, Currency.Cny))],
        Time.GetUtcNow().AddMinutes(35),
        locale,
        new Uri("http://127.0.0.1:9/o/1023?k=secret"),
        new Uri("http://127.0.0.1:9/o/1023?k=secret&back=1"),
        new Payer("test", "李雷"));

    public Task<Checkout> OpenAsync(string payment = "pay7", long minor = 39990, string locale = "zh-CN") =>
        Provider.OpenCheckoutAsync(Request(payment, minor, locale), CancellationToken.None);

    /// <summary>The PaymentIntent behind what was paid.</summary>
    public async Task<string> IntentOfAsync(Checkout paid) => (string)(await CallAsync(HttpMethod.Get, $"/v1/charges/{paid.Charge}")).Body["payment_intent"]!;

    public Task<Checkout> ReadAsync(Checkout checkout) => Provider.ReadCheckoutAsync(checkout.Id, CancellationToken.None);

    /// <summary>Opens a checkout, pays it and reads it again.</summary>
    public async Task<Checkout> PaidAsync(string payment = "pay7", string number = PayPageVisitor.GoodCard, string method = "card")
    {
        var checkout = await OpenAsync(payment);
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(checkout.PayUrl!);
        if (method == "card")
            await visitor.PayByCardAsync(number);
        else
        {
            await visitor.ChooseAsync(method);
            await visitor.DecideAsync("approve");
        }
        return await ReadAsync(checkout);
    }

    /// <summary>Gives back a part of a payment.</summary>
    public Task<ProviderRefund> RefundAsync(Checkout paid, long minor, string refund = "ref4") => Provider.RefundAsync(
        new RefundRequest(refund, refund, paid.Charge!, new Money(minor, Currency.Cny)), CancellationToken.None);

    /// <summary>The next webhook of a type, while time goes on.</summary>
    public async Task<Heard> HearAsync(string type)
    {
        var next = Ear.NextAsync(type);
        while (await Task.WhenAny(next, Task.Delay(20)) != next)
            Time.Advance(TimeSpan.FromSeconds(1));
        return await next;
    }

    /// <summary>Calls the API as a program without Stripe's library does.</summary>
    public async Task<ApiSaid> CallAsync(HttpMethod method, string path, string? form = null, string? key = null, string? apiKey = null, string? account = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(Url, path));
        request.Headers.Add("Authorization", $"Bearer {apiKey ?? Keys.ApiKey}");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (account is not null)
            request.Headers.Add("Stripe-Account", account);
        if (form is not null)
            request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await client.SendAsync(request);
        return new ApiSaid(
            (int)response.StatusCode,
            JsonNode.Parse(await response.Content.ReadAsStringAsync())!,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value)));
    }

    /// <summary>Nobody answers any more, as in an outage.</summary>
    public Task StopAsync() => host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await Ear.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private SandboxHost NewHost() => new(new SandboxSettings(Url, Ear.Url, directory, FundsAfter), Keys, Time, NullLoggerFactory.Instance);
}

/// <summary>What the API answered.</summary>
internal sealed record ApiSaid(int Status, JsonNode Body, Dictionary<string, string> Headers)
{
    public string? Code => (string?)Body["error"]?["code"];

    public string? Type => (string?)Body["error"]?["type"];

    public string? Parameter => (string?)Body["error"]?["param"];
}
