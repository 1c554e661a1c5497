using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddSingleton(settings).AddSingleton<MerchantKeys>().AddSingleton<Bills>().AddSingleton<WeChatPayWebhook>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<WeChatPayClient>(provider, NewHttp()));
        services.AddWith<Trades>(notifyUrl).AddWith<TradeRefunds>(notifyUrl).AddWith<Checkouts>(publicUrl).AddWith<PayDesk>(publicUrl);
        return services.AddSingleton<IPaymentProvider, WeChatPayments>().AddSingleton<IPayoutProvider, WeChatPaySellers>();
    }

    /// <summary>Opens <c>POST /webhooks/wechatpay</c> and <c>GET /pay/wechat/{checkout}?k=…</c>.</summary>
    public static void MapWeChatPay(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(NoticePath, WeChatPayDoor.HearAsync).ExcludeFromDescription();
        routes.MapGet("/pay/wechat/{checkout}", (HttpContext http, string checkout, string? k, PayDesk desk) => desk.ShowAsync(http, checkout, k)).ExcludeFromDescription();
    }

    /// <summary>What is missing before money can move, asked without a shop around it: a line each. Empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> MissingAsync(WeChatPaySettings settings, Uri publicUrl, TimeProvider time, CancellationToken cancellation)
    {
        var missing = settings.Faults().Select(fault => fault.ToString()).ToList();
        if (settings.NotifyUrl is null && publicUrl.Scheme != Uri.UriSchemeHttps)
            missing.Add($"{WeChatPaySettings.Section}NotifyUrl or PublicUrl should begin with https: WeChat Pay sends its notices nowhere else.");
        if (missing.Count > 0)
            return missing;
        using var keys = new MerchantKeys(settings, time);
        using var http = NewHttp();
        return await WeChatPayCheck.RunAsync(new WeChatPayClient(http, settings, keys, time), settings, cancellation);
    }

    private static HttpClient NewHttp() => new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // Each call has its own patience.
    };
}
