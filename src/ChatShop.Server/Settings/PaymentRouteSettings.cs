using ChatShop.Payments.WeChatPay;
using ChatShop.Trade;
using ChatShop.Trade.Payments;

namespace ChatShop.Server.Settings;

/// <summary>Reads who takes which payment: <c>CNY/wechat=wechatpay, EUR=stripe</c>, the first that fits.</summary>
internal static class PaymentRouteSettings
{
    private const string Name = "Routes";
    private const string Form = "routes such as CNY/wechat=wechatpay, EUR=stripe: a currency or *, perhaps a channel, and a provider that is configured";

    /// <summary>The routes. Without any, WeChat Pay takes yuan where it is configured, and Stripe all else.</summary>
    /// <exception cref="SettingMistakeException">Not written like that.</exception>
    public static IReadOnlyList<PaymentRoute> Read(SettingReader settings, bool hasWeChatPay)
    {
        if (settings.Optional(Name) is { } written)
            return [.. written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(each => RouteOf(each, hasWeChatPay) ?? throw settings.Mistake(Name, Form))];
        return hasWeChatPay ? [new PaymentRoute(Currency.Cny, null, WeChatPaySetup.Provider)] : [];
    }

    private static PaymentRoute? RouteOf(string written, bool hasWeChatPay)
    {
        if (written.Split('=', StringSplitOptions.TrimEntries) is not [var from, var provider])
            return null;
        if (provider != PaymentRoute.Usual && !(hasWeChatPay && provider == WeChatPaySetup.Provider))
            return null;
        var parts = from.Split('/', StringSplitOptions.TrimEntries);
        Currency? currency = Enum.TryParse<Currency>(parts[0], ignoreCase: true, out var known) && known != Currency.None ? known : null;
        return parts.Length <= 2 && (currency is not null || parts[0] == "*") ? new PaymentRoute(currency, parts.Length == 2 ? parts[1] : null, provider) : null;
    }
}
