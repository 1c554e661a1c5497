using ChatShop.Payments.StripeProvider;
using ChatShop.Payments.StripeSandbox;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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

        services.AddSingleton<Providers>().AddSingleton<NoticeBook>().AddSingleton<Refunds>().AddSingleton<Errands>().AddSingleton<Reconciler>();
        services.AddSingleton(provider => new Cashier(
            provider.GetRequiredService<ITrade>(), provider.GetRequiredService<IPaymentRecords>(), provider.GetRequiredService<Providers>(), publicUrl));
        services.AddSingleton(provider => new Paymaster(
            provider.GetRequiredService<ITrade>(), provider.GetRequiredService<IPayoutRecords>(), provider.GetRequiredService<Providers>(), publicUrl));
        services.AddSingleton<ICashier>(provider => provider.GetRequiredService<Cashier>());
        services.AddSingleton<IPaymaster>(provider => provider.GetRequiredService<Paymaster>());
        return services;
    }

    private static void AddStripe(IServiceCollection services, PaymentsSettings settings, string apiKey)
    {
        if (string.IsNullOrWhiteSpace(settings.StripeWebhookSecret))
            throw new ArgumentException("Stripe's API key is set without its webhook secret (Payments:Stripe:WebhookSecret).", nameof(settings));

        var secrets = settings.StripeWebhookSecret.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isTest = apiKey.StartsWith("sk_test_", StringComparison.Ordinal) || apiKey.StartsWith("rk_test_", StringComparison.Ordinal);
        services.AddSingleton(_ => new StripeConnection(apiKey, settings.StripeApiBase, isTest));
        AddProvider(services);
        services.AddSingleton(provider => new StripeWebhook(secrets, provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddSandbox(IServiceCollection services, PaymentsSettings settings)
    {
        services.AddSingleton(_ => SandboxKeys.In(settings.DataDirectory));
        services.AddSingleton(provider => new StripeConnection(provider.GetRequiredService<SandboxKeys>().ApiKey, settings.SandboxUrl, isSandbox: true));
        AddProvider(services);
        services.AddSingleton(provider => new StripeWebhook(
            [provider.GetRequiredService<SandboxKeys>().WebhookSecret], provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SandboxHost(
            new SandboxSettings(settings.SandboxUrl, settings.SandboxWebhookUrl, settings.DataDirectory),
            provider.GetRequiredService<SandboxKeys>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddHostedService(provider => provider.GetRequiredService<SandboxHost>());
    }

    private static void AddProvider(IServiceCollection services) =>
        services.AddSingleton<IPaymentProvider, StripePayments>().AddSingleton<IPayoutProvider, StripeSellers>();
}
