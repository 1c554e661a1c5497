using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Fluid;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QRCoder;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>The page a buyer pays on: plain HTML forms that work without script, in the checkout's language.</summary>
/// <remarks>Templates lie in <c>Pages/&lt;locale&gt;/</c>; each form carries a word that only this page can have made.</remarks>
internal sealed class PayPage
{
    private const string CookieName = "sandbox_pay";
    private static readonly FluidParser Parser = new();

    private readonly SandboxStore store;
    private readonly SandboxCheckout checkout;
    private readonly byte[] formKey = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, IFluidTemplate> templates = [];

    public PayPage(SandboxStore store, SandboxCheckout checkout)
    {
        (this.store, this.checkout) = (store, checkout);
        var assembly = typeof(PayPage).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".liquid", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var parts = name.Replace('\\', '/').Split('/');
            templates[$"{parts[^2]}/{Path.GetFileNameWithoutExtension(parts[^1])}"] = Parser.Parse(reader.ReadToEnd());
        }
    }

    /// <summary>Adds the pages.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pay/{id}", (HttpContext http, string id) => Show(http, id, null));
        routes.MapPost("/pay/{id}", TakeAsync);
        routes.MapGet("/pay/{id}/{method}", (HttpContext http, string id, string method) => ShowWallet(http, id, method));
        routes.MapPost("/pay/{id}/{method}", DecideAsync);
    }

    private IResult Show(HttpContext http, string id, string? declined)
    {
        if (Session(id) is not { } session)
            return Results.NotFound();
        return session["status"]!.GetValue<string>() switch
        {
            "complete" => Results.Redirect(session["success_url"]!.GetValue<string>()),
            "expired" => Page(http, session, "expired"),
            _ => Page(http, session, "pay", declined),
        };
    }

    private async Task<IResult> TakeAsync(HttpContext http, string id)
    {
        if (Session(id) is not { } session || !http.Request.HasFormContentType)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!IsOurs(http, id, form["token"].ToString()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var method = form["method"].ToString();
        if (session["status"]!.GetValue<string>() != "open" || method is not ("card" or "wechat_pay" or "alipay"))
            return Show(http, id, null);
        if (method != "card")
            return See(http, $"/pay/{id}/{method}");

        var card = string.Concat(form["card"].ToString().Where(char.IsAsciiDigit));
        if (TestCards.Refusal(card, form["expiry"].ToString(), form["cvc"].ToString()) is { } code)
        {
            store.Change(() => { checkout.Refuse(id, code); return 0; });
            return Show(http, id, code);
        }
        return Done(http, store.Change(() => checkout.Pay(id, "card", card)));
    }

    private IResult ShowWallet(HttpContext http, string id, string method) =>
        Session(id) is { } session && method is "wechat_pay" or "alipay" ? Page(http, Session(id)!, session["status"]!.GetValue<string>() == "open" ? "wallet" : "expired", method: method) : Results.NotFound();

    private async Task<IResult> DecideAsync(HttpContext http, string id, string method)
    {
        if (Session(id) is null || method is not ("wechat_pay" or "alipay") || !http.Request.HasFormContentType)
            return Results.NotFound();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!IsOurs(http, id, form["token"].ToString()))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (form["decision"].ToString() == "approve")
            return Done(http, store.Change(() => checkout.Pay(id, method, null)));
        store.Change(() => { checkout.Refuse(id, "payment_method_customer_decline"); return 0; });
        return See(http, $"/pay/{id}");
    }

    private IResult Page(HttpContext http, JsonObject session, string name, string? declined = null, string? method = null)
    {
        var id = session["id"]!.GetValue<string>();
        var locale = session["locale"]?.GetValue<string>() == "zh" ? "zh-CN" : "en";
        var visitor = http.Request.Cookies[CookieName] is { Length: > 20 } known ? known : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        http.Response.Cookies.Append(CookieName, visitor, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/pay" });
        var context = new TemplateContext();
        context.SetValue("amount", (session["amount_total"]!.GetValue<long>() / 100m).ToString("0.00", CultureInfo.InvariantCulture));
        context.SetValue("currency", session["currency"]!.GetValue<string>().ToUpperInvariant());
        context.SetValue("goods", session["line_items"]!["data"]!.AsArray().Select(line => line!["description"]!.GetValue<string>()).ToList());
        context.SetValue("methods", session["payment_method_types"]!.AsArray().Select(it => it!.GetValue<string>()).ToList());
        context.SetValue("token", Token(visitor, id));
        context.SetValue("declined", declined);
        context.SetValue("method", method);
        context.SetValue("back", session["cancel_url"]?.GetValue<string>());
        if (method is not null)
            context.SetValue("qr", Picture(http, id, method));
        Guard(http, session);
        return Results.Content(templates[$"{locale}/{name}"].Render(context, HtmlEncoder.Default), "text/html; charset=utf-8");
    }

    private static string Picture(HttpContext http, string id, string method)
    {
        using var code = QRCodeGenerator.GenerateQrCode($"{http.Request.Scheme}://{http.Request.Host}/pay/{id}/{method}", QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(5));
    }

    private static IResult Done(HttpContext http, JsonObject session) => See(http, session["success_url"]!.GetValue<string>().Replace("{CHECKOUT_SESSION_ID}", session["id"]!.GetValue<string>(), StringComparison.Ordinal));

    private static IResult See(HttpContext http, string url)
    {
        http.Response.Headers.Location = url;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>No script, no frame, no copy in a cache; the form may lead to the shop it came from.</summary>
    private static void Guard(HttpContext http, JsonObject session)
    {
        var shop = new Uri(session["success_url"]!.GetValue<string>()).GetLeftPart(UriPartial.Authority);
        http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self' {shop}; frame-ancestors 'none'; base-uri 'none'";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.XContentTypeOptions = "nosniff";
    }

    private JsonObject? Session(string id) => store.Find("checkout.session", id) is null ? null : store.Change(() => checkout.Read(id));

    private string Token(string visitor, string id) => Convert.ToHexStringLower(HMACSHA256.HashData(formKey, Encoding.UTF8.GetBytes($"{visitor} {id}")));

    private bool IsOurs(HttpContext http, string id, string token) => http.Request.Cookies[CookieName] is { } visitor
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Token(visitor, id)), Encoding.UTF8.GetBytes(token));
}
