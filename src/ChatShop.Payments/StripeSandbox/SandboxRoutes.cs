using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Payouts;
using ChatShop.Payments.StripeSandbox.Transfers;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>What one kind of call does.</summary>
internal delegate JsonObject SandboxRoute(SandboxBank bank, ApiCall call);

/// <summary>The API's table of contents.</summary>
internal static class SandboxRoutes
{
    /// <summary>What a call does; null when there is no such call.</summary>
    public static SandboxRoute? Find(string method, string path) => path.Trim('/').Split('/') switch
    {
        ["v1", "checkout", "sessions", .. var rest] => Checkouts(method, rest),
        ["v1", "refunds", .. var rest] => Refunds(method, rest),
        ["v1", "account" or "accounts" or "account_links", ..] => Accounts(method, path.Trim('/').Split('/')[1..]),
        ["v1", "transfers", .. var rest] => Transfers(method, rest),
        ["v1", "payouts", .. var rest] => Payouts(method, rest),
        ["v1", "disputes", .. var rest] => Disputes(method, rest),
        ["v1", .. var rest] when method == "GET" => Books(rest),
        _ => null,
    };

    private static SandboxRoute? Checkouts(string method, string[] rest) => (method, rest) switch
    {
        ("POST", []) => (bank, call) => bank.Checkouts.Create(call),
        ("GET", []) => (bank, call) => bank.Lists.Page(call, SandboxCheckouts.Kind, "payment_intent", "status"),
        ("GET", [var id]) => (bank, call) => Alone(call, bank.Checkouts.Read(id)),
        ("POST", [var id, "expire"]) => (bank, call) => bank.Checkouts.Expire(id, call),
        ("GET", [var id, "line_items"]) => (bank, call) => SandboxLists.List(call.Path, bank.Checkouts.Lines(id)),
        _ => null,
    };

    private static SandboxRoute? Refunds(string method, string[] rest) => (method, rest) switch
    {
        ("POST", []) => (bank, call) => bank.Refunds.Create(call),
        ("GET", []) => (bank, call) => bank.Lists.Page(call, SandboxRefunds.Kind, "payment_intent", "charge"),
        ("GET", [var id]) => Reading(SandboxRefunds.Kind, id, "id"),
        _ => null,
    };

    private static SandboxRoute? Accounts(string method, string[] path) => (method, path) switch
    {
        ("GET", ["account"]) => (bank, call) => Alone(call, call.Account is { } named ? bank.Accounts.Read(named) : SandboxAccounts.Own()),
        ("POST", ["accounts"]) => (bank, call) => bank.Accounts.Create(call),
        ("GET", ["accounts"]) => (bank, call) => bank.Lists.Page(call, SandboxAccounts.Kind),
        ("GET", ["accounts", var id]) => (bank, call) => Alone(call, bank.Accounts.Read(id)),
        ("POST", ["accounts", var id]) => (bank, call) => bank.Accounts.Update(id, call),
        ("POST", ["accounts", var id, "external_accounts"]) => (bank, call) => bank.Banks.Create(id, call),
        ("GET", ["accounts", var id, "external_accounts"]) => (bank, call) => bank.Banks.List(id, call),
        ("POST", ["account_links"]) => (bank, call) => bank.AccountLinks.Create(call),
        _ => null,
    };

    private static SandboxRoute? Transfers(string method, string[] rest) => (method, rest) switch
    {
        ("POST", []) => (bank, call) => bank.Transfers.Create(call),
        ("GET", []) => (bank, call) => bank.Lists.Page(call, SandboxTransfers.Kind, "destination", "transfer_group"),
        ("GET", [var id]) => (bank, call) => Alone(call, bank.Transfers.Read(id)),
        ("POST", [var id, "reversals"]) => (bank, call) => bank.Transfers.Reverse(id, call),
        ("GET", [var id, "reversals"]) => (bank, call) => bank.Lists.PageOf(call, SandboxTransfers.ReversalKind, "transfer", bank.Transfers.Read(id).Text("id")!),
        ("GET", [_, "reversals", var id]) => Reading(SandboxTransfers.ReversalKind, id, "reversal"),
        _ => null,
    };

    private static SandboxRoute? Payouts(string method, string[] rest) => (method, rest) switch
    {
        ("POST", []) => (bank, call) => bank.Payouts.Create(call),
        ("GET", []) => (bank, call) => bank.Lists.Page(call, SandboxPayouts.Kind, "status", "destination"),
        ("GET", [var id]) => Reading(SandboxPayouts.Kind, id, "payout"),
        ("POST", [var id, "cancel"]) => (bank, call) => bank.Payouts.Cancel(id, call),
        _ => null,
    };

    private static SandboxRoute? Disputes(string method, string[] rest) => (method, rest) switch
    {
        ("GET", []) => (bank, call) => bank.Lists.Page(call, SandboxDisputes.Kind, "charge", "payment_intent"),
        ("GET", [var id]) => (bank, call) => Alone(call, bank.Disputes.Read(id)),
        ("POST", [var id]) => (bank, call) => bank.Disputes.Update(id, call),
        ("POST", [var id, "close"]) => (bank, call) => bank.Disputes.Close(id, call),
        _ => null,
    };

    private static SandboxRoute? Books(string[] rest) => rest switch
    {
        ["payment_intents", var id] => Reading("payment_intent", id, "intent"),
        ["charges"] => (bank, call) => bank.Lists.Page(call, "charge", "payment_intent", "transfer_group"),
        ["charges", var id] => Reading("charge", id, "id"),
        ["balance"] => (bank, call) => Alone(call, bank.Balances.Show(call.Account)),
        ["balance_transactions"] => (bank, call) => bank.Lists.Page(call, "balance_transaction", "source", "type", "currency"),
        ["balance_transactions", var id] => Reading("balance_transaction", id, "id"),
        ["webhook_endpoints"] => (bank, call) => Endpoints(bank, call),
        ["events"] => (bank, call) => bank.Lists.Page(call, "event", "type", "types", "delivery_success"),
        ["events", var id] => Reading("event", id, "id"),
        _ => null,
    };

    /// <summary>The one endpoint there is: where the shop's settings send everything, the market's own events and its sellers'.</summary>
    private static JsonObject Endpoints(SandboxBank bank, ApiCall call)
    {
        call.Parameters.Allow("limit", "starting_after", "ending_before", "expand");
        var endpoint = Shapes.New("webhook_endpoint", "we_1ChatShopSandbox");
        endpoint["url"] = bank.WebhookUrl.AbsoluteUri;
        return SandboxLists.List(call.Path, [endpoint]);
    }

    private static SandboxRoute Reading(string kind, string id, string parameter) => (bank, call) =>
        Alone(call, bank.Find(kind, id) is { } found && found.Text("_account") == call.Account ? found : throw ApiFault.Missing(kind, id, parameter));

    private static JsonObject Alone(ApiCall call, JsonObject found)
    {
        call.Parameters.Allow("expand");
        return found;
    }
}
