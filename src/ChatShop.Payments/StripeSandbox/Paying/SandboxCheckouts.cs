using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>Checkout Sessions: opened, looked at, expired.</summary>
internal sealed class SandboxCheckouts(SandboxStore store, SandboxEvents events, Func<Uri> pages)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "checkout.session";

    /// <summary>Opens one.</summary>
    public JsonObject Create(ApiCall call)
    {
        var session = CheckoutTerms.Draft(call.Parameters, events.Now);
        session["url"] = new Uri(pages(), $"/pay/{session.Text("id")}").AbsoluteUri;
        store.Objects.Put(session, due: session.Number("expires_at"));
        return session;
    }

    /// <summary>One as it is.</summary>
    /// <exception cref="ApiFault">There is none.</exception>
    public JsonObject Read(string id) => store.Objects.Find(Kind, id) ?? throw ApiFault.Missing(Kind, id, "session");

    /// <summary>Its lines.</summary>
    public JsonArray Lines(string id) => (JsonArray)Read(id)["_line_items"]!.DeepClone();

    /// <summary>Notes something on one.</summary>
    public JsonObject Update(string id, ApiCall call)
    {
        call.Parameters.Allow("metadata", "expand");
        var session = Read(id);
        call.Parameters.Merge("metadata", session);
        store.Objects.Put(session, due: session.Text("status") == "open" ? session.Number("expires_at") : null);
        return session;
    }

    /// <summary>Expires an open one before its time.</summary>
    public JsonObject Expire(string id, ApiCall call)
    {
        call.Parameters.Allow("expand");
        var session = Read(id);
        if (session.Text("status") != "open")
            throw ApiFault.Refused(
                $"Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of {session.Text("status")}.");
        Expire(session, call);
        return session;
    }

    /// <summary>Time has come for one: it expires if it still is open.</summary>
    public void Settle(JsonObject session)
    {
        if (session.Text("status") == "open")
            Expire(session, null);
    }

    private void Expire(JsonObject session, ApiCall? call)
    {
        session["status"] = "expired";
        session["url"] = null;
        store.Objects.Put(session);
        if (store.Objects.Find("payment_intent", session.Text("payment_intent")) is { } intent)
        {
            intent["status"] = "canceled";
            intent["canceled_at"] = events.Now;
            intent["cancellation_reason"] = "automatic";
            store.Objects.Put(intent);
            events.Tell("payment_intent.canceled", intent, call);
        }
        events.Tell("checkout.session.expired", session, call);
    }
}
