using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Writes the pages out of the templates in <c>Pages/</c>. Everything put into them is encoded for HTML.</summary>
internal sealed class PageTemplates
{
    private static readonly string[] Locales = ["zh-CN", "en"];
    private static readonly string[] Names = ["layout", "checkout", "wallet", "done", "expired", "unknown", "lost", "onboarding", "overview"];
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase },
    };

    private readonly Dictionary<string, IFluidTemplate> templates = [];
    private readonly string style = Resources.Text("StripeSandbox/Pages/style.css");

    /// <summary>Reads all of them, so that a mistake shows when the shop starts.</summary>
    public PageTemplates()
    {
        var parser = new FluidParser();
        foreach (var name in Locales.SelectMany(locale => Names.Select(name => $"{locale}/{name}")))
            templates[name] = parser.TryParse(Resources.Text($"StripeSandbox/Pages/{name}.liquid"), out var template, out var mistake)
                ? template
                : throw new InvalidDataException($"{name}.liquid: {mistake}");
    }

    /// <summary>Answers with a page, or leads to where it sends its reader.</summary>
    public async Task WriteAsync(HttpContext http, SandboxPage view)
    {
        if (view.ReturnTo is { } link)
        {
            http.Response.Headers.CacheControl = "no-store";
            (http.Response.StatusCode, http.Response.Headers.Location) = (StatusCodes.Status303SeeOther, link);
            return;
        }
        var nonce = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var response = http.Response;
        response.StatusCode = view.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; form-action {FormTargets(view)}; base-uri 'none'; frame-ancestors 'none'";

        var context = new TemplateContext(view, Options);
        context.SetValue("csrf", PageToken.For(http));
        var content = await templates[$"{view.Locale}/{view.Page}"].RenderAsync(context, Encoder);
        context.SetValue("content", content);
        context.SetValue("style", style);
        context.SetValue("nonce", nonce);
        await response.WriteAsync(await templates[$"{view.Locale}/layout"].RenderAsync(context, Encoder), http.RequestAborted);
    }

    /// <summary>The form comes here, and the answer to it leads to the shop: browsers hold both against this rule.</summary>
    private static string FormTargets(SandboxPage view) =>
        string.Join(' ', view.Targets.Select(target => new Uri(target).GetLeftPart(UriPartial.Authority)).Distinct().Prepend("'self'"));
}
