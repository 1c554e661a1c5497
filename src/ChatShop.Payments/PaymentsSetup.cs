using ChatShop.Payments.StripeProvider;
using ChatShop.Payments.StripeSandbox;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatShop.Payments;

/// <summary>Who moves the money: Stripe with its keys, or the sandbox in its place.</summary>
/// <param name="StripeApiKey">Null for the sandbox.</param>
/// <param name="StripeWebhookSecret">Signs Stripe's webhooks; null with the sandbox.</param>
/// <param name="StripeApiBase">Where Stripe's API is.</param>
/// <param name="Sandbox">How the sandbox is set up.</param>
public sealed record PaymentsSettings(string? StripeApiKey, string? StripeWebhookSecret, Uri StripeApiBase, SandboxSettings Sandbox);

/// <summary>Puts the payments together.</summary>
public static class PaymentsSetup
{
    /// <summary>Adds <see cref="Cashier"/>, the provider, its webhook and, without an API key, the sandbox.</summary>
    public static IServiceCollection AddPayments(this IServiceCollection services, PaymentsSettings settings, Uri publicUrl)
    {
        var isSandbox = settings.StripeApiKey is null;
        services.AddSingleton<IPaymentProvider>(_ => isSandbox
            ? new StripePayments(settings.Sandbox.ApiKey, settings.Sandbox.Url, isSandbox: true)
            : new StripePayments(settings.StripeApiKey!, settings.StripeApiBase, isSandbox: false));
        services.AddSingleton(new StripeWebhook(isSandbox ? settings.Sandbox.WebhookSecret : settings.StripeWebhookSecret ?? ""));
        services.AddSingleton(provider => new Cashier(
            provider.GetRequiredService<ITrade>(), provider.GetRequiredService<ITradeRecords>(), provider.GetRequiredService<IPaymentProvider>(), publicUrl));
        services.AddSingleton<ICashier>(provider => provider.GetRequiredService<Cashier>());
        if (isSandbox)
        {
            services.AddSingleton(settings.Sandbox);
            services.AddSingleton<IHostedService, SandboxHost>();
        }
        return services;
    }
}
