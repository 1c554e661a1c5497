using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Payouts;

/// <summary>Money from a seller's balance to the seller's bank.</summary>
internal sealed class SandboxPayouts(SandboxStore store, SandboxEvents events, SandboxPayments payments, Balances balances, BankAccounts banks)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "payout";

    /// <summary>How long each step takes.</summary>
    private const long StepSeconds = 1;

    /// <summary>Stripe's test numbers of bank accounts that do not take payouts, and why.</summary>
    private static readonly Dictionary<string, string> Failing = new()
    {
        ["000111111113"] = "account_closed",
        ["000111111116"] = "no_account",
        ["000111111119"] = "debit_not_authorized",
        ["000111111121"] = "invalid_currency",
    };

    /// <summary>A number of the sandbox's own: the bank has the money, and sends it back.</summary>
    private const string SendsBack = "000222222227";

    /// <summary>Begins one.</summary>
    public JsonObject Create(ApiCall call)
    {
        var given = call.Parameters;
        given.Allow("amount", "currency", "description", "destination", "metadata", "method", "source_type", "statement_descriptor", "expand");
        var amount = given.NeededInteger("amount", 1, long.MaxValue);
        var currency = given.Needed("currency").ToLowerInvariant();
        if (banks.For(call.Account, currency) is not { } bank)
            throw ApiFault.Refused($"Sorry, you don't have any external accounts in that currency ({currency}).");
        if (balances.Of(call.Account, currency) < amount)
            throw Balances.Insufficient();

        var payout = Shapes.New(Kind, Shapes.Id("po_"));
        payout["amount"] = amount;
        payout["currency"] = currency;
        payout["created"] = events.Now;
        payout["arrival_date"] = events.Now + (2 * StepSeconds);
        payout["description"] = given.Text("description");
        payout["destination"] = bank.Text("id");
        payout["metadata"] = given.Pairs("metadata");
        payout["statement_descriptor"] = given.Text("statement_descriptor");
        payout["_account"] = call.Account;
        payout["balance_transaction"] = payments.Book(payout, -amount, "payout");
        Put(payout, StepSeconds);
        Tell("payout.created", payout, call);
        return payout;
    }

    /// <summary>Stops one that the bank has not been told of.</summary>
    public JsonObject Cancel(string id, ApiCall call)
    {
        call.Parameters.Allow("expand");
        var payout = store.Objects.Find(Kind, id) is { } found && found.Text("_account") == call.Account ? found : throw ApiFault.Missing(Kind, id, "payout");
        if (payout.Text("status") != "pending")
            throw ApiFault.Refused("Payouts can only be canceled while they are pending.");
        payout["status"] = "canceled";
        payout["failure_balance_transaction"] = payments.Book(payout, payout.Number("amount"), "payout_cancel");
        Put(payout, null);
        Tell("payout.canceled", payout, call);
        return payout;
    }

    /// <summary>Time has come for one: it goes on its way, arrives, or comes back.</summary>
    public void Settle(JsonObject payout)
    {
        var number = store.Objects.Find(BankAccounts.Kind, payout.Text("destination"))?.Text("_number") ?? "";
        switch (payout.Text("status"))
        {
            case "pending":
                payout["status"] = "in_transit";
                Put(payout, StepSeconds);
                Tell("payout.updated", payout);
                break;
            case "in_transit" when Failing.TryGetValue(number, out var why):
                Fail(payout, why);
                break;
            case "in_transit":
                payout["status"] = "paid";
                Put(payout, number == SendsBack ? StepSeconds : null);
                Tell("payout.paid", payout);
                break;
            case "paid" when number == SendsBack:
                Fail(payout, "account_closed");
                break;
            default:
                Put(payout, null);
                break;
        }
    }

    private void Fail(JsonObject payout, string why)
    {
        payout["status"] = "failed";
        payout["failure_code"] = why;
        payout["failure_message"] = "The bank did not take the money.";
        payout["failure_balance_transaction"] = payments.Book(payout, payout.Number("amount"), "payout_failure");
        Put(payout, null);
        Tell("payout.failed", payout);
    }

    private void Put(JsonObject payout, long? after) => store.Objects.Put(payout, due: after is { } seconds ? events.Now + seconds : null);

    private void Tell(string type, JsonObject payout, ApiCall? call = null) => events.Tell(type, payout, call, payout.Text("_account"));
}
