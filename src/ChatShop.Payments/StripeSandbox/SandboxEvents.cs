using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Writes events down with what they tell of, and delivers each at least once, signed anew every time.</summary>
internal sealed class SandboxEvents(SandboxSettings settings, SandboxStore store, TimeProvider clock, ILogger<SandboxEvents> logger) : BackgroundService
{
    private const int LongestPauseSeconds = 600;
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Does regularly what time brings, before what is due is delivered; set by the host.</summary>
    public Action OnPulse { get; set; } = () => { };

    /// <summary>Writes an event down; inside the change that it tells of.</summary>
    public void Tell(string type, JsonObject about)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var told = new JsonObject
        {
            ["id"] = SandboxIds.New("evt_"),
            ["object"] = "event",
            ["api_version"] = SandboxHost.ApiVersion,
            ["created"] = now,
            ["data"] = new JsonObject { ["object"] = about.DeepClone() },
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null },
            ["type"] = type,
        };
        store.Put("event", told);
        store.Deliver(told["id"]!.GetValue<string>(), now);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pulse);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            OnPulse();
            foreach (var (told, attempts) in store.Due(clock.GetUtcNow().ToUnixTimeSeconds()))
                await DeliverAsync(told, attempts, stoppingToken);
        }
    }

    private async Task DeliverAsync(JsonObject told, int attempts, CancellationToken cancellation)
    {
        var id = told["id"]!.GetValue<string>();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.WebhookUrl);
            var body = told.ToJsonString();
            request.Content = new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
            request.Headers.TryAddWithoutValidation("Stripe-Signature", Sign(body));
            using var answer = await http.SendAsync(request, cancellation);
            if (answer.IsSuccessStatusCode)
            {
                store.Delivered(id);
                return;
            }
            logger.LogWarning("The webhook of event {Event} was answered {Status}", id, (int)answer.StatusCode);
        }
        catch (Exception broken) when (broken is HttpRequestException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            logger.LogWarning("The webhook of event {Event} could not be delivered: {Why}", id, broken.Message);
        }
        var pause = Math.Min(LongestPauseSeconds, 1 << Math.Min(attempts, 12));
        store.Postpone(id, clock.GetUtcNow().ToUnixTimeSeconds() + pause);
    }

    private string Sign(string body)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(); // Stripe.net checks it against the wall clock.
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(settings.WebhookSecret), Encoding.UTF8.GetBytes($"{time}.{body}"));
        return $"t={time},v1={Convert.ToHexStringLower(signature)}";
    }
}

/// <summary>Makes ids as Stripe's look.</summary>
internal static class SandboxIds
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>A new id with this prefix.</summary>
    public static string New(string prefix) => prefix + RandomNumberGenerator.GetString(Letters, 24);
}
