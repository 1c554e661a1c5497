using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Webhooks;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Writes down what happened, in the same act as the change itself, to be told by webhook.</summary>
internal sealed class SandboxEvents(SandboxStore store, TimeProvider time)
{
    /// <summary>Unix seconds.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Rings when there is something to tell.</summary>
    public Bell Told { get; } = new();

    /// <summary>An object has changed: the event holds it as it is now.</summary>
    /// <param name="type">Such as <c>refund.created</c>.</param>
    /// <param name="changed">The object.</param>
    /// <param name="call">By which call; null when it was on the pay page or by time.</param>
    public void Tell(string type, JsonObject changed, ApiCall? call = null)
    {
        var id = Shapes.Id("evt_");
        var told = Shapes.New("event", id);
        told["type"] = type;
        told["created"] = Now;
        told["data"] = new JsonObject { ["object"] = Shapes.Public(changed) };
        told["request"] = new JsonObject { ["id"] = call?.Id, ["idempotency_key"] = call?.Key };
        if (AccountOf(changed) is { } account)
            (told["account"], told["_account"]) = (account, account);
        var listening = store.Objects.List(WebhookEndpoints.Kind, []).Where(endpoint => WebhookEndpoints.Hears(endpoint, told)).ToList();
        told["pending_webhooks"] = (long)listening.Count;
        store.Objects.Put(told);
        foreach (var endpoint in listening)
            store.Deliveries.Add(id, endpoint.Text("id")!, time.GetUtcNow().ToUnixTimeMilliseconds());
        Told.Ring(); // Who wakes waits for this act to end before it can read.
    }

    /// <summary>Whose event it is: a connected account's own, or null for the platform.</summary>
    private static string? AccountOf(JsonObject changed) => changed.Text("object") == SandboxAccounts.Kind ? changed.Text("id") : changed.Text("_account");
}
