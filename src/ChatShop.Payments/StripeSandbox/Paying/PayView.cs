using System.Globalization;
using System.Text.Json.Nodes;
using ChatShop.Payments.Pages;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.AspNetCore.Http;
using QRCoder;

namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>What a page shows.</summary>
/// <param name="Page">Which template: checkout, wallet, done, expired, unknown.</param>
/// <param name="Locale">zh-CN, en, it.</param>
internal sealed record PayView(string Page, string Locale) : PageView(Page, Locale)
{
    /// <summary>The session's id.</summary>
    public string Id { get; private init; } = "";

    /// <summary>Such as 399.90.</summary>
    public string Amount { get; private init; } = "";

    /// <summary>Such as CNY.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>What is paid for.</summary>
    public IReadOnlyList<PayLine> Lines { get; private init; } = [];

    /// <summary>Such as card, in the order they are offered.</summary>
    public IReadOnlyList<string> Methods { get; private init; } = [];

    /// <summary>Which of them is chosen.</summary>
    public string Method { get; private init; } = "";

    /// <summary>Why it was not paid just now; null when nothing went wrong.</summary>
    public string? Decline { get; private init; }

    /// <summary>Where the page leads back to when it was not paid; null when the shop named nothing.</summary>
    public string? CancelUrl { get; private init; }

    /// <summary>Where the page leads when it is paid.</summary>
    public string SuccessUrl { get; private init; } = "";

    /// <summary>A picture as data: URI; null without.</summary>
    public string? Qr { get; private init; }

    /// <inheritdoc/>
    public override IEnumerable<string> FormTargets => SuccessUrl.Length == 0 ? [] : [SuccessUrl];

    /// <summary>There is no such session, so its language is not known: the browser's it is.</summary>
    public static PayView Unknown(HttpContext http) => new("unknown", LocaleOf(http)) { Status = StatusCodes.Status404NotFound };

    /// <summary>The page a session shows as it stands now.</summary>
    public static PayView Of(JsonObject session, string? decline = null, string? method = null)
    {
        var page = session.Text("status") switch { "complete" => "done", "expired" => "expired", _ => "checkout" };
        var offered = session.Texts("payment_method_types");
        return new PayView(page, LocaleOf(session.Text("locale")))
        {
            Id = session.Text("id")!,
            Amount = Write(session.Number("amount_total")),
            Currency = session.Text("currency")!.ToUpperInvariant(),
            Lines = [.. ((JsonArray)session["_line_items"]!).OfType<JsonObject>().Select(LineOf)],
            Methods = offered,
            Method = method ?? offered[0],
            Decline = decline,
            CancelUrl = session.Text("cancel_url"),
            SuccessUrl = ReturnUrl(session),
        };
    }

    /// <summary>A wallet's page: approve or refuse.</summary>
    public static PayView Wallet(JsonObject session, string method)
    {
        var view = Of(session, null, method);
        return view.Page != "checkout" ? view : view with
        {
            Page = "wallet",
            Qr = method == "wechat_pay" ? Picture($"{session.Text("url")}/{method}", QRCodeGenerator.ECCLevel.L) : null,
        };
    }

    /// <summary>Back to the shop: it is paid.</summary>
    public static PayView Return(JsonObject session) => Of(session) with { ReturnTo = ReturnUrl(session) };

    private static PayLine LineOf(JsonObject item) =>
        new(item.Text("description")!, item.Number("quantity"), Write(item.Number("amount_total")));

    private static string ReturnUrl(JsonObject session) =>
        new Uri(session.Text("success_url")!.Replace("{CHECKOUT_SESSION_ID}", session.Text("id"), StringComparison.Ordinal)).AbsoluteUri;

    private static string Write(long minor) => (minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>One thing paid for, as the page shows it.</summary>
internal sealed record PayLine(string Name, long Quantity, string Amount);
