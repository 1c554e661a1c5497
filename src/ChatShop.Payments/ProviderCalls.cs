using System.Diagnostics;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments;

/// <summary>Calls to those who move the money, each a span. What is asked and answered does not stand in it.</summary>
public static class ProviderCalls
{
    /// <summary>The name by which they are listened to.</summary>
    public const string Name = "ChatShop.Payments";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>Asks a provider.</summary>
    /// <param name="provider">Its name.</param>
    /// <param name="ask">Asks.</param>
    internal static async Task<T> AskAsync<T>(string provider, Func<Task<T>> ask)
    {
        using var span = Source.StartActivity("payment provider", ActivityKind.Client)?.SetTag("chatshop.part", provider);
        try
        {
            var answer = await ask();
            span?.SetTag("chatshop.outcome", "answered");
            return answer;
        }
        catch (Exception failed)
        {
            span?.SetTag("chatshop.outcome", failed is ProviderRefusedException ? "refused" : "unreachable").SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
