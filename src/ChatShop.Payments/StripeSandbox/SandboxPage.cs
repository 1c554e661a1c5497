using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>What one of the pages shows.</summary>
/// <param name="Page">Which template.</param>
/// <param name="Locale">zh-CN or en.</param>
internal abstract record SandboxPage(string Page, string Locale)
{
    /// <summary>The HTTP status it is shown with.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Where to go instead of showing anything; null to show the page.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Where an answer to the page's form may lead, besides the page itself.</summary>
    public virtual IEnumerable<string> Targets => [];

    /// <summary>The language of a browser.</summary>
    /// <param name="languages">The header Accept-Language, the most wanted first; empty without one.</param>
    public static string LocaleOf(string languages) => languages.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN";
}
