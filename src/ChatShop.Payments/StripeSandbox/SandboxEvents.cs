using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
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
    /// <param name="account">On which seller's account; null on the market's own.</param>
    public void Tell(string type, JsonObject changed, ApiCall? call = null, string? account = null)
    {
        var id = Shapes.Id("evt_");
        var told = Shapes.New("event", id);
        told["type"] = type;
        told["created"] = Now;
        told["data"] = new JsonObject { ["object"] = Shapes.Public(changed) };
        told["request"] = new JsonObject { ["id"] = call?.Id, ["idempotency_key"] = call?.Key };
        if (account is not null)
            (told["account"], told["_account"]) = (account, account);
        store.Objects.Put(told);
        store.Deliveries.Add(id, time.GetUtcNow().ToUnixTimeMilliseconds());
        Told.Ring(); // Who wakes waits for this act to end before it can read.
    }
}
