using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>What an account is opened and changed with, checked as Stripe does. Of a person only name, address of mail and phone are kept.</summary>
internal static class AccountTerms
{
    private static readonly string[] Changeable =
    [
        "email", "business_type", "business_profile", "capabilities", "company", "individual", "external_account", "metadata",
        "settings", "tos_acceptance", "expand",
    ];

    private static readonly string[] BusinessTypes = ["individual", "company", "non_profit", "government_entity"];

    /// <summary>An account by the parameters.</summary>
    /// <exception cref="ApiFault">A parameter can not be taken.</exception>
    public static JsonObject Draft(Parameters given, long now)
    {
        given.Allow(["country", "controller", "default_currency", "type", .. Changeable]);
        var account = Shapes.New(SandboxAccounts.Kind, Shapes.Id("acct_", 16));
        account["created"] = now;
        account["country"] = CountryOf(given);
        account["default_currency"] = given.Text("default_currency")?.ToLowerInvariant() ?? CurrencyOf(account.Text("country")!);
        account["type"] = given.Text("type") is { } type ? given.OneOf("type", type, "custom", "express", "standard") : "none";
        TakeController(account, given.Within("controller"));
        Take(account, given);
        return account;
    }

    /// <summary>What is given is changed, the rest stays.</summary>
    public static void Apply(JsonObject account, Parameters given)
    {
        given.Allow(Changeable);
        Take(account, given);
    }

    /// <summary>The bank account that comes along, not yet kept; null when none does.</summary>
    public static JsonObject? BankOf(Parameters given, JsonObject account, long now) => given.Text("external_account") is { } token
        ? throw ApiFault.Invalid($"No such token: '{token}'. The sandbox takes bank accounts written out.", "resource_missing", "external_account")
        : given.Within("external_account") is { IsEmpty: false } bank ? BankAccounts.Draft(bank, account, now) : null;

    /// <summary>Asks for a capability; whether it is active is reckoned later.</summary>
    public static void Request(JsonObject account, string capability) => account["capabilities"]![capability] ??= "inactive";

    private static string CountryOf(Parameters given)
    {
        var country = given.Text("country")?.ToUpperInvariant() ?? "SG";
        return country.Length == 2 && country.All(char.IsAsciiLetter)
            ? country
            : throw ApiFault.Invalid($"Country '{country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.", "country_unsupported", "country");
    }

    /// <summary>What money is kept in where an account is; <c>eur</c> where nothing else is known. The sandbox never converts.</summary>
    private static string CurrencyOf(string country) => country switch
    {
        "CN" => "cny",
        "HK" => "hkd",
        "SG" => "sgd",
        "US" => "usd",
        "GB" => "gbp",
        "AU" => "aud",
        "CA" => "cad",
        "NZ" => "nzd",
        _ => "eur",
    };

    private static void TakeController(JsonObject account, Parameters given)
    {
        given.Allow("fees", "losses", "requirement_collection", "stripe_dashboard");
        var controller = account.Part("controller");
        if (given.Within("fees").Text("payer") is { } payer)
            controller["fees"]!["payer"] = given.Within("fees").OneOf("payer", payer, "account", "application");
        if (given.Within("losses").Text("payments") is { } losses)
            controller["losses"]!["payments"] = given.Within("losses").OneOf("payments", losses, "application", "stripe");
        if (given.Text("requirement_collection") is { } collection)
            controller["requirement_collection"] = given.OneOf("requirement_collection", collection, "application", "stripe");
        if (given.Within("stripe_dashboard").Text("type") is { } dashboard)
            controller["stripe_dashboard"]!["type"] = given.Within("stripe_dashboard").OneOf("type", dashboard, "express", "full", "none");
    }

    private static void Take(JsonObject account, Parameters given)
    {
        if (given.Text("email") is { } email)
            account["email"] = email;
        if (given.Text("business_type") is { } type)
            account["business_type"] = given.OneOf("business_type", type, BusinessTypes);
        given.Merge("metadata", account);
        foreach (var capability in given.Within("capabilities").Names)
            if (given.Within("capabilities").Within(capability).Flag("requested") == true)
                Request(account, given.OneOf("capabilities", capability, "transfers", "card_payments"));
        foreach (var (name, text) in given.Pairs("business_profile"))
            if (account.Part("business_profile").ContainsKey(name))
                account["business_profile"]![name] = text!.DeepClone();
        TakePayouts(account, given.Within("settings").Within("payouts"));
        TakeHolder(account, given);
        if (given.Within("tos_acceptance").Integer("date") is { } agreed)
            account["tos_acceptance"] = new JsonObject
            {
                ["date"] = agreed,
                ["ip"] = given.Within("tos_acceptance").Needed("ip"),
                ["user_agent"] = given.Within("tos_acceptance").Text("user_agent"),
            };
    }

    private static void TakePayouts(JsonObject account, Parameters given)
    {
        var payouts = account.Part("settings").Part("payouts");
        if (given.Within("schedule").Text("interval") is { } interval)
            payouts["schedule"]!["interval"] = given.Within("schedule").OneOf("interval", interval, "manual", "daily", "weekly", "monthly");
        if (given.Flag("debit_negative_balances") is { } debits)
            payouts["debit_negative_balances"] = debits;
        if (given.Text("statement_descriptor") is { } descriptor)
            payouts["statement_descriptor"] = descriptor;
    }

    private static void TakeHolder(JsonObject account, Parameters given)
    {
        if (given.Within("company").Text("name") is { } company)
        {
            account["company"] = new JsonObject { ["name"] = company };
            account["_name"] = company;
        }
        var person = given.Within("individual");
        if (person.IsEmpty)
            return;
        var individual = account["individual"] as JsonObject ?? Shapes.New("person", Shapes.Id("person_", 16));
        individual["account"] = account.Text("id");
        individual["created"] = account.Number("created");
        foreach (var name in new[] { "first_name", "last_name", "email", "phone" })
            individual[name] = person.Text(name) ?? individual.Text(name);
        account["individual"] = individual;
        if (individual.Text("first_name") is { } first && individual.Text("last_name") is { } last)
            account["_name"] = $"{first} {last}";
    }
}
