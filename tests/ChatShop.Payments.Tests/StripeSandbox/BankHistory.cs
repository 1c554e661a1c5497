using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox;
using ChatShop.Payments.StripeSandbox.Paying;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Wire;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Payments.Tests.StripeSandbox;

/// <summary>A bank without its door: what a call does, done at once, so that long histories take no time.</summary>
internal sealed class BankHistory : IDisposable
{
    private static readonly string[] Cards = ["4242424242424242", "4000000000000077", "4000000000000259", "4000000000005126", "4000000000000002"];
    private static readonly string[] Banks = ["000123456789", "000111111113", "000999999991"];
    private static readonly string[] Evidence = ["winning_evidence", "losing_evidence", "a+photo"];

    private readonly string directory = Directory.CreateTempSubdirectory("chatshop-bank-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
    private readonly SandboxStore store;
    private readonly SandboxBank bank;

    public BankHistory(TimeSpan fundsAfter)
    {
        store = new SandboxStore(directory);
        bank = new SandboxBank(
            store,
            new SandboxSettings(new Uri("http://127.0.0.1:9"), new Uri("http://127.0.0.1:9/"), directory, fundsAfter),
            new SandboxKeys("sk_test_x", "whsec_x"),
            time);
        Sellers = [.. Banks.Select(OpenSeller)];
    }

    public IReadOnlyList<string> Sellers { get; }

    /// <summary>One step; what the bank refuses changes nothing.</summary>
    /// <param name="step">What, about which of all there are, and how much.</param>
    public void Do(BankStep step)
    {
        switch (step.Kind)
        {
            case 0 or 1:
                Pay(step);
                break;
            case 2:
                About("charge", step, charge => Post("/v1/refunds", $"charge={charge}{Part(step)}"));
                break;
            case 3 or 4:
                About("charge", step, charge => Post(
                    "/v1/transfers",
                    $"amount={step.Amount}&currency=cny&destination={SellerOf(step)}{(step.Kind == 3 ? $"&source_transaction={charge}" : "")}"));
                break;
            case 5:
                About("transfer", step, transfer => Post($"/v1/transfers/{transfer}/reversals", Part(step).TrimStart('&')));
                break;
            case 6:
                var account = step.Other % 4 == 3 ? null : SellerOf(step);
                Post("/v1/payouts", $"amount={(step.Which == 0 ? step.Amount : Books(account).Balance)}&currency=cny", account);
                break;
            case 7:
                About("payout", step, payout => Post($"/v1/payouts/{payout}/cancel", "", Find(payout)?.Text("_account")));
                break;
            case 8:
                About("dispute", step, dispute => Post($"/v1/disputes/{dispute}", $"evidence[uncategorized_text]={Evidence[step.Other % 3]}"));
                break;
            case 9:
                About("dispute", step, dispute => Post($"/v1/disputes/{dispute}/close", ""));
                break;
            default:
                time.Advance(step.Other % 4 == 0 ? TimeSpan.FromDays(2) : TimeSpan.FromSeconds(step.Amount % 5));
                break;
        }
    }

    /// <summary>What an account has by its balance, and by adding up all its entries.</summary>
    public (long Balance, long Entries) Books(string? account)
    {
        var balance = Get("/v1/balance", "", account)!;
        var shown = new[] { "available", "pending" }.Sum(kind => balance[kind]!.AsArray().Sum(each => (long)each!["amount"]!));
        var entries = Entries(account);
        Assert.All(entries, entry => Assert.Equal(entry.Number("net"), entry.Number("amount") - entry.Number("fee")));
        return (shown, entries.Sum(entry => entry.Number("net")));
    }

    /// <summary>What came in from outside, less what went out, by the objects themselves.</summary>
    public long FromOutside() => bank.Act(_ => All("charge").Where(charge => charge.Text("_account") is null && charge.Text("status") == "succeeded").Sum(charge => charge.Number("amount"))
        - All("refund").Where(refund => refund.Text("_account") is null && refund.Text("status") != "failed").Sum(refund => refund.Number("amount"))
        - All("payout").Where(payout => payout.Text("status") is not ("failed" or "canceled")).Sum(payout => payout.Number("amount"))
        - All("dispute").Where(dispute => dispute.Text("status") != "won").Sum(dispute => dispute.Number("amount")));

    /// <summary>Charges and what was transferred of each, less reversals.</summary>
    public IReadOnlyList<(long Charged, long Moved)> Moved() => bank.Act(_ => All("charge").Where(charge => charge.Text("_account") is null)
        .Select(charge => (charge.Number("amount"), All("transfer").Where(transfer => transfer.Text("source_transaction") == charge.Text("id"))
            .Sum(transfer => transfer.Number("amount") - transfer.Number("amount_reversed")))).ToList());

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private string OpenSeller(string number) => Post(
        "/v1/accounts",
        "country=SG&business_type=company&company[name]=Tea&capabilities[transfers][requested]=true&tos_acceptance[date]=1&tos_acceptance[ip]=127.0.0.1"
        + $"&external_account[object]=bank_account&external_account[country]=SG&external_account[currency]=cny&external_account[account_number]={number}")!.Text("id")!;

    private void Pay(BankStep step)
    {
        var session = Post(
            "/v1/checkout/sessions",
            "mode=payment&success_url=http://127.0.0.1:9/&line_items[0][quantity]=1&line_items[0][price_data][currency]=cny"
            + $"&line_items[0][price_data][product_data][name]=Tea&line_items[0][price_data][unit_amount]={(step.Amount / 2) + 50}")!;
        bank.Act(opened =>
        {
            var open = opened.Objects.Find(session.Text("id"))!;
            if (step.Other % 6 == 5)
                bank.Payments.Pay(open, "alipay", null);
            else if (TestCard.Of(Cards[step.Other % 6])! is { Decline: { } decline } declined)
                bank.Payments.Decline(open, "card", declined with { Expiry = new CardExpiry(4, 2030) }, decline);
            else
                bank.Payments.Pay(open, "card", TestCard.Of(Cards[step.Other % 6])! with { Expiry = new CardExpiry(4, 2030) });
            return true;
        });
    }

    private List<JsonObject> Entries(string? account)
    {
        var entries = new List<JsonObject>();
        while (Get("/v1/balance_transactions", $"limit=100{(entries.Count == 0 ? "" : $"&starting_after={entries[^1].Text("id")}")}", account)! is var page)
        {
            entries.AddRange(page["data"]!.AsArray().Select(each => each!.AsObject()));
            if (!(bool)page["has_more"]!)
                break;
        }
        return entries;
    }

    private void About(string kind, BankStep step, Func<string, JsonObject?> act)
    {
        if (bank.Act(_ => All(kind)) is { Count: > 0 } all)
            act(all[step.Which % all.Count].Text("id")!);
    }

    private IReadOnlyList<JsonObject> All(string kind) => store.Objects.List(kind, [], limit: 1000);

    private JsonObject? Find(string id) => bank.Act(known => known.Objects.Find(id));

    private string SellerOf(BankStep step) => Sellers[step.Other % Sellers.Count];

    private static string Part(BankStep step) => step.Other % 2 == 0 ? "" : $"&amount={step.Amount}";

    private JsonObject? Post(string path, string form, string? account = null) => Call("POST", path, form, account);

    private JsonObject? Get(string path, string query, string? account) => Call("GET", path, query, account);

    private JsonObject? Call(string method, string path, string given, string? account)
    {
        try
        {
            return bank.Act(_ => SandboxRoutes.Find(method, path)!(bank, new ApiCall("req_1", null, account, path, Parameters.Read(given))));
        }
        catch (ApiFault refused) when (refused.Status is >= 400 and < 500)
        {
            return null;
        }
    }
}

/// <summary>One thing that happens.</summary>
internal sealed record BankStep(int Kind, int Which, int Other, long Amount);
