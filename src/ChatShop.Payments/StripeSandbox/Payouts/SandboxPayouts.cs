using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Balances;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Payouts;

/// <summary>Money from an account's balance to its bank: pending, in transit, then there or come back. Only when it is asked for.</summary>
internal sealed class SandboxPayouts(SandboxStore store, SandboxEvents events, SandboxBalances balances, SandboxAccounts accounts)
{
    /// <summary>What Stripe calls them.</summary>
    public const string Kind = "payout";

    /// <summary>How long each step takes.</summary>
    private const long StepSeconds = 2;

    private const long MostMinor = 99_999_999_999;

    /// <summary>Sends money to the bank.</summary>
    /// <param name="call">For which account.</param>
    /// <param name="account">That account, the platform's too.</param>
    public JsonObject Create(ApiCall call, JsonObject account)
    {
        var given = call.Parameters;
        given.Allow("amount", "currency", "destination", "method", "source_type", "description", "statement_descriptor", "metadata", "expand");
        var amount = given.NeededInteger("amount", 1, MostMinor);
        var currency = given.Currency();
        var method = given.OneOf("method", given.Text("method") ?? "standard", "standard", "instant");
        if (!account.Flag("payouts_enabled"))
            throw ApiFault.Refused("Cannot create payouts: this account has requirements that need to be collected.", "payouts_not_allowed");
        var destination = DestinationOf(given, account, currency);
        if (balances.Available(call.Account, currency) < amount)
            throw ApiFault.Refused(
                "You have insufficient funds in your Stripe account for this transfer. Your card balance is too low. You can use the /v1/balance endpoint "
                + "to view your Stripe balance (for more details, see stripe.com/docs/api#balance).",
                "balance_insufficient");

        var payout = Shapes.New(Kind, Shapes.Id("po_"));
        payout["_account"] = call.Account;
        payout["_failure"] = destination.Text("_failure");
        payout["amount"] = amount;
        payout["arrival_date"] = events.Now;
        payout["created"] = events.Now;
        payout["currency"] = currency;
        payout["description"] = given.Text("description");
        payout["destination"] = destination.Text("id");
        payout["metadata"] = given.Pairs("metadata");
        payout["method"] = method;
        payout["statement_descriptor"] = given.Text("statement_descriptor");
        payout["trace_id"] = new JsonObject { ["status"] = "pending", ["value"] = null };
        payout["balance_transaction"] = balances.Book(payout, -amount, Kind);
        payout["_due"] = events.Now + StepSeconds;
        store.Objects.Put(payout, due: payout.Number("_due"));
        events.Tell("payout.created", payout, call);
        return payout;
    }

    /// <summary>Notes something on one.</summary>
    public JsonObject Update(JsonObject payout, ApiCall call)
    {
        call.Parameters.Allow("metadata", "expand");
        call.Parameters.Merge("metadata", payout);
        store.Objects.Put(payout, due: payout["_due"]?.GetValue<long>());
        events.Tell("payout.updated", payout, call);
        return payout;
    }

    /// <summary>Calls one back before the bank has it.</summary>
    public JsonObject Cancel(JsonObject payout, ApiCall call)
    {
        call.Parameters.Allow("expand");
        if (payout.Text("status") != "pending")
            throw ApiFault.Refused(
                $"Payouts can only be canceled while they are pending. This payout has a status of {payout.Text("status")}.", "payout_not_cancelable");
        payout["failure_balance_transaction"] = balances.Book(payout, payout.Number("amount"), "payout_cancel");
        Become(payout, "canceled", null, call);
        events.Tell("payout.canceled", payout, call);
        return payout;
    }

    /// <summary>Time has come for the next step.</summary>
    public void Settle(JsonObject payout)
    {
        var bank = TestBank.Named(payout.Text("_failure"));
        if (payout.Text("status") == "pending")
            Become(payout, "in_transit", StepSeconds);
        else if (bank.Failure is not null && (payout.Text("status") == "paid" || !bank.IsLate))
            Fail(payout, bank);
        else
        {
            payout["trace_id"] = new JsonObject { ["status"] = "supported", ["value"] = Shapes.Id("", 15) };
            Become(payout, "paid", bank.IsLate ? StepSeconds : null);
            events.Tell("payout.paid", payout);
        }
    }

    private void Fail(JsonObject payout, TestBank bank)
    {
        payout["failure_code"] = bank.Failure;
        payout["failure_message"] = bank.Message;
        payout["failure_balance_transaction"] = balances.Book(payout, payout.Number("amount"), "payout_failure");
        Become(payout, "failed", null);
        events.Tell("payout.failed", payout);
        if (store.Objects.Find(BankAccounts.Kind, payout.Text("destination")) is not { } destination)
            return;
        destination["status"] = "errored";
        store.Objects.Put(destination);
        events.Tell("account.external_account.updated", destination);
        accounts.Refresh(store.Objects.Find(SandboxAccounts.Kind, destination.Text("account"))!);
    }

    private void Become(JsonObject payout, string status, long? next, ApiCall? call = null)
    {
        payout["status"] = status;
        payout["_due"] = next is null ? null : events.Now + next;
        store.Objects.Put(payout, due: next is null ? null : events.Now + next);
        events.Tell("payout.updated", payout, call);
    }

    private JsonObject DestinationOf(Parameters given, JsonObject account, string currency)
    {
        var owner = account.Text("id")!;
        if (given.Text("destination") is { } id)
            return store.Objects.Find(BankAccounts.Kind, id) is { } named && named.Text("account") == owner && named.Text("currency") == currency
                ? named
                : throw ApiFault.Missing("external account", id, "destination", status: 400);
        return BankAccounts.DefaultOf(store, owner, currency)
            ?? throw ApiFault.Refused($"Sorry, you don't have any external accounts in that currency ({currency})", null, "currency");
    }
}
