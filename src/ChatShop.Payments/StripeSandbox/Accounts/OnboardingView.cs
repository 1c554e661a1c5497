using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>What the page of an account link shows.</summary>
internal sealed record OnboardingView(string Locale) : SandboxPage("onboarding", Locale)
{
    /// <summary>The link's id.</summary>
    public string Id { get; private init; } = "";

    /// <summary>What the seller's shop is called.</summary>
    public string Shop { get; private init; } = "";

    /// <summary>What was written before.</summary>
    public string Name { get; init; } = "";

    /// <summary>The last digits of the bank account known so far; null when none is.</summary>
    public string? Known { get; private init; }

    /// <summary>What was wrong just now; null when nothing was.</summary>
    public string? Mistake { get; init; }

    private string ReturnUrl { get; init; } = "";

    /// <inheritdoc/>
    public override string LeadsTo => ReturnUrl;

    /// <summary>The page of a link.</summary>
    public static OnboardingView Of(string languages, string id, string returnUrl, JsonObject account) => new(Wanted(languages))
    {
        Id = id,
        ReturnUrl = returnUrl,
        Shop = account["business_profile"]!["name"]?.GetValue<string>() ?? account.Text("id")!,
        Known = BankAccounts.Of(account).FirstOrDefault()?.Text("last4"),
    };
}
