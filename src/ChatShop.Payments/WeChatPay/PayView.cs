using System.Globalization;
using ChatShop.Payments.Pages;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Http;
using QRCoder;

namespace ChatShop.Payments.WeChatPay;

/// <summary>What a pay page shows.</summary>
/// <param name="Page">Which template: jsapi, h5, native, done, expired, busy, unknown.</param>
/// <param name="Locale">zh-CN, en, it.</param>
internal sealed record PayView(string Page, string Locale) : PageView(Page, Locale)
{
    private static readonly string OpensWallet = Resources.Text("WeChatPay/Pages/jsapi.js");

    /// <summary>Such as 399.90.</summary>
    public string Amount { get; private init; } = "";

    /// <summary>What is paid for.</summary>
    public IReadOnlyList<PayLine> Lines { get; private init; } = [];

    /// <summary>The order's page.</summary>
    public string ReturnUrl { get; private init; } = "";

    /// <summary>What opens the wallet inside WeChat; null otherwise.</summary>
    public JsapiPackage? Package { get; init; }

    /// <summary>What opens WeChat from a phone's browser; null otherwise.</summary>
    public string? Link { get; init; }

    /// <summary>A picture for WeChat's camera, as data: URI; null otherwise.</summary>
    public string? Qr { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<string>? FormTargets => null;

    /// <inheritdoc/>
    public override string? Script => Package is null ? null : OpensWallet;

    /// <inheritdoc/>
    /// <remarks>Payments from a phone's browser are taken only from the shop's own domain.</remarks>
    public override string Referrer => Link is null ? base.Referrer : "origin";

    /// <summary>There is no such checkout, or not for this visitor; its language is not known: the browser's it is.</summary>
    public static PayView Unknown(string languages) => new("unknown", LocaleOf(languages)) { Status = StatusCodes.Status404NotFound };

    /// <summary>What is paid for, in the payment's language.</summary>
    public static PayView Of(CheckoutRequest request) => new("", LocaleOf(request.Locale))
    {
        Amount = Written(Money.Sum(request.Lines.Select(line => line.Total))),
        Lines = [.. request.Lines.Select(line => new PayLine(line.Text, Written(line.Total)))],
        ReturnUrl = request.ReturnUrl.AbsoluteUri,
    };

    /// <summary>It with a picture of a link for WeChat's camera.</summary>
    public PayView WithPicture(string link) => this with { Page = "native", Qr = Picture(link, QRCodeGenerator.ECCLevel.M) };

    private static string Written(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>One thing paid for, as the page shows it.</summary>
internal sealed record PayLine(string Name, string Amount);
