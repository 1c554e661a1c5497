using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Puts WeChat Pay beside the other providers. docs/decisions/0014.</summary>
public static class WeChatPaySetup
{
    /// <summary>The provider's name in the ledger, in settings and in routes.</summary>
    public const string Provider = "wechatpay";

    private const string NoticePath = "/webhooks/wechatpay";

    /// <summary>Adds the payment and payout provider <c>wechatpay</c>, its notices' reader and its pay page.</summary>
    /// <param name="services">Must hold <see cref="TimeProvider"/>, logging, <see cref="IPaymentRecords"/> and what <see cref="PaymentsSetup"/> adds.</param>
    /// <param name="settings">The merchant's account.</param>
    /// <param name="publicUrl">Where people reach the shop's own pages.</param>
    /// <exception cref="ArgumentException">A setting can not be used: the message names it.</exception>
    public static IServiceCollection AddWeChatPay(this IServiceCollection services, WeChatPaySettings settings, Uri publicUrl)
    {
        if (settings.Faults().FirstOrDefault() is { } fault)
            throw new ArgumentException(fault.ToString(), nameof(settings));

        var notifyUrl = settings.NotifyUrl ?? new Uri(publicUrl, NoticePath);
        services.AddSingleton(settings).AddSingleton<MerchantKeys>();
        services.AddSingleton(provider => new WeChatPayClient(
            NewHttp(), settings, provider.GetRequiredService<MerchantKeys>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new Trades(provider.GetRequiredService<WeChatPayClient>(), settings, notifyUrl));
        services.AddSingleton(provider => new TradeRefunds(provider.GetRequiredService<WeChatPayClient>(), settings, notifyUrl));
        services.AddSingleton(provider => new Checkouts(
            provider.GetRequiredService<Trades>(), provider.GetRequiredService<TradeRefunds>(), provider.GetRequiredService<MerchantKeys>(),
            publicUrl, provider.GetRequiredService<ILogger<Checkouts>>()));
        services.AddSingleton<Bills>().AddSingleton<WeChatPayCheck>().AddSingleton<WeChatPayWebhook>();
        services.AddSingleton<PayPages>().AddSingleton(provider => new PayDesk(
            provider.GetRequiredService<Checkouts>(), provider.GetRequiredService<IPaymentRecords>(), provider.GetRequiredService<MerchantKeys>(),
            settings, provider.GetRequiredService<TimeProvider>(), publicUrl));
        services.AddSingleton<IPaymentProvider, WeChatPayments>().AddSingleton<IPayoutProvider, WeChatPaySellers>();
        return services;
    }

    /// <summary>Opens <c>POST /webhooks/wechatpay</c> and <c>GET /pay/wechat/{checkout}?k=…</c>.</summary>
    public static void MapWeChatPay(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(NoticePath, WeChatPayDoor.HearAsync).ExcludeFromDescription();
        routes.MapGet("/pay/wechat/{checkout}", ShowAsync).ExcludeFromDescription();
    }

    /// <summary>What is missing before money can move, asked without a shop around it: a line each. Empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(WeChatPaySettings settings, Uri publicUrl, TimeProvider time, CancellationToken cancellation)
    {
        if (settings.Faults().Select(fault => fault.ToString()).ToList() is { Count: > 0 } faults)
            return faults;
        using var keys = new MerchantKeys(settings, time);
        using var http = NewHttp();
        return await new WeChatPayCheck(new WeChatPayClient(http, settings, keys, time), settings).MissingAsync(publicUrl, cancellation);
    }

    private static async Task ShowAsync(HttpContext http, string checkout, string? k, PayDesk desk, PayPages pages) =>
        await pages.WriteAsync(http, await desk.LookAsync(Visitor.Of(http.Request), checkout, k, http.RequestAborted));

    private static HttpClient NewHttp() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // Each call has its own patience.
    };
}
