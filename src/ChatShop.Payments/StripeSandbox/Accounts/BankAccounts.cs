using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>Where payouts go. Of a number only the last four digits and what the bank will do are kept.</summary>
internal sealed class BankAccounts(SandboxStore store, SandboxEvents events, SandboxAccounts accounts)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "bank_account";

    private const int LeastDigits = 8;

    /// <summary>Adds one to an account; the first of its currency is the one that payouts go to.</summary>
    public JsonObject Create(string account, ApiCall call)
    {
        call.Parameters.Allow("external_account", "default_for_currency", "metadata", "expand");
        var owner = accounts.Read(account, call);
        var bank = AccountTerms.BankOf(call.Parameters, owner, events.Now)
            ?? throw ApiFault.Invalid("Missing required param: external_account.", "parameter_missing", "external_account");
        bank["metadata"] = call.Parameters.Pairs("metadata");
        if (call.Parameters.Flag("default_for_currency") == true || DefaultOf(store, account, bank.Text("currency")!) is null)
            MakeDefault(store, bank);
        else
        {
            bank["default_for_currency"] = false;
            store.Objects.Put(bank);
        }
        events.Tell("account.external_account.created", bank, call);
        accounts.Told(owner, call);
        return bank;
    }

    /// <summary>One of an account.</summary>
    public JsonObject Read(string account, string id, ApiCall call)
    {
        accounts.Read(account, call);
        return store.Objects.Find(Kind, id) is { } found && found.Text("account") == account
            ? found
            : throw ApiFault.Missing("external account", id, "id");
    }

    /// <summary>Makes one the default of its currency, or notes something on it.</summary>
    public JsonObject Update(string account, string id, ApiCall call)
    {
        call.Parameters.Allow("default_for_currency", "metadata", "account_holder_name", "account_holder_type", "expand");
        var bank = Read(account, id, call);
        call.Parameters.Merge("metadata", bank);
        bank["account_holder_name"] = call.Parameters.Text("account_holder_name") ?? bank.Text("account_holder_name");
        if (call.Parameters.Flag("default_for_currency") == true)
            MakeDefault(store, bank);
        else
            store.Objects.Put(bank);
        events.Tell("account.external_account.updated", bank, call);
        accounts.Refresh(accounts.Read(account, call));
        return bank;
    }

    /// <summary>Takes one away; the default goes last.</summary>
    public JsonObject Delete(string account, string id, ApiCall call)
    {
        var bank = Read(account, id, call);
        var currency = bank.Text("currency")!;
        if (bank.Flag("default_for_currency") && Of(store, account, 100).Count(each => each.Text("currency") == currency) > 1)
            throw ApiFault.Refused(
                "You cannot delete the default external account for your default currency. Please make another external account the default using the "
                + "`default_for_currency` param before deleting this one.");
        store.Objects.Remove(id);
        events.Tell("account.external_account.deleted", bank, call);
        accounts.Told(accounts.Read(account, call), call);
        return new JsonObject { ["id"] = id, ["object"] = Kind, ["currency"] = currency, ["deleted"] = true };
    }

    /// <summary>All of an account, newest first.</summary>
    public static IReadOnlyList<JsonObject> Of(SandboxStore store, string account, int limit) =>
        store.Objects.List(Kind, [new Condition("account", "=", account)], limit: limit);

    /// <summary>Where an account's payouts of a currency go; null when there is nowhere.</summary>
    public static JsonObject? DefaultOf(SandboxStore store, string account, string currency) =>
        store.Objects.List(Kind, [new("account", "=", account), new("currency", "=", currency), new("default_for_currency", "=", 1L)], limit: 1) is [var found]
            ? found
            : null;

    /// <summary>Keeps one as its account's default, and no other of the same currency.</summary>
    public static void MakeDefault(SandboxStore store, JsonObject bank)
    {
        if (DefaultOf(store, bank.Text("account")!, bank.Text("currency")!) is { } former && former.Text("id") != bank.Text("id"))
        {
            former["default_for_currency"] = false;
            store.Objects.Put(former);
        }
        bank["default_for_currency"] = true;
        store.Objects.Put(bank);
    }

    /// <summary>A bank account by its parameters, not yet kept; the default when it comes with a new account.</summary>
    /// <exception cref="ApiFault">They make no sense.</exception>
    public static JsonObject Draft(Parameters given, JsonObject account, long now)
    {
        given.Allow("object", "country", "currency", "account_number", "routing_number", "account_holder_name", "account_holder_type");
        given.OneOf("object", given.Needed("object"), Kind);
        var country = given.Needed("country").ToUpperInvariant();
        var currency = given.Text("currency") is null ? account.Text("default_currency")! : given.Currency();
        var number = Digits(given.Needed("account_number")) ?? throw ApiFault.Invalid(
            $"Invalid account number: must contain at least {LeastDigits} digits", "account_number_invalid", given.Named("account_number"));
        var bank = New(account, number, currency, now);
        bank["country"] = country;
        bank["routing_number"] = given.Text("routing_number");
        bank["account_holder_name"] = given.Text("account_holder_name");
        bank["account_holder_type"] = given.Text("account_holder_type") is { } type ? given.OneOf("account_holder_type", type, "individual", "company") : null;
        return bank;
    }

    /// <summary>A bank account of a number.</summary>
    public static JsonObject New(JsonObject account, string number, string currency, long now)
    {
        var bank = Shapes.New(Kind, Shapes.Id("ba_"));
        var owner = account.Text("id")!;
        bank["account"] = owner;
        bank["_account"] = account["_platform"] is null ? owner : null;
        bank["country"] = account.Text("country");
        bank["currency"] = currency;
        bank["default_for_currency"] = true;
        bank["fingerprint"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}:{now}:{number[^4..]}")))[..16];
        bank["last4"] = number[^4..];
        bank["_failure"] = TestBank.Of(number).Failure;
        return bank;
    }

    /// <summary>The digits of a number as a person wrote it; null when there are too few, or something else.</summary>
    public static string? Digits(string written)
    {
        var plain = written.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return plain.Length is >= LeastDigits and <= 34 && plain.All(char.IsAsciiDigit) ? plain : null;
    }
}
