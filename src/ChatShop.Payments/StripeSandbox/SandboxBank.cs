using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Store;
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
    public SandboxBank(SandboxStore store, TimeProvider time, Func<Uri> pages)
    {
        this.store = store;
        Events = new SandboxEvents(store, time);
        Payments = new SandboxPayments(store, Events);
        Checkouts = new SandboxCheckouts(store, Events, pages);
        Refunds = new SandboxRefunds(store, Events, Payments);
        Lists = new SandboxLists(store, Checkouts);
    }

    /// <summary>What happened.</summary>
    public SandboxEvents Events { get; }

    /// <summary>Money coming in.</summary>
    public SandboxPayments Payments { get; }

    /// <summary>Checkout Sessions.</summary>
    public SandboxCheckouts Checkouts { get; }

    /// <summary>Money going back.</summary>
    public SandboxRefunds Refunds { get; }

    /// <summary>Lists, balance, expansion.</summary>
    public SandboxLists Lists { get; }

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
                if (each.Text("object") == SandboxRefunds.Kind)
                    Refunds.Settle(each);
                else
                    Checkouts.Settle(each);
    }
}
