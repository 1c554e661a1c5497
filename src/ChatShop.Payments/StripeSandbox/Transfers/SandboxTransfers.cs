using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Transfers;

/// <summary>Money from the market's balance to sellers', and back.</summary>
internal sealed class SandboxTransfers(SandboxStore store, SandboxEvents events, SandboxPayments payments, Balances balances)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "transfer";

    /// <summary>What Stripe calls what comes back of them.</summary>
    public const string ReversalKind = "transfer_reversal";

    /// <summary>Makes one. With a source it counts against that charge and not against what is available.</summary>
    public JsonObject Create(ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("amount", "currency", "destination", "source_transaction", "source_type", "transfer_group", "description", "metadata", "expand");
        var amount = given.NeededInteger("amount", 1, long.MaxValue);
        var currency = given.Needed("currency").ToLowerInvariant();
        var destination = store.Objects.Find(SandboxAccounts.Kind, given.Needed("destination"))
            ?? throw ApiFault.Missing("destination", given.Needed("destination"), "destination", 400);
        if (destination["capabilities"]!["transfers"]?.GetValue<string>() != "active")
            throw ApiFault.Refused(
                "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
                "insufficient_capabilities_for_transfer", "destination");
        var source = SourceOf(given, amount, currency);
        if (source is null && balances.Of(null, currency) < amount)
            throw Balances.Insufficient();

        var transfer = Shapes.New(Kind, Shapes.Id("tr_"));
        transfer["amount"] = amount;
        transfer["currency"] = currency;
        transfer["created"] = events.Now;
        transfer["description"] = given.Text("description");
        transfer["destination"] = destination.Text("id");
        transfer["metadata"] = given.Pairs("metadata");
        transfer["source_transaction"] = source?.Text("id");
        transfer["transfer_group"] = given.Text("transfer_group") ?? source?.Text("transfer_group");
        transfer["balance_transaction"] = payments.Book(transfer, -amount, "transfer");
        transfer["destination_payment"] = Arrive(transfer);
        Put(transfer);
        events.Tell("transfer.created", transfer, call);
        return transfer;
    }

    /// <summary>Takes part of one back, as far as it lies on the seller's balance.</summary>
    public JsonObject Reverse(string id, ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("amount", "description", "metadata", "refund_application_fee", "expand");
        var transfer = Read(id);
        var left = transfer.Number("amount") - transfer.Number("amount_reversed");
        var amount = given.Text("amount") is null ? left : given.NeededInteger("amount", 1, long.MaxValue);
        if (left == 0)
            throw ApiFault.Refused($"Transfer {id} is already fully reversed.");
        if (amount > left)
            throw ApiFault.Refused("The reversal amount is greater than what is left of the transfer.", null, "amount");
        if (balances.Of(transfer.Text("destination"), transfer.Text("currency")!) < amount)
            throw Balances.Insufficient();

        var reversal = Shapes.New(ReversalKind, Shapes.Id("trr_"));
        reversal["amount"] = amount;
        reversal["currency"] = transfer.Text("currency");
        reversal["created"] = events.Now;
        reversal["metadata"] = given.Pairs("metadata");
        reversal["transfer"] = id;
        reversal["balance_transaction"] = payments.Book(reversal, amount, "transfer_refund");
        reversal["destination_payment_refund"] = Leave(transfer, amount);
        store.Objects.Put(reversal);
        transfer["amount_reversed"] = transfer.Number("amount_reversed") + amount;
        transfer["reversed"] = transfer.Number("amount_reversed") == transfer.Number("amount");
        Put(transfer);
        events.Tell("transfer.reversed", transfer, call);
        return reversal;
    }

    /// <summary>One as it is.</summary>
    /// <exception cref="ApiFault">There is none.</exception>
    public JsonObject Read(string id) => store.Objects.Find(Kind, id) ?? throw ApiFault.Missing(Kind, id, "transfer");

    private JsonObject? SourceOf(Parameters given, long amount, string currency)
    {
        if (given.Text("source_transaction") is not { } id)
            return null;
        var charge = store.Objects.Find("charge", id) is { } found && found["_account"] is null ? found : throw ApiFault.Missing("charge", id, "source_transaction", 400);
        if (charge.Text("status") != "succeeded")
            throw ApiFault.Refused("The source charge did not succeed.", null, "source_transaction");
        if (charge.Text("currency") != currency)
            throw ApiFault.Refused($"The currency of the source charge is {charge.Text("currency")}.", null, "currency");
        var handed = store.Objects.List(Kind, [new Condition("source_transaction", "=", id)], limit: int.MaxValue)
            .Sum(it => it.Number("amount") - it.Number("amount_reversed"));
        return handed + amount <= charge.Number("amount")
            ? charge
            : throw ApiFault.Refused("The transfers of a source charge can not be more than the charge.", null, "amount");
    }

    /// <summary>The seller's side: a payment on the connected account.</summary>
    private string Arrive(JsonObject transfer)
    {
        var payment = Shapes.New("charge", Shapes.Id("py_"));
        payment["amount"] = transfer.Number("amount");
        payment["amount_captured"] = transfer.Number("amount");
        payment["currency"] = transfer.Text("currency");
        payment["created"] = events.Now;
        (payment["paid"], payment["captured"], payment["status"]) = (true, true, "succeeded");
        payment["source_transfer"] = transfer.Text("id");
        payment["_account"] = transfer.Text("destination");
        payment["balance_transaction"] = payments.Book(payment, transfer.Number("amount"), "payment");
        store.Objects.Put(payment);
        return payment.Text("id")!;
    }

    private string Leave(JsonObject transfer, long amount)
    {
        var payment = store.Objects.Find("charge", transfer.Text("destination_payment"))!;
        payment["amount_refunded"] = payment.Number("amount_refunded") + amount;
        payment["refunded"] = payment.Number("amount_refunded") == payment.Number("amount");
        store.Objects.Put(payment);
        var refund = Shapes.New(SandboxRefunds.Kind, Shapes.Id("pyr_"));
        refund["amount"] = amount;
        refund["charge"] = payment.Text("id");
        refund["currency"] = payment.Text("currency");
        refund["created"] = events.Now;
        refund["status"] = "succeeded";
        refund["_account"] = transfer.Text("destination");
        refund["balance_transaction"] = payments.Book(refund, -amount, "payment_refund");
        store.Objects.Put(refund);
        return refund.Text("id")!;
    }

    /// <summary>A transfer shows what came back of it.</summary>
    private void Put(JsonObject transfer)
    {
        var id = transfer.Text("id")!;
        var reversals = store.Objects.List(ReversalKind, [new Condition("transfer", "=", id)], limit: 10);
        transfer["reversals"] = SandboxLists.List($"/v1/transfers/{id}/reversals", reversals.Select(Shapes.Public));
        store.Objects.Put(transfer);
    }
}
