using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>What one page shows.</summary>
/// <param name="Page">Which template.</param>
/// <param name="Locale">zh-CN or en.</param>
internal abstract record SandboxPage(string Page, string Locale)
{
    /// <summary>The HTTP status it is shown with.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Where the answer to its form may lead besides the sandbox; empty when nowhere.</summary>
    public virtual string LeadsTo => "";

    /// <summary>The language a browser wants, the most wanted first; Chinese without one.</summary>
    protected static string Wanted(string languages) => languages.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN";
}
