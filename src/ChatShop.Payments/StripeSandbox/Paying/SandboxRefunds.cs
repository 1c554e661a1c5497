using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Balances;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Paying;

/// <summary>Money back: at once to a card, a little later to a wallet, as Stripe does.</summary>
internal sealed class SandboxRefunds(SandboxStore store, SandboxEvents events, SandboxBalances balances)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "refund";

    /// <summary>How long a wallet takes, and how long it takes until a refund turns out to have failed.</summary>
    private const long LaterSeconds = 2;

    /// <summary>Gives money back.</summary>
    public JsonObject Create(ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("payment_intent", "charge", "amount", "reason", "metadata", "expand");
        var reason = given.Text("reason");
        if (reason is not (null or "duplicate" or "fraudulent" or "requested_by_customer"))
            throw ApiFault.Invalid($"Invalid reason: {reason}", null, "reason");
        var asked = given.Text("amount") is null ? (long?)null : given.NeededInteger("amount", 1, long.MaxValue);
        var charge = ChargeFor(given);
        if (SandboxDisputes.IsHeldBack(charge))
            throw ApiFault.Refused($"Charge {charge.Text("id")} has been charged back; cannot issue a refund.", "charge_disputed");
        var amount = Within(charge, asked);

        var isCard = charge.Text("id")!.StartsWith("ch_", StringComparison.Ordinal);
        var refund = Shapes.New(Kind, Shapes.Id(isCard ? "re_" : "pyr_"));
        refund["amount"] = amount;
        refund["charge"] = charge.Text("id");
        refund["payment_intent"] = charge.Text("payment_intent");
        refund["currency"] = charge.Text("currency");
        refund["created"] = events.Now;
        refund["reason"] = reason;
        refund["metadata"] = given.Pairs("metadata");
        refund["status"] = isCard ? "succeeded" : "pending";
        refund["balance_transaction"] = balances.Book(refund, -amount, isCard ? "refund" : "payment_refund");
        var fails = charge.Flag("_refund_fails");
        store.Objects.Put(refund, due: fails || !isCard ? events.Now + LaterSeconds : null);
        Reckon(charge, amount);
        events.Tell("refund.created", refund, call);
        events.Tell("charge.refunded", charge, call);
        return refund;
    }

    /// <summary>Time has come for one: a wallet has it, or the bank sent it back.</summary>
    public void Settle(JsonObject refund)
    {
        if (refund.Text("status") == "pending")
        {
            refund["status"] = "succeeded";
            store.Objects.Put(refund);
            events.Tell("refund.updated", refund);
            return;
        }
        refund["status"] = "failed";
        refund["failure_reason"] = "expired_or_canceled_card";
        refund["failure_balance_transaction"] = balances.Book(refund, refund.Number("amount"), "refund_failure");
        store.Objects.Put(refund);
        if (store.Objects.Find("charge", refund.Text("charge")) is { } charge)
            Reckon(charge, -refund.Number("amount"));
        events.Tell("refund.updated", refund);
        events.Tell("refund.failed", refund);
    }

    private void Reckon(JsonObject charge, long amount)
    {
        charge["amount_refunded"] = charge.Number("amount_refunded") + amount;
        charge["refunded"] = charge.Number("amount_refunded") == charge.Number("amount");
        store.Objects.Put(charge, SandboxDisputes.DueOf(charge));
    }

    private JsonObject ChargeFor(Parameters given)
    {
        if (given.Text("charge") is { } chargeId)
            return store.Objects.Find("charge", chargeId) is { } named && named.Text("_account") is null ? named : throw ApiFault.Missing("charge", chargeId, "charge");
        if (given.Text("payment_intent") is not { } intentId)
            throw ApiFault.Invalid("One of the following params should be provided for this request: payment_intent or charge.", "parameter_missing");
        var intent = store.Objects.Find("payment_intent", intentId) ?? throw ApiFault.Missing("payment_intent", intentId, "payment_intent");
        return store.Objects.Find("charge", intent.Text("latest_charge")) is { } charge && charge.Text("status") == "succeeded"
            ? charge
            : throw ApiFault.Refused(
                $"This PaymentIntent ({intentId}) does not have a successful charge to refund.", "payment_intent_unexpected_state", "payment_intent", intent);
    }

    private static long Within(JsonObject charge, long? asked)
    {
        var left = charge.Number("amount") - charge.Number("amount_refunded");
        if (left == 0)
            throw ApiFault.Refused($"Charge {charge.Text("id")} has already been refunded.", "charge_already_refunded");
        if (asked > left)
            throw ApiFault.Refused(
                $"Refund amount ({Amounts.Written(asked.Value, charge.Text("currency"))}) is greater than unrefunded amount on charge ({Amounts.Written(left, charge.Text("currency"))})", null, "amount");
        return asked ?? left;
    }
}
