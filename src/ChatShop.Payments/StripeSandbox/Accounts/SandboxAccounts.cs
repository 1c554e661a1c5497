using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>The platform's own account and those of its sellers: opened, completed, rejected.</summary>
internal sealed class SandboxAccounts(SandboxStore store, SandboxEvents events)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "account";

    private const string PlatformBank = "000123456789";

    private static readonly string[] Rejections = ["fraud", "terms_of_service", "other"];

    /// <summary>The platform's account; made when there is none yet, with a bank account that every payout reaches.</summary>
    public JsonObject Platform()
    {
        if (store.Objects.List(Kind, [new Condition("_platform", "=", 1L)], limit: 1) is [var known])
            return known;
        var platform = Shapes.New(Kind, Shapes.Id("acct_", 16));
        platform["_platform"] = true;
        platform["_account"] = platform.Text("id");
        platform["country"] = "SG";
        platform["created"] = events.Now;
        platform["type"] = "standard";
        platform["controller"] = new JsonObject { ["type"] = "account" };
        platform["business_type"] = "company";
        platform["tos_acceptance"]!["date"] = events.Now;
        platform["_name"] = "ChatShop";
        AccountTerms.Request(platform, "transfers");
        AccountTerms.Request(platform, "card_payments");
        store.Objects.Put(platform);
        store.Objects.Put(BankAccounts.New(platform, PlatformBank, "cny", events.Now));
        return Refresh(platform);
    }

    /// <summary>Opens one for a seller.</summary>
    public JsonObject Create(ApiCall call)
    {
        var account = AccountTerms.Draft(call.Parameters, events.Now);
        store.Objects.Put(account);
        if (AccountTerms.BankOf(call.Parameters, account, events.Now) is { } bank)
            BankAccounts.MakeDefault(store, bank);
        return Refresh(account);
    }

    /// <summary>One as it is.</summary>
    /// <exception cref="ApiFault">There is none, or it is no business of the caller.</exception>
    public JsonObject Read(string id, ApiCall call) =>
        store.Objects.Find(Kind, id) is { } found && (call.Account is null || call.Account == id) ? found : throw Foreign(id);

    /// <summary>Changes what is known of one.</summary>
    public JsonObject Update(string id, ApiCall call)
    {
        var account = Read(id, call);
        AccountTerms.Apply(account, call.Parameters);
        if (AccountTerms.BankOf(call.Parameters, account, events.Now) is { } bank)
            BankAccounts.MakeDefault(store, bank);
        return Told(account, call);
    }

    /// <summary>The platform wants nothing more to do with it: no transfer reaches it, nothing is paid out.</summary>
    public JsonObject Reject(string id, ApiCall call)
    {
        call.Parameters.Allow("reason", "expand");
        var account = Read(id, call);
        account["_rejected"] = $"rejected.{call.Parameters.OneOf("reason", call.Parameters.Needed("reason"), Rejections)}";
        return Told(account, call);
    }

    /// <summary>The seller has said all on the page.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="name">The holder's name.</param>
    /// <param name="bank">The bank account's number; null to keep the one that is there.</param>
    public void Complete(JsonObject account, string name, string? bank)
    {
        account["_name"] = name;
        account["tos_acceptance"]!["date"] = events.Now;
        account["tos_acceptance"]!["ip"] = "127.0.0.1";
        if (bank is not null)
        {
            var currency = Platform().Text("default_currency")!;
            var opened = BankAccounts.New(account, bank, currency, events.Now);
            opened["account_holder_name"] = name;
            BankAccounts.MakeDefault(store, opened);
            events.Tell("account.external_account.created", opened);
        }
        Told(account, null);
    }

    /// <summary>Reckons anew what is still missing, and what the account may do; keeps it.</summary>
    public JsonObject Refresh(JsonObject account)
    {
        var banks = BankAccounts.Of(store, account.Text("id")!, 10);
        account["external_accounts"] = SandboxLists.List($"/v1/accounts/{account.Text("id")}/external_accounts", banks.Select(Shapes.Public));
        AccountState.Reckon(account, banks.Count > 0);
        store.Objects.Put(account);
        return account;
    }

    /// <summary>As <see cref="Refresh"/>, and whoever listens hears of it.</summary>
    public JsonObject Told(JsonObject account, ApiCall? call)
    {
        Refresh(account);
        if (account["_platform"] is null)
            events.Tell("account.updated", account, call);
        return account;
    }

    /// <summary>How Stripe refuses an account that is not the caller's.</summary>
    public static ApiFault Foreign(string id) => new(
        403,
        "invalid_request_error",
        $"The provided key 'sk_test_****' does not have access to account '{id}' (or that account does not exist). Application access may have been revoked.",
        "account_invalid");
}
