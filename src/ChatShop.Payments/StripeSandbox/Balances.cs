using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>What lies on the market's balance and on sellers': the sum of everything that was booked there.</summary>
/// <remarks>All of it is available at once, so that whoever tries the shop sees a payout on the same day. Stripe lets some days pass.</remarks>
internal sealed class Balances(SandboxStore store)
{
    /// <summary>What can be moved now.</summary>
    public long Of(string? account, string currency) => Sums(account).FirstOrDefault(it => it.Currency == currency).Sum;

    /// <summary>The balance as Stripe shows it.</summary>
    public JsonObject Show(string? account)
    {
        var sums = Sums(account);
        return new JsonObject
        {
            ["object"] = "balance",
            ["available"] = Amounts(sums),
            ["connect_reserved"] = Amounts(sums.Select(sum => (sum.Currency, 0L))),
            ["livemode"] = false,
            ["pending"] = Amounts(sums.Select(sum => (sum.Currency, 0L))),
        };
    }

    /// <summary>There is not enough.</summary>
    public static ApiFault Insufficient() => ApiFault.Refused("You have insufficient available funds in your Stripe account.", "balance_insufficient");

    private List<(string Currency, long Sum)> Sums(string? account) => store.Read(
        """
        SELECT json_extract(json, '$.currency'), SUM(json_extract(json, '$.net')) FROM objects
        WHERE kind = 'balance_transaction' AND json_extract(json, '$._account') IS $account GROUP BY 1 ORDER BY 1
        """,
        row => (row.GetString(0), row.GetInt64(1)), ("$account", account));

    private static JsonArray Amounts(IEnumerable<(string Currency, long Sum)> sums) =>
        [.. sums.Select(sum => (JsonNode?)new JsonObject
        {
            ["amount"] = sum.Sum,
            ["currency"] = sum.Currency,
            ["source_types"] = new JsonObject { ["card"] = sum.Sum },
        })];
}
