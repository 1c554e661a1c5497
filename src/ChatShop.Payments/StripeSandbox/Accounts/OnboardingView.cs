using System.Text.Json.Nodes;
using ChatShop.Payments.Pages;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>The page on which a seller completes the account.</summary>
/// <param name="Page">Which template: onboarding, or lost when there is no such link.</param>
/// <param name="Locale">zh-CN, en, it.</param>
internal sealed record OnboardingView(string Page, string Locale) : PageView(Page, Locale)
{
    /// <summary>What stands in the link.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The holder's name as far as it is known.</summary>
    public string Name { get; private init; } = "";

    /// <summary>The last digits of the bank account that is there already; null without.</summary>
    public string? Bank { get; private init; }

    /// <summary>What was wrong with what was sent: name, bank or stale; null when nothing was.</summary>
    public string? Mistake { get; private init; }

    /// <inheritdoc/>
    public override IEnumerable<string> FormTargets { get; } = [];

    private OnboardingView(string locale, IEnumerable<string> targets)
        : this("onboarding", locale) => FormTargets = targets;

    /// <summary>There is no such link.</summary>
    public static OnboardingView Unknown(string locale) => new("lost", locale) { Status = StatusCodes.Status404NotFound };

    /// <summary>Leads on without showing anything.</summary>
    public static OnboardingView Leading(string locale, JsonObject link, string field) => new("onboarding", locale) { ReturnTo = link.Text(field) };

    /// <summary>The form.</summary>
    /// <param name="locale">zh-CN, en, it.</param>
    /// <param name="link">The link it was opened by.</param>
    /// <param name="account">Whose.</param>
    /// <param name="name">The name as it was sent; null to show what is known.</param>
    /// <param name="mistake">What was wrong with what was sent.</param>
    public static OnboardingView Of(string locale, JsonObject link, JsonObject account, string? name = null, string? mistake = null) =>
        new(locale, [link.Text("_return_url")!, link.Text("_refresh_url")!])
        {
            Id = link.Text("id")!,
            Name = name ?? account.Text("_name") ?? "",
            Bank = ((JsonArray)account["external_accounts"]!["data"]!).OfType<JsonObject>().FirstOrDefault()?.Text("last4"),
            Mistake = mistake,
            Status = mistake == "stale" ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };
}
