using ChatShop.Payments.Pages;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox.Overviews;

/// <summary>The page that shows what the sandbox knows; nothing on it is a secret.</summary>
/// <param name="Page">Which template: overview, or lost to who is not on this machine.</param>
/// <param name="Locale">zh-CN, en, it.</param>
internal sealed record OverviewView(string Page, string Locale) : PageView(Page, Locale)
{
    /// <summary>The lists in sight: all of them with their newest, or one.</summary>
    public IReadOnlyList<OverviewSection> Sections { get; init; } = [];

    /// <summary>Whether one list alone is in sight.</summary>
    public bool IsOne => Sections.Count == 1;

    /// <summary>The page is for who runs the sandbox.</summary>
    public static OverviewView Unknown(string locale) => new("lost", locale) { Status = StatusCodes.Status404NotFound };
}

/// <summary>One list.</summary>
/// <param name="Name">accounts, payments, transfers, payouts, disputes or events.</param>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">The id after which the list goes on; null when it ends here.</param>
internal sealed record OverviewSection(string Name, IReadOnlyList<OverviewRow> Rows, string? Next);
