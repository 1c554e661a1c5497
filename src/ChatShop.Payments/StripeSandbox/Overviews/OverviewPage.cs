using System.Net;
using System.Text.Json.Nodes;
using ChatShop.Payments.Pages;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Payouts;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Transfers;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Payments.StripeSandbox.Overviews;

/// <summary>The sandbox's front page, for whoever sits at this machine: what was paid, moved, disputed and told; and the bank's word in a dispute.</summary>
internal sealed class OverviewPage(SandboxBank bank, PageTemplates pages)
{
    private const int Newest = 5;
    private const int PerPage = 25;

    private static readonly (string Name, string Kind)[] Lists =
    [
        ("accounts", SandboxAccounts.Kind), ("payments", "charge"), ("transfers", SandboxTransfers.Kind), ("payouts", SandboxPayouts.Kind),
        ("disputes", SandboxDisputes.Kind), ("events", "event"),
    ];

    /// <summary>Shows the newest of everything, or with <c>?show=events</c> one list, page by page.</summary>
    public Task ShowAsync(HttpContext http)
    {
        var locale = PageView.LocaleOf(http);
        if (!IsHere(http))
            return pages.WriteAsync(http, OverviewView.Unknown(locale));
        var (show, after) = (http.Request.Query["show"].ToString(), http.Request.Query["after"].ToString());
        var shown = Lists.Where(list => list.Name == show).ToList() is { Count: > 0 } one ? one : [.. Lists];
        var sections = bank.Act(store => shown.Select(list => SectionOf(
            store, list.Name, list.Kind, after.Length > 0 && shown.Count == 1 ? after : null, shown.Count == 1 ? PerPage : Newest)).ToList());
        return pages.WriteAsync(http, new OverviewView("overview", locale) { Sections = sections });
    }

    /// <summary>The bank decides a dispute, by a button.</summary>
    public async Task DecideAsync(HttpContext http)
    {
        var form = await PageForm.ReadAsync(http);
        var (id, decision) = (form["dispute"], form["decision"]);
        if (IsHere(http) && form.IsGenuine && decision is "buyer" or "shop")
            bank.Act(store => Decide(store, id, decision == "shop"));
        await pages.WriteAsync(http, new OverviewView("overview", PageView.LocaleOf(http)) { ReturnTo = "/#disputes" });
    }

    private bool Decide(SandboxStore store, string id, bool isWon)
    {
        if (store.Objects.Find(SandboxDisputes.Kind, id) is not { } dispute || !SandboxDisputes.IsOpen(dispute))
            return false;
        bank.Disputes.Decide(dispute, isWon, null);
        return true;
    }

    private OverviewSection SectionOf(SandboxStore store, string name, string kind, string? after, int limit)
    {
        List<Condition> conditions = kind == "charge" ? [new("_account", "IS", null)] : [];
        var found = store.Objects.List(kind, conditions, after, limit: limit + 1);
        var rows = found.Take(limit).Select(each => kind switch
        {
            SandboxAccounts.Kind => OverviewRow.OfAccount(each, AmountsOf(each)),
            "event" => OverviewRow.OfEvent(each, store.Deliveries.IsWaiting(each.Text("id")!)),
            _ => OverviewRow.OfMoney(each),
        }).ToList();
        return new OverviewSection(name, rows, found.Count > limit ? rows[^1].Id : null);
    }

    private IEnumerable<string> AmountsOf(JsonObject account)
    {
        var owner = account["_platform"] is null ? account.Text("id") : null;
        var balance = bank.Balances.Read(owner, account.Text("default_currency")!);
        var amounts = ((JsonArray)balance["available"]!).OfType<JsonObject>().Zip(((JsonArray)balance["pending"]!).OfType<JsonObject>(), Written).ToList();
        return amounts.Where(written => !written.StartsWith("0.00 ", StringComparison.Ordinal) || written.Contains('+', StringComparison.Ordinal)).DefaultIfEmpty(amounts[0]);
    }

    private static string Written(JsonObject available, JsonObject pending)
    {
        var written = Amounts.Written(available.Number("amount"), available.Text("currency"));
        return pending.Number("amount") == 0 ? written : $"{written} (+ {Amounts.Written(pending.Number("amount"), pending.Text("currency"))})";
    }

    /// <summary>Loopback is all that the sandbox listens on; a name that leads here from elsewhere, or somebody who passes it on, is not answered.</summary>
    private static bool IsHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded")
        && (http.Request.Host.Host == "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));
}
