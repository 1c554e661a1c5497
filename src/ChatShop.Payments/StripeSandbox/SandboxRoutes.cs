using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>What one kind of call does.</summary>
internal delegate JsonObject SandboxRoute(SandboxBank bank, ApiCall call);

/// <summary>The API's table of contents.</summary>
internal static class SandboxRoutes
{
    /// <summary>What a call does; null when there is no such call.</summary>
    public static SandboxRoute? Find(string method, string path) => (method, path.Trim('/').Split('/')) switch
    {
        ("POST", ["v1", "checkout", "sessions"]) => (bank, call) => bank.Checkouts.Create(call),
        ("GET", ["v1", "checkout", "sessions"]) => (bank, call) => bank.Lists.Page(call, SandboxCheckouts.Kind, "payment_intent", "status"),
        ("GET", ["v1", "checkout", "sessions", var id]) => (bank, call) => Alone(call, bank.Checkouts.Read(id)),
        ("POST", ["v1", "checkout", "sessions", var id, "expire"]) => (bank, call) => bank.Checkouts.Expire(id, call),
        ("GET", ["v1", "checkout", "sessions", var id, "line_items"]) => (bank, call) => SandboxLists.List(call.Path, bank.Checkouts.Lines(id)),
        ("GET", ["v1", "payment_intents", var id]) => Reading("payment_intent", id, "intent"),
        ("GET", ["v1", "charges"]) => (bank, call) => bank.Lists.Page(call, "charge", "payment_intent", "transfer_group"),
        ("GET", ["v1", "charges", var id]) => Reading("charge", id, "id"),
        ("POST", ["v1", "refunds"]) => (bank, call) => bank.Refunds.Create(call),
        ("GET", ["v1", "refunds"]) => (bank, call) => bank.Lists.Page(call, SandboxRefunds.Kind, "payment_intent", "charge"),
        ("GET", ["v1", "refunds", var id]) => Reading(SandboxRefunds.Kind, id, "id"),
        ("GET", ["v1", "balance"]) => (bank, call) => Alone(call, bank.Lists.Balance()),
        ("GET", ["v1", "balance_transactions"]) => (bank, call) => bank.Lists.Page(call, "balance_transaction", "source", "type", "currency"),
        ("GET", ["v1", "events"]) => (bank, call) => bank.Lists.Page(call, "event", "type", "types", "delivery_success"),
        ("GET", ["v1", "events", var id]) => Reading("event", id, "id"),
        _ => null,
    };

    private static SandboxRoute Reading(string kind, string id, string parameter) =>
        (bank, call) => Alone(call, bank.Find(kind, id) ?? throw ApiFault.Missing(kind, id, parameter));

    private static JsonObject Alone(ApiCall call, JsonObject found)
    {
        call.Parameters.Allow("expand");
        return found;
    }
}
