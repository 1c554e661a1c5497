using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Balances;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Paying;
using ChatShop.Payments.StripeSandbox.Payouts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Transfers;
using ChatShop.Payments.StripeSandbox.Webhooks;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>What one kind of call does.</summary>
internal delegate JsonObject SandboxRoute(SandboxBank bank, ApiCall call);

/// <summary>The API's table of contents.</summary>
internal static class SandboxRoutes
{
    /// <summary>What can be called for a connected account (<c>Stripe-Account</c>): with separate charges and transfers it takes no payments itself.</summary>
    private static readonly string[] ForSellers = ["account", "accounts", "balance", "balance_transactions", "charges", "events", "payouts", "refunds"];

    /// <summary>What a call does; null when there is no such call.</summary>
    public static SandboxRoute? Find(string method, string path)
    {
        var parts = path.Trim('/').Split('/');
        return Payments(method, parts) ?? Money(method, parts) ?? Sellers(method, parts) ?? Others(method, parts);
    }

    /// <summary>Whether a call can be made for a connected account.</summary>
    public static bool IsForSellers(string method, string path) => path.Trim('/').Split('/') is ["v1", var first, ..] && ForSellers.Contains(first)
        && (first != "refunds" || method == "GET");

    private static SandboxRoute? Payments(string method, string[] parts) => (method, parts) switch
    {
        ("POST", ["v1", "checkout", "sessions"]) => (bank, call) => bank.Checkouts.Create(call),
        ("GET", ["v1", "checkout", "sessions"]) => (bank, call) => bank.Lists.Page(call, SandboxCheckouts.Kind, "payment_intent", "status"),
        ("GET", ["v1", "checkout", "sessions", var id]) => (bank, call) => Alone(call, bank.Checkouts.Read(id)),
        ("POST", ["v1", "checkout", "sessions", var id]) => (bank, call) => bank.Checkouts.Update(id, call),
        ("POST", ["v1", "checkout", "sessions", var id, "expire"]) => (bank, call) => bank.Checkouts.Expire(id, call),
        ("GET", ["v1", "checkout", "sessions", var id, "line_items"]) => (bank, call) => SandboxLists.List(call.Path, bank.Checkouts.Lines(id)),
        ("GET", ["v1", "payment_intents"]) => (bank, call) => bank.Lists.Page(call, "payment_intent"),
        ("GET", ["v1", "payment_intents", var id]) => Reading("payment_intent", id, "intent"),
        ("GET", ["v1", "charges"]) => (bank, call) => bank.Lists.Page(call, "charge", "payment_intent", "transfer_group"),
        ("GET", ["v1", "charges", var id]) => Reading("charge", id, "id"),
        ("POST", ["v1", "refunds"]) => (bank, call) => bank.Refunds.Create(call),
        ("GET", ["v1", "refunds"]) => (bank, call) => bank.Lists.Page(call, SandboxRefunds.Kind, "payment_intent", "charge"),
        ("GET", ["v1", "refunds", var id]) => Reading(SandboxRefunds.Kind, id, "id"),
        ("GET", ["v1", "disputes"]) => (bank, call) => bank.Lists.Page(call, SandboxDisputes.Kind, "charge", "payment_intent"),
        ("GET", ["v1", "disputes", var id]) => (bank, call) => Alone(call, bank.Disputes.Read(id)),
        ("POST", ["v1", "disputes", var id]) => (bank, call) => bank.Disputes.Answer(id, call),
        ("POST", ["v1", "disputes", var id, "close"]) => (bank, call) => bank.Disputes.Close(id, call),
        _ => null,
    };

    private static SandboxRoute? Money(string method, string[] parts) => (method, parts) switch
    {
        ("GET", ["v1", "balance"]) => (bank, call) => Alone(call, bank.Balances.Read(call.Account, Caller(bank, call).Text("default_currency")!)),
        ("GET", ["v1", "balance_transactions"]) =>
            (bank, call) => bank.Lists.Page(call, SandboxBalances.Kind, "source", "type", "currency"),
        ("GET", ["v1", "balance_transactions", var id]) => Reading(SandboxBalances.Kind, id, "id"),
        ("POST", ["v1", "transfers"]) => (bank, call) => bank.Transfers.Create(call),
        ("GET", ["v1", "transfers"]) => (bank, call) => bank.Lists.Page(call, SandboxTransfers.Kind, "transfer_group", "destination"),
        ("GET", ["v1", "transfers", var id]) => (bank, call) => Alone(call, bank.Transfers.Read(id)),
        ("POST", ["v1", "transfers", var id]) => (bank, call) => bank.Transfers.Update(id, call),
        ("POST", ["v1", "transfers", var id, "reversals"]) => (bank, call) => bank.Reversals.Create(id, call),
        ("GET", ["v1", "transfers", var id, "reversals"]) =>
            (bank, call) => bank.Lists.Page(call, TransferReversals.Kind, new Condition("transfer", "=", bank.Transfers.Read(id).Text("id"))),
        ("GET", ["v1", "transfers", var id, "reversals", var reversal]) => (bank, call) => Alone(call, bank.Reversals.Read(id, reversal)),
        ("POST", ["v1", "payouts"]) => (bank, call) => bank.Payouts.Create(call, Caller(bank, call)),
        ("GET", ["v1", "payouts"]) => (bank, call) => bank.Lists.Page(call, SandboxPayouts.Kind, "status", "destination"),
        ("GET", ["v1", "payouts", var id]) => Reading(SandboxPayouts.Kind, id, "payout"),
        ("POST", ["v1", "payouts", var id]) => (bank, call) => bank.Payouts.Update(Found(bank, call, SandboxPayouts.Kind, id, "payout"), call),
        ("POST", ["v1", "payouts", var id, "cancel"]) => (bank, call) => bank.Payouts.Cancel(Found(bank, call, SandboxPayouts.Kind, id, "payout"), call),
        _ => null,
    };

    private static SandboxRoute? Sellers(string method, string[] parts) => (method, parts) switch
    {
        ("GET", ["v1", "account"]) => (bank, call) => Alone(call, Caller(bank, call)),
        ("POST", ["v1", "accounts"]) => (bank, call) => bank.Accounts.Create(call),
        ("GET", ["v1", "accounts"]) => (bank, call) => bank.Lists.Page(call, SandboxAccounts.Kind),
        ("GET", ["v1", "accounts", var id]) => (bank, call) => Alone(call, bank.Accounts.Read(id, call)),
        ("POST", ["v1", "accounts", var id]) => (bank, call) => bank.Accounts.Update(id, call),
        ("POST", ["v1", "accounts", var id, "reject"]) => (bank, call) => bank.Accounts.Reject(id, call),
        ("POST", ["v1", "accounts", var id, "external_accounts"]) => (bank, call) => bank.Banks.Create(id, call),
        ("GET", ["v1", "accounts", var id, "external_accounts"]) =>
            (bank, call) => bank.Lists.Page(call, BankAccounts.Kind, new Condition("account", "=", bank.Accounts.Read(id, call).Text("id")), "object"),
        ("GET", ["v1", "accounts", var id, "external_accounts", var account]) => (bank, call) => Alone(call, bank.Banks.Read(id, account, call)),
        ("POST", ["v1", "accounts", var id, "external_accounts", var account]) => (bank, call) => bank.Banks.Update(id, account, call),
        ("DELETE", ["v1", "accounts", var id, "external_accounts", var account]) => (bank, call) => bank.Banks.Delete(id, account, call),
        ("POST", ["v1", "account_links"]) => (bank, call) => bank.Links.Create(call),
        _ => null,
    };

    private static SandboxRoute? Others(string method, string[] parts) => (method, parts) switch
    {
        ("GET", ["v1", "events"]) => (bank, call) => bank.Lists.Page(call, "event", "type", "types", "delivery_success"),
        ("GET", ["v1", "events", var id]) => Reading("event", id, "id"),
        ("POST", ["v1", "webhook_endpoints"]) => (bank, call) => bank.Endpoints.Create(call),
        ("GET", ["v1", "webhook_endpoints"]) => (bank, call) => bank.Lists.Page(call, WebhookEndpoints.Kind),
        ("GET", ["v1", "webhook_endpoints", var id]) => (bank, call) => Alone(call, bank.Endpoints.Read(id)),
        ("POST", ["v1", "webhook_endpoints", var id]) => (bank, call) => bank.Endpoints.Update(id, call),
        ("DELETE", ["v1", "webhook_endpoints", var id]) => (bank, _) => bank.Endpoints.Delete(id),
        _ => null,
    };

    private static JsonObject Caller(SandboxBank bank, ApiCall call) => bank.Find(SandboxAccounts.Kind, call.Account ?? bank.PlatformId)!;

    private static SandboxRoute Reading(string kind, string id, string parameter) => (bank, call) => Alone(call, Found(bank, call, kind, id, parameter));

    private static JsonObject Found(SandboxBank bank, ApiCall call, string kind, string id, string parameter) =>
        bank.FindOf(kind, id, call.Account) ?? throw ApiFault.Missing(kind, id, parameter);

    private static JsonObject Alone(ApiCall call, JsonObject found)
    {
        call.Parameters.Allow("expand");
        return found;
    }
}
