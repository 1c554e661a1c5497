using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChatShop.Payments.StripeSandbox;
using Fluid;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.WeChatPay;

/// <summary>Writes the pay pages out of the templates in <c>Pages/</c>. Everything put into them is encoded for HTML.</summary>
internal sealed class PayPages
{
    private static readonly string[] Locales = ["zh-CN", "en"];
    private static readonly string[] Names = ["layout", "jsapi", "h5", "native", "done", "expired", "busy", "unknown"];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase },
    };

    private readonly Dictionary<string, IFluidTemplate> templates = [];
    private readonly string style = Resources.Text("WeChatPay/Pages/style.css");
    private readonly string script = Resources.Text("WeChatPay/Pages/jsapi.js");

    /// <summary>Reads all of them, so that a mistake shows when the shop starts.</summary>
    public PayPages()
    {
        var parser = new FluidParser();
        foreach (var name in Locales.SelectMany(locale => Names.Select(name => $"{locale}/{name}")))
            templates[name] = parser.TryParse(Resources.Text($"WeChatPay/Pages/{name}.liquid"), out var template, out var mistake)
                ? template
                : throw new InvalidDataException($"{name}.liquid: {mistake}");
    }

    /// <summary>Answers with a page. Only the script that opens the wallet may run, and only where it is needed.</summary>
    public async Task WriteAsync(HttpContext http, PayView view)
    {
        var nonce = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var response = http.Response;
        response.StatusCode = view.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = view.Link is null ? "no-referrer" : "origin"; // Payments from a phone's browser are taken only from the shop's own domain.
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; {(view.Package is null ? "" : $"script-src 'nonce-{nonce}'; ")}img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

        var context = new TemplateContext(view, Options);
        context.SetValue("content", await templates[$"{view.Locale}/{view.Page}"].RenderAsync(context, Encoder));
        context.SetValue("style", style);
        context.SetValue("nonce", nonce);
        if (view.Package is not null)
            context.SetValue("script", script);
        await response.WriteAsync(await templates[$"{view.Locale}/layout"].RenderAsync(context, Encoder), http.RequestAborted);
    }
}
