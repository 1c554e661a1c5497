using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Balances;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Transfers;

/// <summary>Money from the platform to a seller's account.</summary>
internal sealed class SandboxTransfers(SandboxStore store, SandboxEvents events, SandboxBalances balances)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "transfer";

    private const long MostMinor = 99_999_999;

    private const string TooLittle =
        "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the "
        + "4000000000000077 test card. See: https://docs.stripe.com/testing#available-balance";

    /// <summary>Moves money.</summary>
    public JsonObject Create(ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("amount", "currency", "destination", "source_transaction", "source_type", "transfer_group", "description", "metadata", "expand");
        var source = SourceOf(given);
        var currency = given.Currency();
        var amount = given.Text("amount") is null && source is not null ? source.Number("amount") : given.NeededInteger("amount", 1, MostMinor);
        var destination = DestinationOf(given);
        if (source is not null)
            Within(source, amount, currency);
        else if (balances.Available(null, currency) < amount)
            throw ApiFault.Refused(TooLittle, "balance_insufficient");

        var transfer = Shapes.New(Kind, Shapes.Id("tr_"));
        transfer["amount"] = amount;
        transfer["created"] = events.Now;
        transfer["currency"] = currency;
        transfer["description"] = given.Text("description");
        transfer["destination"] = destination.Text("id");
        transfer["metadata"] = given.Pairs("metadata");
        transfer["source_transaction"] = source?.Text("id");
        transfer["transfer_group"] = GroupOf(given, source);
        transfer["reversals"] = SandboxLists.List($"/v1/transfers/{transfer.Text("id")}/reversals", []);
        var available = source is null ? events.Now : balances.AvailableOn(source.Text("balance_transaction"));
        transfer["balance_transaction"] = balances.Book(transfer, -amount, Kind, available);
        transfer["destination_payment"] = Arrive(transfer, destination.Text("id")!, available);
        store.Objects.Put(transfer);
        events.Tell("transfer.created", transfer, call);
        return transfer;
    }

    /// <summary>One as it is.</summary>
    /// <exception cref="ApiFault">There is none.</exception>
    public JsonObject Read(string id) => store.Objects.Find(Kind, id) ?? throw ApiFault.Missing(Kind, id, "id");

    /// <summary>Notes something on one.</summary>
    public JsonObject Update(string id, ApiCall call)
    {
        call.Parameters.Allow("description", "metadata", "expand");
        var transfer = Read(id);
        transfer["description"] = call.Parameters.Text("description") ?? transfer.Text("description");
        call.Parameters.Merge("metadata", transfer);
        store.Objects.Put(transfer);
        events.Tell("transfer.updated", transfer, call);
        return transfer;
    }

    private JsonObject? SourceOf(Parameters given) => given.Text("source_transaction") is not { } id ? null
        : store.Objects.Find("charge", id) is { } charge && charge.Text("_account") is null && charge.Text("status") == "succeeded"
            ? charge
            : throw ApiFault.Missing("charge", id, "source_transaction", status: 400);

    private JsonObject DestinationOf(Parameters given)
    {
        var id = given.Needed("destination");
        if (store.Objects.Find(SandboxAccounts.Kind, id) is not { } found || found["_platform"] is not null)
            throw ApiFault.Missing("destination", id, "destination", status: 400);
        return found.Part("capabilities").Text("transfers") == "active" ? found : throw ApiFault.Refused(
            "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
            "insufficient_capabilities_for_transfer",
            "destination");
    }

    /// <summary>All transfers of a charge, less what was reversed of them, are no more than the charge.</summary>
    private void Within(JsonObject source, long amount, string currency)
    {
        if (source.Text("currency") != currency)
            throw ApiFault.Invalid(
                $"The currency of source_transaction's balance transaction ({source.Text("currency")}) must be the same as the transfer currency ({currency})",
                null,
                "currency");
        var moved = store.Objects.List(Kind, [new Condition("source_transaction", "=", source.Text("id"))], limit: 1000)
            .Sum(each => each.Number("amount") - each.Number("amount_reversed"));
        if (moved + amount <= source.Number("amount"))
            return;
        var already = moved > 0 ? $" (There is already a transfer using this source, amounting to {Amounts.Written(moved, currency)}.)" : "";
        throw ApiFault.Refused(
            $"Transfers using this transaction as a source must not exceed the source amount of {Amounts.Written(source.Number("amount"), currency)}.{already}",
            null,
            "amount");
    }

    /// <summary>A charge without a group gets one with its first transfer, as Stripe does.</summary>
    private string? GroupOf(Parameters given, JsonObject? source)
    {
        if (source is null)
            return given.Text("transfer_group");
        var group = given.Text("transfer_group") ?? source.Text("transfer_group") ?? $"group_{source.Text("id")}";
        if (source.Text("transfer_group") is null)
        {
            source["transfer_group"] = group;
            store.Objects.Put(source, Disputes.SandboxDisputes.DueOf(source));
        }
        return group;
    }

    private string Arrive(JsonObject transfer, string account, long available)
    {
        var payment = Shapes.New("charge", Shapes.Id("py_"));
        payment["_account"] = account;
        foreach (var amount in new[] { "amount", "amount_captured" })
            payment[amount] = transfer.Number("amount");
        payment["captured"] = true;
        payment["created"] = events.Now;
        payment["currency"] = transfer.Text("currency");
        payment["paid"] = true;
        payment["payment_method_details"] = new JsonObject { ["stripe_account"] = new JsonObject(), ["type"] = "stripe_account" };
        payment["source_transfer"] = transfer.Text("id");
        payment["status"] = "succeeded";
        payment["transfer_group"] = transfer.Text("transfer_group");
        payment["balance_transaction"] = balances.Book(payment, transfer.Number("amount"), "payment", available);
        store.Objects.Put(payment);
        return payment.Text("id")!;
    }
}
