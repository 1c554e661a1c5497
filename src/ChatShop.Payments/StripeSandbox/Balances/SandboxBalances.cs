using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Balances;

/// <summary>What the platform and each connected account have: the sum of entries that are never changed. No fees are taken.</summary>
internal sealed class SandboxBalances(SandboxStore store, SandboxEvents events)
{
    /// <summary>What Stripe calls an entry.</summary>
    public const string Kind = "balance_transaction";

    /// <summary>Books on the balance of the account that the source belongs to.</summary>
    /// <param name="source">What it is booked for.</param>
    /// <param name="amount">In the smallest unit; negative when money goes.</param>
    /// <param name="type">Such as <c>transfer</c>.</param>
    /// <param name="available">From when on it can be moved, in unix seconds; null for at once.</param>
    /// <returns>The entry's id.</returns>
    public string Book(JsonObject source, long amount, string type, long? available = null) =>
        Enter(source, amount, type, available, CategoryOf(type)).Text("id")!;

    /// <summary>Books what a dispute takes or gives back.</summary>
    /// <returns>The entry.</returns>
    public JsonObject Adjust(JsonObject dispute, long amount) =>
        Enter(dispute, amount, "adjustment", null, amount < 0 ? "dispute" : "dispute_reversal");

    /// <summary>From when on an entry can be moved, in unix seconds.</summary>
    public long AvailableOn(string? entry) => store.Objects.Find(Kind, entry)?.Number("available_on") ?? events.Now;

    /// <summary>What an account can move now.</summary>
    public long Available(string? account, string currency) => Sum(account, currency, isAvailable: true);

    /// <summary>What an account has, pending money too.</summary>
    public long Whole(string? account, string currency) => Sum(account, currency, isAvailable: true) + Sum(account, currency, isAvailable: false);

    /// <summary>An account's balance.</summary>
    /// <param name="account">Null for the platform.</param>
    /// <param name="currency">The account's own, which is shown even when it is empty.</param>
    public JsonObject Read(string? account, string currency)
    {
        var sums = Sums(account);
        var currencies = sums.Select(sum => sum.Currency).Append(currency).Distinct().ToList();
        var balance = new JsonObject { ["object"] = "balance", ["available"] = Listed(currencies, sums, isAvailable: true) };
        if (account is null)
            balance["connect_reserved"] = Listed(currencies, [], isAvailable: true);
        balance["livemode"] = false;
        balance["pending"] = Listed(currencies, sums, isAvailable: false);
        return balance;
    }

    /// <summary>Time has come for an entry: its money can be moved.</summary>
    public void Settle(JsonObject entry)
    {
        entry["status"] = "available";
        store.Objects.Put(entry);
    }

    private JsonObject Enter(JsonObject source, long amount, string type, long? available, string category)
    {
        var (now, isPending) = (events.Now, available > events.Now);
        var entry = Shapes.New(Kind, Shapes.Id("txn_"));
        entry["amount"] = amount;
        entry["net"] = amount;
        entry["created"] = now;
        entry["available_on"] = isPending ? available : now;
        entry["currency"] = source.Text("currency");
        entry["description"] = source.Text("description");
        entry["source"] = source.Text("id");
        entry["status"] = isPending ? "pending" : "available";
        entry["type"] = type;
        entry["reporting_category"] = category;
        entry["_account"] = source.Text("_account");
        store.Objects.Put(entry, due: isPending ? available : null);
        return entry;
    }

    private static string CategoryOf(string type) => type switch
    {
        "payment" => "charge",
        "payment_refund" => "refund",
        "transfer_refund" => "transfer_reversal",
        "payout_cancel" or "payout_failure" => "payout_reversal",
        _ => type,
    };

    private long Sum(string? account, string currency, bool isAvailable) =>
        Sums(account).Where(sum => sum.Currency == currency && sum.IsAvailable == isAvailable).Sum(sum => sum.Net);

    private List<(string Currency, bool IsAvailable, long Net)> Sums(string? account) => store.Read(
        """
        SELECT json_extract(json, '$.currency'), json_extract(json, '$.status') = 'available', SUM(json_extract(json, '$.net'))
        FROM objects WHERE kind = 'balance_transaction' AND json_extract(json, '$._account') IS $account GROUP BY 1, 2 ORDER BY 1
        """,
        row => (row.GetString(0), row.GetBoolean(1), row.GetInt64(2)),
        ("$account", account));

    private static JsonArray Listed(IEnumerable<string> currencies, List<(string Currency, bool IsAvailable, long Net)> sums, bool isAvailable) =>
        [.. currencies.Select(currency => (Currency: currency, Sum: sums.Where(sum => sum.Currency == currency && sum.IsAvailable == isAvailable).Sum(sum => sum.Net)))
            .Select(each => (JsonNode?)new JsonObject
            {
                ["amount"] = each.Sum,
                ["currency"] = each.Currency,
                ["source_types"] = new JsonObject { ["card"] = each.Sum },
            })];
}
