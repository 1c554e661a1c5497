using System.Text.Json.Nodes;
using ChatShop.Trade.Payments;

namespace ChatShop.Payments.Tests;

/// <summary>What a marketplace does with the sandbox, through its API and its pages.</summary>
internal static class SandboxMarket
{
    /// <summary>A bank account that every payout reaches.</summary>
    public const string GoodBank = "000123456789";

    private const string Opening =
        "country=SG&email=seller%40example.com&business_type=individual&controller[fees][payer]=application&controller[losses][payments]=application"
        + "&controller[stripe_dashboard][type]=none&controller[requirement_collection]=application&capabilities[transfers][requested]=true"
        + "&settings[payouts][schedule][interval]=manual&metadata[shop]=s1";

    /// <summary>Calls and expects that it works.</summary>
    public static async Task<JsonObject> PostAsync(this Sandbox sandbox, string path, string form = "", string? account = null)
    {
        var said = await sandbox.CallAsync(HttpMethod.Post, path, form, account: account);
        return said.Status == 200 ? said.Body.AsObject() : throw new InvalidOperationException($"{path}: {said.Body.ToJsonString()}");
    }

    /// <summary>Reads and expects that it is there.</summary>
    public static async Task<JsonObject> GetAsync(this Sandbox sandbox, string path, string? account = null)
    {
        var said = await sandbox.CallAsync(HttpMethod.Get, path, account: account);
        return said.Status == 200 ? said.Body.AsObject() : throw new InvalidOperationException($"{path}: {said.Body.ToJsonString()}");
    }

    /// <summary>The members of a list.</summary>
    public static async Task<IReadOnlyList<JsonNode>> ListAsync(this Sandbox sandbox, string path, string? account = null) =>
        [.. (await sandbox.GetAsync(path, account))["data"]!.AsArray().Select(each => each!)];

    /// <summary>Opens a seller's account, which can do nothing yet.</summary>
    public static async Task<string> OpenSellerAsync(this Sandbox sandbox) => Id(await sandbox.PostAsync("/v1/accounts", Opening));

    /// <summary>A link to the page on which the account is completed.</summary>
    public static async Task<Uri> LinkAsync(this Sandbox sandbox, string account) => new((string)(await sandbox.PostAsync(
        "/v1/account_links",
        $"account={account}&type=account_onboarding&refresh_url=http%3A%2F%2F127.0.0.1%3A9%2Fagain&return_url=http%3A%2F%2F127.0.0.1%3A9%2Fback"))["url"]!);

    /// <summary>Fills that page.</summary>
    public static async Task OnboardAsync(this Sandbox sandbox, string account, string bank = GoodBank)
    {
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(await sandbox.LinkAsync(account));
        await visitor.SendAsync(new() { ["name"] = "王小梅", ["account_number"] = bank });
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, visitor.Answer.StatusCode);
    }

    /// <summary>A seller who can be paid.</summary>
    public static async Task<string> SellerAsync(this Sandbox sandbox, string bank = GoodBank)
    {
        var account = await sandbox.OpenSellerAsync();
        await sandbox.OnboardAsync(account, bank);
        return account;
    }

    /// <summary>The charge of a payment of ¥399.90.</summary>
    public static async Task<string> ChargeAsync(this Sandbox sandbox, string? payment = null, string number = PayPageVisitor.GoodCard, string method = "card")
    {
        Checkout paid = await sandbox.PaidAsync(payment ?? $"pay{Guid.NewGuid():N}", number, method);
        return paid.Charge!;
    }

    /// <summary>Moves money of a charge to a seller.</summary>
    public static Task<JsonObject> TransferAsync(this Sandbox sandbox, string seller, long minor, string? charge = null) =>
        sandbox.PostAsync("/v1/transfers", TransferForm(seller, minor, charge));

    public static string TransferForm(string seller, long minor, string? charge = null) =>
        $"amount={minor}&currency=cny&destination={seller}" + (charge is null ? "" : $"&source_transaction={charge}");

    /// <summary>What an account has of CNY, available and pending; null is the platform.</summary>
    public static async Task<(long Available, long Pending)> BalanceAsync(this Sandbox sandbox, string? account = null)
    {
        var balance = await sandbox.GetAsync("/v1/balance", account);
        return (AmountOf(balance["available"]!), AmountOf(balance["pending"]!));
    }

    /// <summary>A seller with ¥100 who asks for ¥60 of it.</summary>
    public static async Task<(string Seller, string Payout)> PayoutAsync(this Sandbox sandbox, string bank = GoodBank)
    {
        var seller = await sandbox.SellerAsync(bank);
        await sandbox.TransferAsync(seller, 10000, await sandbox.ChargeAsync());
        return (seller, Id(await sandbox.PostAsync("/v1/payouts", "amount=6000&currency=cny&metadata[payout]=p1", seller)));
    }

    /// <summary>A payment whose buyer went to the bank.</summary>
    public static async Task<(string Charge, string Dispute)> DisputeAsync(this Sandbox sandbox)
    {
        var charge = await sandbox.ChargeAsync(number: "4000000000000259");
        sandbox.Time.Advance(TimeSpan.FromSeconds(3));
        return (charge, (string)(await sandbox.ListAsync($"/v1/disputes?charge={charge}"))[0]["id"]!);
    }

    /// <summary>Until webhooks of all these types came, in whatever order, while time goes on.</summary>
    public static async Task HearAllAsync(this Sandbox sandbox, params string[] types)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!types.All(type => sandbox.Ear.All.Any(heard => heard.Text.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal))))
        {
            await Task.Delay(20, patience.Token);
            sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public static string Id(JsonObject found) => (string)found["id"]!;

    private static long AmountOf(JsonNode amounts) => amounts.AsArray().Where(each => (string?)each!["currency"] == "cny").Sum(each => (long)each!["amount"]!);
}
