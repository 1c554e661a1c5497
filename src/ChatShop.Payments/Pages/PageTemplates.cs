using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.Pages;

/// <summary>Writes pages out of the templates of a folder. Everything put into them is encoded for HTML.</summary>
internal sealed class PageTemplates
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly TemplateOptions Options = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase },
    };

    private readonly Dictionary<string, IFluidTemplate> templates = [];
    private readonly string style;

    /// <summary>Reads all of them, so that a mistake shows before the first visitor comes.</summary>
    /// <param name="folder">Such as <c>WeChatPay/Pages</c>: a folder for each locale, and style.css.</param>
    /// <param name="names">What is in each locale's folder, besides the layout.</param>
    public PageTemplates(string folder, params IReadOnlyList<string> names)
    {
        style = Resources.Text($"{folder}/style.css");
        var parser = new FluidParser();
        foreach (var name in Resources.Locales.SelectMany(locale => names.Prepend("layout").Select(name => $"{locale}/{name}")))
            templates[name] = parser.TryParse(Resources.Text($"{folder}/{name}.liquid"), out var template, out var mistake)
                ? template
                : throw new InvalidDataException($"{name}.liquid: {mistake}");
    }

    /// <summary>Answers with a page, or leads to where it sends its reader.</summary>
    public async Task WriteAsync(HttpContext http, PageView view)
    {
        var response = http.Response;
        response.Headers.CacheControl = "no-store";
        if (view.ReturnTo is { } link)
        {
            (response.StatusCode, response.Headers.Location) = (StatusCodes.Status303SeeOther, link);
            return;
        }
        var nonce = RandomNumberGenerator.GetHexString(24, lowercase: true);
        response.StatusCode = view.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = view.Referrer;
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; {(view.Script is null ? "" : $"script-src 'nonce-{nonce}'; ")}img-src data:; "
            + $"form-action {FormTargets(view)}; base-uri 'none'; frame-ancestors 'none'";

        var context = new TemplateContext(view, Options);
        if (view.FormTargets is not null)
            context.SetValue("csrf", PageForm.TokenFor(http));
        context.SetValue("style", style);
        context.SetValue("nonce", nonce);
        context.SetValue("content", await templates[$"{view.Locale}/{view.Page}"].RenderAsync(context, Encoder));
        await response.WriteAsync(await templates[$"{view.Locale}/layout"].RenderAsync(context, Encoder), http.RequestAborted);
    }

    /// <summary>The form comes here, and the answer to it leads to the shop: browsers hold both against this rule.</summary>
    private static string FormTargets(PageView view) => view.FormTargets is not { } targets ? "'none'"
        : string.Join(' ', targets.Select(target => new Uri(target).GetLeftPart(UriPartial.Authority)).Distinct().Prepend("'self'"));
}
