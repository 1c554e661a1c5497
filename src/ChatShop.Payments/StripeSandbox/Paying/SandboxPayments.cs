using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Balances;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>What happens when somebody pays on the page: PaymentIntent, charge, balance and events, all at once.</summary>
internal sealed class SandboxPayments(SandboxStore store, SandboxEvents events, SandboxBalances balances, TimeSpan fundsAfter)
{
    /// <summary>The money comes.</summary>
    /// <param name="session">An open session.</param>
    /// <param name="method">card, wechat_pay or alipay.</param>
    /// <param name="card">Which card; null with a wallet.</param>
    public void Pay(JsonObject session, string method, TestCard? card)
    {
        var intent = IntentOf(session);
        var charge = ChargeOf(intent, method, card);
        charge["status"] = "succeeded";
        charge["paid"] = true;
        charge["captured"] = true;
        charge["amount_captured"] = intent.Number("amount");
        var available = card?.IsAvailableAtOnce == true ? events.Now : events.Now + (long)fundsAfter.TotalSeconds;
        charge["balance_transaction"] = balances.Book(charge, intent.Number("amount"), method == "card" ? "charge" : "payment", available);
        charge["_refund_fails"] = card?.RefundFails == true;
        charge["_dispute"] = card?.Dispute;
        charge["_disputed_at"] = card?.Dispute is null ? null : events.Now + SandboxDisputes.LaterSeconds;
        intent["status"] = "succeeded";
        intent["amount_received"] = intent.Number("amount");
        intent["latest_charge"] = charge.Text("id");
        intent["payment_method"] = charge.Text("payment_method");
        intent["last_payment_error"] = null;
        session["status"] = "complete";
        session["payment_status"] = "paid";
        session["payment_intent"] = intent.Text("id");
        session["url"] = null;
        store.Objects.Put(charge, SandboxDisputes.DueOf(charge));
        store.Objects.Put(intent);
        store.Objects.Put(session);
        events.Tell("charge.succeeded", charge);
        events.Tell("payment_intent.succeeded", intent);
        events.Tell("checkout.session.completed", session);
    }

    /// <summary>The money does not come; the session stays open.</summary>
    /// <param name="session">An open session.</param>
    /// <param name="method">card, wechat_pay or alipay.</param>
    /// <param name="card">Which card; null with a wallet.</param>
    /// <param name="decline">Why, as <c>decline_code</c>; null when the person refused it in the wallet.</param>
    public void Decline(JsonObject session, string method, TestCard? card, string? decline)
    {
        var intent = IntentOf(session);
        var charge = ChargeOf(intent, method, card);
        var code = decline is "expired_card" or "incorrect_cvc" ? decline : decline is null ? "payment_intent_authentication_failure" : "card_declined";
        var said = decline is null ? "The customer did not approve the payment." : "Your card was declined.";
        charge["status"] = "failed";
        charge["failure_code"] = code;
        charge["failure_message"] = said;
        intent["latest_charge"] = charge.Text("id");
        intent["last_payment_error"] = new JsonObject
        {
            ["charge"] = charge.Text("id"),
            ["code"] = code,
            ["decline_code"] = decline,
            ["message"] = said,
            ["type"] = decline is null ? "invalid_request_error" : "card_error",
        };
        session["payment_intent"] = intent.Text("id");
        store.Objects.Put(charge);
        store.Objects.Put(intent);
        store.Objects.Put(session, due: session.Number("expires_at"));
        events.Tell("charge.failed", charge);
        events.Tell("payment_intent.payment_failed", intent);
    }

    private JsonObject IntentOf(JsonObject session)
    {
        if (store.Objects.Find("payment_intent", session.Text("payment_intent")) is { } begun)
            return begun;
        var intent = Shapes.New("payment_intent", Shapes.Id("pi_"));
        intent["amount"] = session.Number("amount_total");
        intent["currency"] = session.Text("currency");
        intent["created"] = events.Now;
        intent["client_secret"] = $"{intent.Text("id")}_secret_{Shapes.Id("", 25)}";
        intent["metadata"] = session["_metadata"]?.DeepClone();
        intent["description"] = session.Text("_description");
        intent["transfer_group"] = session.Text("_transfer_group");
        intent["allowed_payment_method_types"] = session["allowed_payment_method_types"]?.DeepClone();
        intent["payment_method_types"] = session["payment_method_types"]?.DeepClone();
        intent["payment_method_options"] = session["payment_method_options"]?.DeepClone();
        store.Objects.Put(intent);
        events.Tell("payment_intent.created", intent);
        return intent;
    }

    private JsonObject ChargeOf(JsonObject intent, string method, TestCard? card)
    {
        var charge = Shapes.New("charge", Shapes.Id(method == "card" ? "ch_" : "py_"));
        charge["amount"] = intent.Number("amount");
        charge["currency"] = intent.Text("currency");
        charge["created"] = events.Now;
        charge["description"] = intent.Text("description");
        charge["metadata"] = intent["metadata"]?.DeepClone();
        charge["transfer_group"] = intent.Text("transfer_group");
        charge["payment_intent"] = intent.Text("id");
        charge["payment_method"] = Shapes.Id("pm_");
        charge["outcome"] = method == "card" ? MethodDetails.OutcomeOf(card?.Decline) : null;
        charge["payment_method_details"] = new JsonObject { ["type"] = method, [method] = MethodDetails.Of(method, card, charge.Number("amount")) };
        return charge;
    }
}
