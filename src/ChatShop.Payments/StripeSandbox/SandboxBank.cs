using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Payouts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Transfers;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>All that the sandbox can do, over one memory.</summary>
internal sealed class SandboxBank
{
    private readonly SandboxStore store;

    /// <summary>Puts it together.</summary>
    /// <param name="store">Its memory.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="pages">Where its pay pages are, asked when one is opened.</param>
    /// <param name="webhookUrl">Where its webhooks go.</param>
    public SandboxBank(SandboxStore store, TimeProvider time, Func<Uri> pages, Uri webhookUrl)
    {
        WebhookUrl = webhookUrl;
        this.store = store;
        Events = new SandboxEvents(store, time);
        Balances = new Balances(store);
        Payments = new SandboxPayments(store, Events);
        Checkouts = new SandboxCheckouts(store, Events, pages);
        Refunds = new SandboxRefunds(store, Events, Payments);
        Lists = new SandboxLists(store, Checkouts);
        Accounts = new SandboxAccounts(store, Events);
        Banks = new BankAccounts(store, Accounts);
        AccountLinks = new AccountLinks(store, Accounts, Events, pages);
        Transfers = new SandboxTransfers(store, Events, Payments, Balances);
        Payouts = new SandboxPayouts(store, Events, Payments, Balances, Banks);
        Disputes = new SandboxDisputes(store, Events, Payments);
        Payments.Disputed = Disputes.Open;
    }

    /// <summary>Where webhooks go.</summary>
    public Uri WebhookUrl { get; }

    /// <summary>What happened.</summary>
    public SandboxEvents Events { get; }

    /// <summary>What lies where.</summary>
    public Balances Balances { get; }

    /// <summary>Money coming in.</summary>
    public SandboxPayments Payments { get; }

    /// <summary>Checkout Sessions.</summary>
    public SandboxCheckouts Checkouts { get; }

    /// <summary>Money going back.</summary>
    public SandboxRefunds Refunds { get; }

    /// <summary>Lists and expansion.</summary>
    public SandboxLists Lists { get; }

    /// <summary>Sellers' accounts.</summary>
    public SandboxAccounts Accounts { get; }

    /// <summary>Where payouts go.</summary>
    public BankAccounts Banks { get; }

    /// <summary>Links to the page of an account.</summary>
    public AccountLinks AccountLinks { get; }

    /// <summary>Money handed on to sellers.</summary>
    public SandboxTransfers Transfers { get; }

    /// <summary>Money on its way to sellers' banks.</summary>
    public SandboxPayouts Payouts { get; }

    /// <summary>Money that card holders' banks take back.</summary>
    public SandboxDisputes Disputes { get; }

    /// <summary>Does something whole or not at all, after all that time alone has changed.</summary>
    public T Act<T>(Func<SandboxStore, T> act) => store.Act(() =>
    {
        PassTime();
        return act(store);
    });

    /// <summary>An object of a kind, within an act; null when there is none.</summary>
    public JsonObject? Find(string kind, string id) => store.Objects.Find(kind, id);

    private void PassTime()
    {
        while (store.Objects.Due(Events.Now) is { Count: > 0 } due)
            foreach (var each in due)
                Settle(each);
    }

    private void Settle(JsonObject due)
    {
        switch (due.Text("object"))
        {
            case SandboxRefunds.Kind:
                Refunds.Settle(due);
                break;
            case SandboxPayouts.Kind:
                Payouts.Settle(due);
                break;
            case SandboxDisputes.Kind:
                Disputes.Settle(due);
                break;
            default:
                Checkouts.Settle(due);
                break;
        }
    }
}
