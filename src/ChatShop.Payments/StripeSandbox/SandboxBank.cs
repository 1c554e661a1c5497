using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Balances;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Paying;
using ChatShop.Payments.StripeSandbox.Payouts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Transfers;
using ChatShop.Payments.StripeSandbox.Webhooks;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>All that the sandbox can do, over one memory.</summary>
internal sealed class SandboxBank
{
    private readonly SandboxStore store;

    /// <summary>Puts it together.</summary>
    /// <param name="store">Its memory.</param>
    /// <param name="settings">Where its pages are, and where it tells what happened.</param>
    /// <param name="keys">What it signs with.</param>
    /// <param name="time">Its clock.</param>
    public SandboxBank(SandboxStore store, SandboxSettings settings, SandboxKeys keys, TimeProvider time)
    {
        this.store = store;
        Events = new SandboxEvents(store, time);
        Balances = new SandboxBalances(store, Events);
        Payments = new SandboxPayments(store, Events, Balances, settings.FundsAfter);
        Checkouts = new SandboxCheckouts(store, Events, () => settings.Url);
        Refunds = new SandboxRefunds(store, Events, Balances);
        Lists = new SandboxLists(store, Checkouts);
        Accounts = new SandboxAccounts(store, Events);
        Banks = new BankAccounts(store, Events, Accounts);
        Links = new AccountLinks(store, Events, Accounts, () => settings.Url);
        Transfers = new SandboxTransfers(store, Events, Balances);
        Reversals = new TransferReversals(store, Events, Balances, Transfers);
        Payouts = new SandboxPayouts(store, Events, Balances, Accounts);
        Disputes = new SandboxDisputes(store, Events, Balances);
        Endpoints = new WebhookEndpoints(store, Events, keys);
        PlatformId = store.Act(() => Accounts.Platform().Text("id")!);
        store.Act(() => Endpoints.Configure(settings.WebhookUrl));
    }

    /// <summary>The platform's own <c>acct_…</c>.</summary>
    public string PlatformId { get; }

    /// <summary>What happened.</summary>
    public SandboxEvents Events { get; }

    /// <summary>What everybody has.</summary>
    public SandboxBalances Balances { get; }

    /// <summary>Money coming in.</summary>
    public SandboxPayments Payments { get; }

    /// <summary>Checkout Sessions.</summary>
    public SandboxCheckouts Checkouts { get; }

    /// <summary>Money going back.</summary>
    public SandboxRefunds Refunds { get; }

    /// <summary>Lists and expansion.</summary>
    public SandboxLists Lists { get; }

    /// <summary>The platform and its sellers.</summary>
    public SandboxAccounts Accounts { get; }

    /// <summary>Where payouts go.</summary>
    public BankAccounts Banks { get; }

    /// <summary>Links to the page on which a seller completes the account.</summary>
    public AccountLinks Links { get; }

    /// <summary>Money to sellers.</summary>
    public SandboxTransfers Transfers { get; }

    /// <summary>Money back from sellers.</summary>
    public TransferReversals Reversals { get; }

    /// <summary>Money to banks.</summary>
    public SandboxPayouts Payouts { get; }

    /// <summary>Buyers at their banks.</summary>
    public SandboxDisputes Disputes { get; }

    /// <summary>Who is told what happens.</summary>
    public WebhookEndpoints Endpoints { get; }

    /// <summary>Does something whole or not at all, after all that time alone has changed.</summary>
    public T Act<T>(Func<SandboxStore, T> act) => store.Act(() =>
    {
        PassTime();
        return act(store);
    });

    /// <summary>An object of a kind, within an act; null when there is none.</summary>
    public JsonObject? Find(string kind, string id) => store.Objects.Find(kind, id);

    /// <summary>As <see cref="Find"/>, of one account alone.</summary>
    /// <param name="kind">Such as <c>charge</c>.</param>
    /// <param name="id">Its id.</param>
    /// <param name="account">Whose; null for the platform.</param>
    public JsonObject? FindOf(string kind, string id, string? account) =>
        store.Objects.Find(kind, id) is { } found && found.Text("_account") == account ? found : null;

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
            case SandboxBalances.Kind:
                Balances.Settle(due);
                break;
            case "charge":
                Disputes.Open(due);
                break;
            default:
                Checkouts.Settle(due);
                break;
        }
    }
}
