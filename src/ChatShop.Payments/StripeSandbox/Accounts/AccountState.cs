using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>What an account may do follows from what is known of it.</summary>
internal static class AccountState
{
    /// <summary>Sets requirements, capabilities and the three flags.</summary>
    public static void Reckon(JsonObject account, bool hasBank)
    {
        var due = Missing(account, hasBank).ToList();
        var rejected = account.Text("_rejected");
        var isComplete = due.Count == 0 && rejected is null;
        var requirements = account.Part("requirements");
        requirements["currently_due"] = Shapes.ListOf(due);
        requirements["eventually_due"] = Shapes.ListOf(due);
        requirements["past_due"] = Shapes.ListOf(due);
        requirements["disabled_reason"] = rejected ?? (isComplete ? null : "requirements.past_due");

        var capabilities = account.Part("capabilities");
        foreach (var name in capabilities.Select(pair => pair.Key).ToList())
            capabilities[name] = isComplete ? "active" : "inactive";
        account["details_submitted"] = account.Flag("details_submitted") || due.Count == 0;
        account["charges_enabled"] = capabilities.Text("card_payments") == "active";
        account["payouts_enabled"] = isComplete;
    }

    private static IEnumerable<string> Missing(JsonObject account, bool hasBank)
    {
        if (!hasBank)
            yield return "external_account";
        if (account.Text("_name") is null)
            foreach (var name in NamesOf(account))
                yield return name;
        if (account["tos_acceptance"]!["date"] is null)
        {
            yield return "tos_acceptance.date";
            yield return "tos_acceptance.ip";
        }
    }

    private static string[] NamesOf(JsonObject account) => account.Text("business_type") switch
    {
        null => ["business_type"],
        "individual" => ["individual.first_name", "individual.last_name"],
        _ => ["company.name"],
    };
}
