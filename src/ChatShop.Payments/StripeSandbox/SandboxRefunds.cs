using System.Text.Json.Nodes;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Refunds: a card's succeed at once, a wallet's a moment later, as Stripe's do.</summary>
internal sealed class SandboxRefunds(SandboxStore store, SandboxEvents events, TimeProvider clock)
{
    private static readonly string[] Reasons = ["duplicate", "fraudulent", "requested_by_customer"];

    /// <summary>POST /v1/refunds.</summary>
    public JsonObject Create(Parameters given)
    {
        given.Only("payment_intent", "charge", "amount", "reason", "metadata", "expand");
        var charge = Find(given);
        var left = charge["amount"]!.GetValue<long>() - charge["amount_refunded"]!.GetValue<long>();
        if (left == 0)
            throw StripeErrorException.Wrong("charge", $"Charge {charge["id"]} has already been refunded.", "charge_already_refunded");
        var amount = given.MaybeWhole("amount") ?? left;
        if (amount < 1)
            throw StripeErrorException.Wrong("amount", "Invalid positive integer");
        if (amount > left)
            throw StripeErrorException.Wrong("amount", $"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})");
        if (given.Text("reason") is { } reason && !Reasons.Contains(reason))
            throw StripeErrorException.Wrong("reason", $"Invalid reason: must be one of {string.Join(", ", Reasons)}");

        var isCard = charge["payment_method_details"]!["type"]!.GetValue<string>() == "card";
        var refund = new JsonObject
        {
            ["id"] = SandboxIds.New(isCard ? "re_" : "pyr_"),
            ["object"] = "refund",
            ["amount"] = amount,
            ["charge"] = charge["id"]!.GetValue<string>(),
            ["created"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["currency"] = charge["currency"]!.GetValue<string>(),
            ["failure_reason"] = null,
            ["metadata"] = new JsonObject(given.Pairs("metadata").Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value))),
            ["payment_intent"] = charge["payment_intent"]!.GetValue<string>(),
            ["reason"] = given.Text("reason"),
            ["status"] = isCard ? "succeeded" : "pending",
        };
        store.Put("refund", refund);
        charge["amount_refunded"] = charge["amount_refunded"]!.GetValue<long>() + amount;
        charge["refunded"] = charge["amount_refunded"]!.GetValue<long>() == charge["amount"]!.GetValue<long>();
        store.Put("charge", charge);
        events.Tell("refund.created", refund);
        events.Tell("charge.refunded", charge);
        return refund;
    }

    /// <summary>Wallets have sent the money back: what was pending has succeeded.</summary>
    public void FinishPending()
    {
        foreach (var pending in store.At("refund", "pending"))
            store.Change(() =>
            {
                var refund = store.Get("refund", pending["id"]!.GetValue<string>());
                refund["status"] = "succeeded";
                store.Put("refund", refund);
                events.Tell("refund.updated", refund);
                return refund;
            });
    }

    private JsonObject Find(Parameters given)
    {
        if (given.Text("charge") is { } charge)
            return store.Find("charge", charge) ?? throw StripeErrorException.Wrong("charge", $"No such charge: '{charge}'", "resource_missing");
        var id = given.Text("payment_intent") ?? throw StripeErrorException.Needed("payment_intent");
        var intent = store.Find("payment_intent", id) ?? throw StripeErrorException.Wrong("payment_intent", $"No such payment_intent: '{id}'", "resource_missing");
        return store.Get("charge", intent["latest_charge"]!.GetValue<string>());
    }
}
