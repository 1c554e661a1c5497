using System.Net;
using System.Text.Json.Nodes;

namespace ChatShop.Payments.Tests.StripeSandbox;

public sealed class AccountTests
{
    [Fact]
    public async Task A_new_seller_can_not_be_paid_until_the_account_is_complete()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var seller = await sandbox.OpenSellerAsync();

        var account = await sandbox.GetAsync($"/v1/accounts/{seller}");

        Assert.Equal(("inactive", false, false), StateOf(account));
        Assert.Contains("external_account", account["requirements"]!["currently_due"]!.AsArray().Select(each => (string)each!));
        var refused = await sandbox.CallAsync(HttpMethod.Post, "/v1/transfers", SandboxMarket.TransferForm(seller, 100, await sandbox.ChargeAsync()));
        Assert.Equal((400, "insufficient_capabilities_for_transfer", "destination"), (refused.Status, refused.Code, refused.Parameter));
    }

    [Fact]
    public async Task Filling_the_page_completes_the_account_leads_back_and_is_told()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var seller = await sandbox.OpenSellerAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(await sandbox.LinkAsync(seller));

        await visitor.SendAsync(new() { ["name"] = "王小梅", ["account_number"] = "6222 0000 1111 2345" });

        Assert.Equal((HttpStatusCode.SeeOther, "http://127.0.0.1:9/back"), (visitor.Answer.StatusCode, visitor.Answer.Headers.Location?.AbsoluteUri));
        var account = await sandbox.GetAsync($"/v1/accounts/{seller}");
        Assert.Equal(("active", true, true), StateOf(account));
        Assert.Equal("2345", (string?)account["external_accounts"]!["data"]![0]!["last4"]);
        var heard = JsonNode.Parse((await sandbox.HearAsync("account.updated")).Text)!;
        Assert.Equal((seller, seller), ((string?)heard["account"], (string?)heard["data"]!["object"]!["id"]));
    }

    private static (string?, bool, bool) StateOf(JsonObject account) =>
        ((string?)account["capabilities"]!["transfers"], (bool)account["payouts_enabled"]!, (bool)account["details_submitted"]!);
}
