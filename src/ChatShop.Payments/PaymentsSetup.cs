using ChatShop.Payments.StripeProvider;
using ChatShop.Payments.StripeSandbox;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Payments;

/// <summary>Puts the room together.</summary>
public static class PaymentsSetup
{
    /// <summary>Registers who moves the money, the cashier, the webhook's reader and, without an API key, the sandbox.</summary>
    /// <remarks>Needs <see cref="ITrade"/>, <see cref="IPaymentRecords"/>, <see cref="TimeProvider"/> and logging to be registered.</remarks>
    /// <param name="services">Where to.</param>
    /// <param name="settings">Where the money moves.</param>
    /// <param name="publicUrl">Where people reach the shop's own pages.</param>
    /// <exception cref="ArgumentException">An API key without its webhook secret: no payment would ever be heard of.</exception>
    public static IServiceCollection AddPayments(this IServiceCollection services, PaymentsSettings settings, Uri publicUrl)
    {
        if (string.IsNullOrWhiteSpace(settings.StripeApiKey))
            AddSandbox(services, settings);
        else
            AddStripe(services, settings, settings.StripeApiKey.Trim());

        services.AddSingleton<IPaymentProvider, StripePayments>().AddSingleton<IPayoutProvider, StripeSellers>().AddSingleton<Providers>();
        services.AddWith<Cashier>(publicUrl).AddWith<Paymaster>(publicUrl);
        services.AddSingleton<ICashier>(provider => provider.GetRequiredService<Cashier>());
        services.AddSingleton<IPaymaster>(provider => provider.GetRequiredService<Paymaster>());
        return services.AddSingleton<Refunds>().AddSingleton<Errands>().AddSingleton<Reconciler>();
    }

    /// <summary>Opens <c>POST /webhooks/stripe</c>.</summary>
    public static IEndpointConventionBuilder MapStripeWebhook(this IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/stripe", StripeDoor.HearAsync);

    /// <summary>What is missing in the market's account at Stripe before money can move: a line each. Empty when all is well.</summary>
    /// <exception cref="ProviderUnreachableException">Stripe can not be reached, or does not take the key.</exception>
    public static Task<IReadOnlyList<string>> MissingAsync(PaymentsSettings settings, Uri publicUrl, CancellationToken cancellation) =>
        new StripeConnection(settings.StripeApiKey!, settings.StripeApiBase, isSandbox: false)
            .AskAsync(v1 => StripeCheck.RunAsync(v1, publicUrl, cancellation), cancellation);

    /// <summary>One of a kind, made with something that is no service.</summary>
    internal static IServiceCollection AddWith<T>(this IServiceCollection services, object known) where T : class =>
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<T>(provider, known));

    private static void AddStripe(IServiceCollection services, PaymentsSettings settings, string apiKey)
    {
        if (string.IsNullOrWhiteSpace(settings.StripeWebhookSecret))
            throw new ArgumentException("Stripe's API key is set without its webhook secret (Payments:Stripe:WebhookSecret).", nameof(settings));

        var secrets = settings.StripeWebhookSecret.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isTest = apiKey.StartsWith("sk_test_", StringComparison.Ordinal) || apiKey.StartsWith("rk_test_", StringComparison.Ordinal);
        services.AddSingleton(_ => new StripeConnection(apiKey, settings.StripeApiBase, isTest));
        services.AddSingleton(provider => new StripeWebhook(secrets, provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddSandbox(IServiceCollection services, PaymentsSettings settings)
    {
        var place = new SandboxSettings(settings.SandboxUrl, settings.SandboxWebhookUrl, settings.DataDirectory);
        services.AddSingleton(_ => SandboxKeys.In(settings.DataDirectory));
        services.AddSingleton(provider => new StripeConnection(provider.GetRequiredService<SandboxKeys>().ApiKey, settings.SandboxUrl, isSandbox: true));
        services.AddSingleton(provider => new StripeWebhook(
            [provider.GetRequiredService<SandboxKeys>().WebhookSecret], provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SandboxHost>(provider, place));
    }
}
