using Microsoft.AspNetCore.Http;
using QRCoder;

namespace ChatShop.Payments.Pages;

/// <summary>What a page shows.</summary>
/// <param name="Page">Which template.</param>
/// <param name="Locale">A folder of the pages: zh-CN, en, it.</param>
internal abstract record PageView(string Page, string Locale)
{
    private const int DotsPerModule = 5;

    /// <summary>For whoever wants none of the languages there are.</summary>
    private const string Otherwise = "zh-CN";

    /// <summary>The HTTP status it is shown with.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Where to go instead of showing anything; null to show the page.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Where an answer to the page's form may lead, besides the page itself; null where there is no form.</summary>
    public virtual IEnumerable<string>? FormTargets => [];

    /// <summary>The only script that may run on the page; null for none.</summary>
    public virtual string? Script => null;

    /// <summary>What a link from the page tells of it.</summary>
    public virtual string Referrer => "no-referrer";

    /// <summary>The page's language: the one that was asked for, or the first that a browser wants and that there are pages in.</summary>
    /// <param name="languages">A locale, or the header Accept-Language; empty without one.</param>
    public static string LocaleOf(string? languages) => (languages ?? "").Split(',', StringSplitOptions.TrimEntries)
        .Select(language => Resources.Locales.FirstOrDefault(locale => language.StartsWith(locale.Split('-')[0], StringComparison.OrdinalIgnoreCase)))
        .FirstOrDefault(locale => locale is not null) ?? Otherwise;

    /// <summary>The language of a visitor's browser.</summary>
    public static string LocaleOf(HttpContext http) => LocaleOf(http.Request.Headers.AcceptLanguage.ToString());

    /// <summary>A QR picture of a link, as data: URI.</summary>
    protected static string Picture(string link, QRCodeGenerator.ECCLevel level)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, level);
        using var drawn = new PngByteQRCode(code);
        return $"data:image/png;base64,{Convert.ToBase64String(drawn.GetGraphic(DotsPerModule))}";
    }
}
