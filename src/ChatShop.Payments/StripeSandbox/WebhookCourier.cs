using System.Net.Http.Headers;
using System.Text;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.Extensions.Logging;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Tells events by webhook: each at least once, again after growing pauses until it is confirmed, for three days.</summary>
internal sealed class WebhookCourier(SandboxBank bank, SandboxKeys keys, Uri target, TimeProvider time, ILogger<WebhookCourier> log) : IDisposable
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(8), TimeSpan.FromHours(24), TimeSpan.FromHours(36),
    ];

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Goes on until it is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
            try
            {
                if (!await TellSomeAsync(cancellation))
                    await bank.Events.Told.WaitAsync(Rest, time, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "The sandbox could not tell its events; it is tried again.");
                await Task.Delay(Rest, time, cancellation);
            }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<bool> TellSomeAsync(CancellationToken cancellation)
    {
        var due = bank.Act(store => store.Deliveries.Due(time.GetUtcNow().ToUnixTimeMilliseconds(), AtOnce));
        await Task.WhenAll(due.Select(each => TellAsync(each, cancellation)));
        return due.Count > 0;
    }

    private async Task TellAsync(Delivery delivery, CancellationToken cancellation)
    {
        var body = bank.Act(store => Shapes.Write(store.Objects.Find("event", delivery.Event)!));
        var isConfirmed = await IsConfirmedAsync(body, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (!isConfirmed && delivery.Tries < Pauses.Length)
        {
            var again = (time.GetUtcNow() + Pauses[delivery.Tries]).ToUnixTimeMilliseconds();
            bank.Act(store => store.Deliveries.Postpone(delivery.Event, again));
            return;
        }
        bank.Act(store => Settle(store, delivery.Event, isConfirmed));
        if (!isConfirmed)
            log.LogWarning("The event {Event} was never confirmed and is given up.", delivery.Event);
    }

    private async Task<bool> IsConfirmedAsync(string body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Stripe-Signature", WebhookSignature.Of(body, keys.WebhookSecret, time.GetUtcNow()));
        request.Headers.UserAgent.ParseAdd("Stripe/1.0");
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            log.LogDebug(lost, "A webhook did not reach {Target}.", target);
            return false;
        }
    }

    private static int Settle(SandboxStore store, string id, bool isConfirmed)
    {
        var told = store.Objects.Find("event", id)!;
        told["pending_webhooks"] = isConfirmed ? 0 : 1;
        store.Objects.Put(told);
        return store.Deliveries.Remove(id);
    }
}
