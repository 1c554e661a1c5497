using System.Net;
using ChatShop.Trade.Payments;
using Stripe;

namespace ChatShop.Payments.StripeProvider;

/// <summary>The way to Stripe, or to the sandbox in its place; nothing behind it knows which of them answers. docs/decisions/0005.</summary>
internal sealed class StripeConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Connects nothing yet: the first call does.</summary>
    /// <param name="apiKey">A secret or restricted key.</param>
    /// <param name="apiBase">Where Stripe's API answers, such as https://api.stripe.com.</param>
    /// <param name="isSandbox">True when no real money moves.</param>
    public StripeConnection(string apiKey, Uri apiBase, bool isSandbox)
    {
        IsSandbox = isSandbox;
        V1 = new StripeClient(new StripeClientOptions
        {
            ApiKey = apiKey,
            ApiBase = apiBase.AbsoluteUri.TrimEnd('/'), // With a slash at its end the paths would begin with two.
            HttpClient = new SystemNetHttpClient(new HttpClient { Timeout = Patience }, 2, null, enableTelemetry: false),
        }).V1;
    }

    /// <summary>True when no real money moves.</summary>
    public bool IsSandbox { get; }

    /// <summary>Every call there is.</summary>
    public V1Services V1 { get; }

    /// <summary>Everything on a list.</summary>
    public Task<List<T>> ListAsync<T>(Func<V1Services, IAsyncEnumerable<T>> list, CancellationToken cancellation) =>
        AskAsync(async v1 => await list(v1).ToListAsync(cancellation), cancellation);

    /// <summary>Makes something that carries our id, once for ever.</summary>
    /// <remarks>
    /// Stripe forgets an idempotency key after a day and until then repeats its first answer. So it is looked for first:
    /// a late call finds it, makes no second one, and hears how it stands now.
    /// </remarks>
    /// <param name="ours">By what of its metadata it is known.</param>
    /// <param name="made">Where it is found once it was made.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<T> OnceAsync<T>(
        Dictionary<string, string> ours, Func<V1Services, IAsyncEnumerable<T>> made, Func<V1Services, Task<T>> make, CancellationToken cancellation)
        where T : class, IHasMetadata => AskAsync(
            async v1 => await made(v1).FirstOrDefaultAsync(it => it.Metadata is { } carried && ours.All(carried.Contains), cancellation) ?? await make(v1),
            cancellation);

    /// <summary>Asks, and says in the trade's words why there is no answer.</summary>
    public Task<T> AskAsync<T>(Func<V1Services, Task<T>> ask, CancellationToken cancellation) =>
        ProviderCalls.AskAsync("stripe", () => CallAsync(ask, cancellation));

    private async Task<T> CallAsync<T>(Func<V1Services, Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask(V1);
        }
        catch (StripeException failed) when (IsUnknown(failed))
        {
            throw new ProviderUnreachableException($"Stripe answered {(int)failed.HttpStatusCode}: {failed.Message}", failed);
        }
        catch (StripeException refused)
        {
            throw new ProviderRefusedException($"Stripe refused: {refused.Message}", refused);
        }
        catch (HttpRequestException lost)
        {
            throw new ProviderUnreachableException("Stripe can not be reached.", lost);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new ProviderUnreachableException("Stripe did not answer in time.", late);
        }
    }

    /// <summary>
    /// Whether it may have acted or may act later: its own trouble, a twin still running, too many calls, no answer of
    /// Stripe's at all. A key it does not take is our trouble, and says nothing of what was asked.
    /// </summary>
    private static bool IsUnknown(StripeException exception) =>
        exception.StripeError is null
        || exception.HttpStatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests
        || (int)exception.HttpStatusCode >= 500;
}
