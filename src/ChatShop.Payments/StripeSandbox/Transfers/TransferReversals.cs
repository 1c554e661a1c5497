using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Balances;
using ChatShop.Payments.StripeSandbox.Paying;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Transfers;

/// <summary>Money that was transferred, taken back from the seller's account, as long as it is still there.</summary>
internal sealed class TransferReversals(SandboxStore store, SandboxEvents events, SandboxBalances balances, SandboxTransfers transfers)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "transfer_reversal";

    private const int ShownOnTransfer = 10;

    /// <summary>Takes back a part or the rest.</summary>
    public JsonObject Create(string transferId, ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("amount", "description", "metadata", "refund_application_fee", "expand");
        var transfer = transfers.Read(transferId);
        var asked = given.Text("amount") is null ? (long?)null : given.NeededInteger("amount", 1, long.MaxValue);
        var amount = Within(transfer, asked);

        var reversal = Shapes.New(Kind, Shapes.Id("trr_"));
        reversal["amount"] = amount;
        reversal["created"] = events.Now;
        reversal["currency"] = transfer.Text("currency");
        reversal["metadata"] = given.Pairs("metadata");
        reversal["transfer"] = transferId;
        var available = balances.AvailableOn(transfer.Text("balance_transaction"));
        reversal["balance_transaction"] = balances.Book(reversal, amount, "transfer_refund", available);
        reversal["destination_payment_refund"] = Leave(transfer, reversal, available);
        store.Objects.Put(reversal);
        Reckon(transfer, reversal);
        events.Tell("transfer.reversed", transfer, call);
        return reversal;
    }

    /// <summary>One of a transfer.</summary>
    public JsonObject Read(string transferId, string id) => store.Objects.Find(Kind, id) is { } found && found.Text("transfer") == transferId
        ? found
        : throw ApiFault.Missing("transfer reversal", id, "id");

    private long Within(JsonObject transfer, long? asked)
    {
        var (left, currency) = (transfer.Number("amount") - transfer.Number("amount_reversed"), transfer.Text("currency")!);
        if (left == 0)
            throw ApiFault.Refused($"The transfer {transfer.Text("id")} is already fully reversed.");
        if (asked > left)
            throw ApiFault.Refused(
                $"The amount to reverse ({Amounts.Written(asked.Value, currency)}) is greater than the unreversed amount on the transfer ({Amounts.Written(left, currency)}).",
                null,
                "amount");
        var amount = asked ?? left;
        return balances.Whole(transfer.Text("destination"), currency) >= amount ? amount : throw ApiFault.Refused(
            $"The connected account {transfer.Text("destination")} has insufficient funds to cover this reversal.", "balance_insufficient");
    }

    /// <summary>What it looks like on the seller's side.</summary>
    private string Leave(JsonObject transfer, JsonObject reversal, long available)
    {
        var payment = store.Objects.Find("charge", transfer.Text("destination_payment"))!;
        var refund = Shapes.New(SandboxRefunds.Kind, Shapes.Id("pyr_"));
        refund["_account"] = transfer.Text("destination");
        refund["amount"] = reversal.Number("amount");
        refund["charge"] = payment.Text("id");
        refund["created"] = events.Now;
        refund["currency"] = transfer.Text("currency");
        refund["source_transfer_reversal"] = reversal.Text("id");
        refund["status"] = "succeeded";
        refund["balance_transaction"] = balances.Book(refund, -reversal.Number("amount"), "payment_refund", available);
        store.Objects.Put(refund);
        payment["amount_refunded"] = payment.Number("amount_refunded") + reversal.Number("amount");
        payment["refunded"] = payment.Number("amount_refunded") == payment.Number("amount");
        store.Objects.Put(payment);
        events.Tell("charge.refunded", payment);
        return refund.Text("id")!;
    }

    private void Reckon(JsonObject transfer, JsonObject reversal)
    {
        transfer["amount_reversed"] = transfer.Number("amount_reversed") + reversal.Number("amount");
        transfer["reversed"] = transfer.Number("amount_reversed") == transfer.Number("amount");
        var shown = transfer.Part("reversals");
        var members = (JsonArray)shown["data"]!;
        members.Insert(0, Shapes.Public(reversal));
        if (members.Count > ShownOnTransfer)
        {
            members.RemoveAt(ShownOnTransfer);
            shown["has_more"] = true;
        }
        store.Objects.Put(transfer);
    }
}
