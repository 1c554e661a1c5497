using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>Accounts of sellers (Connect, v1), and the market's own.</summary>
/// <remarks>An account may receive transfers once somebody has said who they are and where payouts go: on the page of an account link, or by the API.</remarks>
internal sealed class SandboxAccounts(SandboxStore store, SandboxEvents events)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "account";

    /// <summary>Where the market itself is: Stripe takes WeChat Pay and Alipay there, and lets it hand on to sellers.</summary>
    private const string Country = "SG";

    private const string OwnId = "acct_1ChatShopSandbox";

    private static readonly string[] Known =
    [
        "country", "email", "business_type", "business_profile", "controller", "capabilities", "settings", "metadata", "individual", "company",
        "default_currency", "tos_acceptance", "external_account", "type", "expand",
    ];

    /// <summary>Opens one.</summary>
    public JsonObject Create(ApiCall call)
    {
        var given = call.Parameters;
        given.Allow(Known);
        var account = Shapes.New(Kind, Shapes.Id("acct_", 16));
        account["created"] = events.Now;
        account["country"] = given.Text("country") ?? Country;
        account["external_accounts"] = SandboxLists.List($"/v1/accounts/{account.Text("id")}/external_accounts", []);
        Take(account, given);
        Settle(account);
        store.Objects.Put(account);
        return account;
    }

    /// <summary>Changes one.</summary>
    public JsonObject Update(string id, ApiCall call)
    {
        call.Parameters.Allow(Known);
        var account = Read(id);
        Take(account, call.Parameters);
        Save(account, call);
        return account;
    }

    /// <summary>One as it is.</summary>
    /// <exception cref="ApiFault">There is none.</exception>
    public JsonObject Read(string id) => id == OwnId ? Own() : store.Objects.Find(Kind, id) ?? throw ApiFault.Missing(Kind, id, "account");

    /// <summary>The market's own account.</summary>
    public static JsonObject Own()
    {
        var account = Shapes.New(Kind, OwnId);
        account["country"] = Country;
        (account["charges_enabled"], account["payouts_enabled"], account["details_submitted"]) = (true, true, true);
        account["capabilities"] = new JsonObject { ["card_payments"] = "active", ["transfers"] = "active" };
        account["requirements"]!["disabled_reason"] = null;
        account["controller"] = new JsonObject { ["type"] = "account" };
        account["type"] = "standard";
        account["external_accounts"] = SandboxLists.List($"/v1/accounts/{OwnId}/external_accounts", []);
        return account;
    }

    /// <summary>Somebody has said who they are and where payouts go.</summary>
    /// <param name="account">Whose account.</param>
    /// <param name="holder">Who the bank account is held by.</param>
    /// <param name="number">Its number.</param>
    /// <param name="call">By which call; null when it was on the page.</param>
    public void Complete(JsonObject account, string holder, string number, ApiCall? call)
    {
        account["details_submitted"] = true;
        Attach(account, holder, number, account.Text("country")!, account.Text("default_currency")!, call);
    }

    /// <summary>Payouts go there from now on.</summary>
    public JsonObject Attach(JsonObject account, string? holder, string number, string country, string currency, ApiCall? call)
    {
        var bank = Shapes.New(BankAccounts.Kind, Shapes.Id("ba_"));
        bank["account"] = account.Text("id");
        bank["account_holder_name"] = holder;
        bank["country"] = country;
        bank["currency"] = currency;
        bank["last4"] = number[^4..];
        bank["_number"] = number;
        store.Objects.Put(bank);
        var others = BankAccounts.Of(account).Where(it => it.Text("currency") != currency).Select(it => it.DeepClone());
        account["external_accounts"] = SandboxLists.List($"/v1/accounts/{account.Text("id")}/external_accounts", [.. others, Shapes.Public(bank)]);
        events.Tell("account.external_account.created", bank, call, account.Text("id"));
        Save(account, call);
        return bank;
    }

    private void Save(JsonObject account, ApiCall? call)
    {
        Settle(account);
        store.Objects.Put(account);
        events.Tell("account.updated", account, call, account.Text("id"));
    }

    private static void Take(JsonObject account, Parameters given)
    {
        foreach (var name in (string[])["email", "business_type", "default_currency"])
            if (given.Text(name) is { } value)
                account[name] = value;
        if (given.Within("business_profile").Text("name") is { } called)
            account["business_profile"]!["name"] = called;
        if (given.Within("settings").Within("payouts").Within("schedule").Text("interval") is { } interval)
            account["settings"]!["payouts"]!["schedule"]!["interval"] = interval;
        foreach (var (key, value) in given.Pairs("metadata"))
            account["metadata"]![key] = value?.GetValue<string>();
        foreach (var name in (string[])["transfers", "card_payments"])
            if (given.Within("capabilities").Within(name).Text("requested") == "true")
                account["capabilities"]![name] ??= "inactive";
        if (given.Within("individual").Text("first_name") is not null || given.Within("company").Text("name") is not null)
            account["details_submitted"] = true;
    }

    /// <summary>What it may do follows from what is known of it.</summary>
    private static void Settle(JsonObject account)
    {
        var hasBank = BankAccounts.Of(account).Any();
        var isKnown = account["details_submitted"]!.GetValue<bool>();
        var isReady = hasBank && isKnown;
        var missing = Shapes.ListOf([.. isKnown ? Array.Empty<string>() : ["individual.first_name", "individual.last_name"], .. hasBank ? Array.Empty<string>() : ["external_account"]]);
        var requirements = (JsonObject)account["requirements"]!;
        requirements["currently_due"] = missing;
        requirements["eventually_due"] = missing.DeepClone();
        requirements["past_due"] = missing.DeepClone();
        requirements["disabled_reason"] = isReady ? null : "requirements.past_due";
        var capabilities = (JsonObject)account["capabilities"]!;
        foreach (var name in capabilities.Select(pair => pair.Key).ToList())
            capabilities[name] = isReady ? "active" : "inactive";
        account["payouts_enabled"] = isReady;
        account["charges_enabled"] = isReady && capabilities.ContainsKey("card_payments");
    }
}
