using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>Where payouts of an account go.</summary>
internal sealed class BankAccounts(SandboxStore store, SandboxAccounts accounts)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "bank_account";

    /// <summary>Fewer digits are no account number.</summary>
    public const int FewestDigits = 8;

    /// <summary>Names one.</summary>
    public JsonObject Create(string id, ApiCall call)
    {
        call.Parameters.Allow("external_account", "default_for_currency", "metadata", "expand");
        var given = call.Parameters.Within("external_account");
        given.Allow("object", "country", "currency", "account_number", "routing_number", "account_holder_name", "account_holder_type");
        if (given.Needed("object") != Kind)
            throw ApiFault.Invalid("Only bank accounts can be named.", null, given.Named("object"));
        if (Digits(given.Needed("account_number")) is not { } number)
            throw ApiFault.Invalid("The account number is not valid.", "account_number_invalid", given.Named("account_number"));
        return accounts.Attach(
            accounts.Read(id), given.Text("account_holder_name"), number, given.Needed("country"), given.Needed("currency").ToLowerInvariant(), call);
    }

    /// <summary>Those of an account.</summary>
    public JsonObject List(string id, ApiCall call)
    {
        call.Parameters.Allow("object", "limit", "starting_after", "ending_before", "expand");
        return (JsonObject)accounts.Read(id)["external_accounts"]!.DeepClone();
    }

    /// <summary>The one that takes payouts in a currency; null when there is none.</summary>
    public JsonObject? For(string? account, string currency) => account is null ? null
        : Of(accounts.Read(account)).FirstOrDefault(it => it.Text("currency") == currency) is { } shown ? store.Objects.Find(Kind, shown.Text("id"))
        : null;

    /// <summary>Those of an account.</summary>
    public static IEnumerable<JsonObject> Of(JsonObject account) => ((JsonArray)account["external_accounts"]!["data"]!).OfType<JsonObject>();

    /// <summary>An account number as somebody wrote it; null when it is none.</summary>
    public static string? Digits(string? written)
    {
        var digits = new string([.. (written ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        return digits.Length is >= FewestDigits and <= 34 ? digits : null;
    }
}
