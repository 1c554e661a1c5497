using System.Net;
using ChatShop.Trade.Payments;
using Stripe;

namespace ChatShop.Payments.StripeProvider;

/// <summary>The way to Stripe, or to the sandbox in its place; nothing behind it knows which of them answers. docs/decisions/0005.</summary>
public sealed class StripeConnection
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Connects nothing yet: the first call does.</summary>
    /// <param name="apiKey">A secret or restricted key.</param>
    /// <param name="apiBase">Where Stripe's API answers, such as https://api.stripe.com.</param>
    /// <param name="isSandbox">True when no real money moves.</param>
    public StripeConnection(string apiKey, Uri apiBase, bool isSandbox)
    {
        IsSandbox = isSandbox;
        Client = new StripeClient(new StripeClientOptions
        {
            ApiKey = apiKey,
            ApiBase = apiBase.AbsoluteUri.TrimEnd('/'), // With a slash at its end the paths would begin with two.
            HttpClient = new SystemNetHttpClient(new HttpClient { Timeout = Patience }, 2, null, enableTelemetry: false),
        });
    }

    /// <summary>True when no real money moves.</summary>
    public bool IsSandbox { get; }

    /// <summary>Every call there is.</summary>
    internal V1Services V1 => Client.V1;

    private StripeClient Client { get; }

    /// <summary>Everything on a list.</summary>
    internal static Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> list, CancellationToken cancellation) =>
        AskAsync(async () => await list.ToListAsync(cancellation), cancellation);

    /// <summary>Asks, and says in the trade's words why there is no answer.</summary>
    internal static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask();
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
