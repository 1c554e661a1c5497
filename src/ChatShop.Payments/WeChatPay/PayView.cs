using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Payments;
using Microsoft.AspNetCore.Http;
using QRCoder;

namespace ChatShop.Payments.WeChatPay;

/// <summary>What a pay page shows.</summary>
/// <param name="Page">Which template: jsapi, h5, native, done, expired, busy, unknown.</param>
/// <param name="Locale">zh-CN or en.</param>
internal sealed record PayView(string Page, string Locale)
{
    private const int DotsPerModule = 5;

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

    /// <summary>The HTTP status it is shown with.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>There is no such checkout, or not for this visitor; its language is not known: the browser's it is.</summary>
    public static PayView Unknown(string languages) =>
        new("unknown", languages.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN") { Status = StatusCodes.Status404NotFound };

    /// <summary>What is paid for, in the payment's language.</summary>
    public static PayView Of(CheckoutRequest request) => new("", request.Locale.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN")
    {
        Amount = Written(request.Lines.Select(line => line.Total).Aggregate((sum, line) => sum + line)),
        Lines = [.. request.Lines.Select(line => new PayLine(line.Text, Written(line.Total)))],
        ReturnUrl = request.ReturnUrl.AbsoluteUri,
    };

    /// <summary>A QR picture.</summary>
    public static string Picture(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var drawn = new PngByteQRCode(code);
        return $"data:image/png;base64,{Convert.ToBase64String(drawn.GetGraphic(DotsPerModule))}";
    }

    private static string Written(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>One thing paid for, as the page shows it.</summary>
internal sealed record PayLine(string Name, string Amount);
