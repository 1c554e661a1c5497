using System.Net.Http.Headers;
using System.Text;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.Extensions.Logging;

namespace ChatShop.Payments.StripeSandbox.Webhooks;

/// <summary>Tells events by webhook: each at least once, again after growing pauses until it is confirmed, for three days.</summary>
internal sealed class WebhookCourier(SandboxBank bank, TimeProvider time, ILogger<WebhookCourier> log) : IDisposable
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
        if (bank.Act(store => LetterOf(store, delivery)) is not { } letter)
            return;
        var isConfirmed = await IsConfirmedAsync(letter, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (!isConfirmed && delivery.Tries < Pauses.Length)
        {
            var again = (time.GetUtcNow() + Pauses[delivery.Tries]).ToUnixTimeMilliseconds();
            bank.Act(store => store.Deliveries.Postpone(delivery, again));
            return;
        }
        bank.Act(store => Settle(store, delivery, isConfirmed));
        if (!isConfirmed)
            log.LogWarning("The event {Event} was never confirmed by {Endpoint} and is given up.", delivery.Event, delivery.Endpoint);
    }

    private Letter? LetterOf(SandboxStore store, Delivery delivery) =>
        store.Objects.Find(WebhookEndpoints.Kind, delivery.Endpoint) is { } endpoint && store.Objects.Find("event", delivery.Event) is { } told
            ? new Letter(new Uri(endpoint.Text("url")!), Shapes.Write(Shapes.Public(told)), bank.Endpoints.SecretOf(delivery.Endpoint))
            : null;

    private async Task<bool> IsConfirmedAsync(Letter letter, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, letter.Target)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(letter.Body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Stripe-Signature", WebhookSignature.Of(letter.Body, letter.Secret, time.GetUtcNow()));
        request.Headers.UserAgent.ParseAdd("Stripe/1.0");
        try
        {
            using var response = await client.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            log.LogDebug(lost, "A webhook did not reach {Target}.", letter.Target);
            return false;
        }
    }

    /// <summary>The event counts down who has yet to confirm it; who never did is counted for good.</summary>
    private static int Settle(SandboxStore store, Delivery delivery, bool isConfirmed)
    {
        if (store.Deliveries.Remove(delivery) == 0 || !isConfirmed)
            return 0;
        var told = store.Objects.Find("event", delivery.Event)!;
        told["pending_webhooks"] = told.Number("pending_webhooks") - 1;
        store.Objects.Put(told);
        return 1;
    }

    private sealed record Letter(Uri Target, string Body, string Secret);
}
