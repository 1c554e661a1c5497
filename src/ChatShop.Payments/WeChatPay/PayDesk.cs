using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatShop.Payments.Pages;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.WeChatPay;

/// <summary>The page behind a pay link: WeChat Pay has none of its own.</summary>
internal sealed class PayDesk(
    Checkouts checkouts, IPaymentRecords records, MerchantKeys keys, WeChatPaySettings settings, TimeProvider time, Uri publicUrl)
{
    private const int NonceLetters = 32;

    /// <summary>All that may be shown.</summary>
    public static readonly PageTemplates Pages = new("WeChatPay/Pages", "jsapi", "h5", "native", "done", "expired", "busy", "unknown");

    /// <summary>Shows a checkout to whoever has its word; an open one can then be paid the way that fits the visitor.</summary>
    public async Task ShowAsync(HttpContext http, string checkout, string? word) =>
        await Pages.WriteAsync(http, await LookAsync(Visitor.Of(http.Request), checkout, word, http.RequestAborted));

    private async Task<PayView> LookAsync(Visitor visitor, string checkout, string? word, CancellationToken cancellation)
    {
        if (TradeNumber.Parse(checkout) is not { } number || checkout != number.CheckoutId || !IsGenuine(checkout, word)
            || PaymentId.Parse(number.Payment) is not { } id || await records.PaymentAsync(id, cancellation) is not { } told)
            return PayView.Unknown(visitor.Languages);
        var request = Cashier.RequestFor(told, publicUrl);
        var view = PayView.Of(request);
        if (told.Payment.CheckoutId != checkout)
            return view with { Page = "expired" };
        if (told.Payment.Status != PaymentStatus.Pending)
            return view with { Page = told.Payment.Status == PaymentStatus.Paid ? "done" : "expired" };
        try
        {
            var standing = await checkouts.ReadAsync(number, cancellation);
            return standing.Status switch
            {
                CheckoutStatus.Open => await OfferAsync(visitor, number, request, view, cancellation),
                CheckoutStatus.Paid => view with { Page = "done" },
                _ => view with { Page = "expired" },
            };
        }
        catch (Exception closed) when (closed is ProviderUnreachableException or ProviderRefusedException)
        {
            return view with { Page = "busy", Status = StatusCodes.Status503ServiceUnavailable };
        }
    }

    private async Task<PayView> OfferAsync(Visitor visitor, TradeNumber number, CheckoutRequest request, PayView view, CancellationToken cancellation)
    {
        var way = visitor.IsInWeChat && number.First == PayWay.Jsapi ? PayWay.Jsapi
            : visitor is { IsInWeChat: false, IsPhone: true } ? PayWay.H5
            : PayWay.Native;
        if (await checkouts.OfferAsync(number with { Way = way }, request, visitor.Address, cancellation) is not { } offer)
            return view with { Page = (await checkouts.ReadAsync(number, cancellation)).Status == CheckoutStatus.Paid ? "done" : "expired" };
        return way switch
        {
            PayWay.Jsapi => view with { Page = "jsapi", Package = Package(offer) },
            PayWay.H5 => view with { Page = "h5", Link = $"{offer}&redirect_url={WebUtility.UrlEncode(request.ReturnUrl.AbsoluteUri)}" },
            _ => view.WithPicture(offer),
        };
    }

    /// <summary>What WeChat's own script takes to open the wallet.</summary>
    private JsapiPackage Package(string prepayId)
    {
        var at = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(NonceLetters);
        var package = $"prepay_id={prepayId}";
        return new JsapiPackage(settings.AppId, at, nonce, package, keys.Sign($"{settings.AppId}\n{at}\n{nonce}\n{package}\n"));
    }

    private bool IsGenuine(string checkout, string? word) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(keys.PageWord(checkout)), Encoding.UTF8.GetBytes(word ?? ""));
}

/// <summary>What WeChat's script <c>getBrandWCPayRequest</c> takes; the signature is RSA.</summary>
internal sealed record JsapiPackage(string AppId, string TimeStamp, string NonceStr, string Package, string PaySign);
