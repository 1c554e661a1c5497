using System.Globalization;
using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Payouts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Transfers;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Desk;

/// <summary>What the sandbox's own page shows, the newest first.</summary>
internal sealed record DeskView(string Locale) : SandboxPage("desk", Locale)
{
    private const int Most = 20;

    /// <summary>What lies on the market's balance.</summary>
    public IReadOnlyList<string> Balance { get; private init; } = [];

    /// <summary>Sellers' accounts.</summary>
    public IReadOnlyList<DeskAccount> Accounts { get; private init; } = [];

    /// <summary>Disputes, also those that are decided.</summary>
    public IReadOnlyList<DeskRow> Disputes { get; private init; } = [];

    /// <summary>Payments, refunds, transfers and payouts.</summary>
    public IReadOnlyList<DeskRow> Movements { get; private init; } = [];

    /// <summary>What was told by webhook.</summary>
    public IReadOnlyList<DeskRow> Events { get; private init; } = [];

    /// <summary>The page as things are now.</summary>
    public static DeskView Of(string languages, SandboxStore store, SandboxBank bank)
    {
        var accounts = store.Objects.List(SandboxAccounts.Kind, [], limit: Most);
        var payouts = accounts.SelectMany(account => store.Objects.List(SandboxPayouts.Kind, [], limit: Most, account: account.Text("id")));
        var movements = ((string[])["charge", SandboxRefunds.Kind, SandboxTransfers.Kind, SandboxTransfers.ReversalKind])
            .SelectMany(kind => store.Objects.List(kind, [], limit: Most)).Concat(payouts);
        return new DeskView(Wanted(languages))
        {
            Balance = Written(bank.Balances.Show(null)),
            Accounts = [.. accounts.Select(account => new DeskAccount(
                account.Text("id")!, account["business_profile"]!["name"]?.GetValue<string>(), account["payouts_enabled"]!.GetValue<bool>(),
                Written(bank.Balances.Show(account.Text("id")))))],
            Disputes = [.. store.Objects.List(SandboxDisputes.Kind, [], limit: Most).Select(RowOf)],
            Movements = [.. movements.OrderByDescending(it => it.Number("created")).Take(Most).Select(RowOf)],
            Events = [.. store.Objects.List("event", [], limit: Most).Select(it => new DeskRow(
                it.Text("id")!, it.Text("type")!, it.Number("pending_webhooks") == 0 ? "told" : "waiting", "", TimeOf(it), false))],
        };
    }

    private static DeskRow RowOf(JsonObject it) => new(
        it.Text("id")!, it.Text("object")!, it.Text("status") ?? "", Money(it.Number("amount"), it.Text("currency")!), TimeOf(it),
        it.Text("object") == SandboxDisputes.Kind && SandboxDisputes.IsOpen(it));

    private static IReadOnlyList<string> Written(JsonObject balance) =>
        [.. ((JsonArray)balance["available"]!).OfType<JsonObject>().Select(it => Money(it.Number("amount"), it.Text("currency")!))];

    private static string Money(long minor, string currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{minor / 100m:0.00} {currency.ToUpperInvariant()}");

    private static string TimeOf(JsonObject it) =>
        DateTimeOffset.FromUnixTimeSeconds(it.Number("created")).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A seller's account as the page shows it.</summary>
internal sealed record DeskAccount(string Id, string? Name, bool IsReady, IReadOnlyList<string> Balance);

/// <summary>A line of the page.</summary>
internal sealed record DeskRow(string Id, string Kind, string Status, string Amount, string At, bool IsOpen);
