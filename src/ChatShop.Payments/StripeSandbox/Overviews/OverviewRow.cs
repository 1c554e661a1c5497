using System.Globalization;
using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Disputes;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Overviews;

/// <summary>One thing of a list, as the page shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="When">When it was made, UTC: 2026-11-25 08:00:00.</param>
/// <param name="Title">What it is, in Stripe's words or a person's; empty when the id says it all.</param>
/// <param name="Amount">Such as 399.90 CNY; empty without.</param>
/// <param name="State">Its state in Stripe's words, for the page to say in a person's.</param>
/// <param name="About">Another id that it belongs to or leads to; empty without.</param>
internal sealed record OverviewRow(string Id, string When, string Title, string Amount, string State, string About)
{
    /// <summary>More about the state: how much went back, or why it failed in Stripe's words; empty without.</summary>
    public string Detail { get; private init; } = "";

    /// <summary>Whether the bank has yet to decide it.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>A charge, transfer, payout or dispute.</summary>
    public static OverviewRow OfMoney(JsonObject found) => new(
        found.Text("id")!,
        Written(found.Number("created")),
        TitleOf(found),
        Amounts.Written(found.Number("amount"), found.Text("currency")),
        StateOf(found),
        found.Text("destination") is { } destination && found.Text("object") == "transfer" ? destination : found.Text("_account") ?? found.Text("payment_intent") ?? "")
    {
        Detail = BackOf(found) is > 0 and var back ? Amounts.Written(back, found.Text("currency")) : found.Text("failure_code")?.Replace('_', ' ') ?? "",
        IsOpen = found.Text("object") == SandboxDisputes.Kind && SandboxDisputes.IsOpen(found),
    };

    /// <summary>An account with all it has.</summary>
    public static OverviewRow OfAccount(JsonObject account, IEnumerable<string> amounts) => new(
        account.Text("id")!,
        Written(account.Number("created")),
        account.Text("_name") ?? account.Text("email") ?? "",
        string.Join(" · ", amounts),
        account["_platform"] is not null ? "platform" : account.Part("capabilities").Text("transfers") ?? "inactive",
        "");

    /// <summary>An event and how far it was told.</summary>
    public static OverviewRow OfEvent(JsonObject told, bool isWaiting) => new(
        told.Text("id")!,
        Written(told.Number("created")),
        told.Text("type")!,
        "",
        isWaiting ? "waiting" : told.Number("pending_webhooks") > 0 ? "given_up" : "confirmed",
        told.Text("account") ?? told.Part("data").Part("object").Text("id") ?? "");

    private static string TitleOf(JsonObject found) => found.Text("object") switch
    {
        "charge" => (found["payment_method_details"] as JsonObject)?.Text("type") ?? "",
        SandboxDisputes.Kind => found.Text("reason") ?? "",
        _ => found.Text("description") ?? found.Text("transfer_group") ?? "",
    };

    private static string StateOf(JsonObject found) =>
        BackOf(found) > 0 ? (found.Text("object") == "transfer" ? "reversed" : "refunded")
        : found.Flag("disputed") ? "disputed"
        : found.Text("status") ?? "succeeded";

    private static long BackOf(JsonObject found) => found.Number(found.Text("object") == "transfer" ? "amount_reversed" : "amount_refunded");

    private static string Written(long at) =>
        DateTimeOffset.FromUnixTimeSeconds(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
