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

    [Fact]
    public async Task A_platform_that_knows_its_seller_completes_the_account_without_the_page()
    {
        await using var sandbox = await Sandbox.StartAsync();

        var account = await sandbox.PostAsync(
            "/v1/accounts",
            "country=SG&business_type=individual&capabilities[transfers][requested]=true&individual[first_name]=Mei&individual[last_name]=Wang"
            + "&tos_acceptance[date]=1795528960&tos_acceptance[ip]=127.0.0.1&external_account[object]=bank_account&external_account[country]=SG"
            + "&external_account[currency]=cny&external_account[account_number]=000123456789");

        Assert.Equal(("active", true, true), StateOf(account));
        Assert.Empty(account["requirements"]!["currently_due"]!.AsArray());
    }

    [Fact]
    public async Task A_link_opens_for_the_first_browser_alone()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var link = await sandbox.LinkAsync(await sandbox.OpenSellerAsync());
        using var first = new PayPageVisitor();
        using var second = new PayPageVisitor();

        await first.OpenAsync(link);
        await second.OpenAsync(link);
        await first.OpenAsync(link);

        Assert.Equal((HttpStatusCode.SeeOther, "http://127.0.0.1:9/again"), (second.Answer.StatusCode, second.Answer.Headers.Location?.AbsoluteUri));
        Assert.Equal(HttpStatusCode.OK, first.Answer.StatusCode);
    }

    [Fact]
    public async Task A_link_that_was_used_or_waited_too_long_leads_to_where_a_new_one_is_made()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var seller = await sandbox.OpenSellerAsync();
        var (used, old) = (await sandbox.LinkAsync(seller), await sandbox.LinkAsync(seller));
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(used);
        await visitor.SendAsync(new() { ["name"] = "Mei", ["account_number"] = SandboxMarket.GoodBank });

        await visitor.OpenAsync(used);
        Assert.Equal("http://127.0.0.1:9/again", visitor.Answer.Headers.Location?.AbsoluteUri);
        sandbox.Time.Advance(TimeSpan.FromMinutes(5));
        await visitor.OpenAsync(old);
        Assert.Equal("http://127.0.0.1:9/again", visitor.Answer.Headers.Location?.AbsoluteUri);
    }

    [Theory]
    [InlineData("zh-CN", "王小梅", "1234567", "至少 8 位数字，比如")]
    [InlineData("en", "", "000123456789", "Write the account holder's name")]
    [InlineData("en", "Mei", "my account", "at least 8 digits, such as")]
    public async Task What_is_missing_on_the_page_is_said_in_the_sellers_language(string locale, string name, string number, string said)
    {
        await using var sandbox = await Sandbox.StartAsync();
        var seller = await sandbox.OpenSellerAsync();
        using var visitor = new PayPageVisitor(locale);
        await visitor.OpenAsync(await sandbox.LinkAsync(seller));

        await visitor.SendAsync(new() { ["name"] = name, ["account_number"] = number });

        Assert.Contains(said, visitor.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", visitor.Page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("inactive", false, false), StateOf(await sandbox.GetAsync($"/v1/accounts/{seller}")));
    }

    [Fact]
    public async Task A_form_from_another_page_completes_nothing()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var seller = await sandbox.OpenSellerAsync();
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(await sandbox.LinkAsync(seller));

        await visitor.SendAsync(new() { ["name"] = "Mei", ["account_number"] = SandboxMarket.GoodBank, ["csrf"] = new string('a', 32) });

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Answer.StatusCode);
        Assert.Equal(("inactive", false, false), StateOf(await sandbox.GetAsync($"/v1/accounts/{seller}")));
    }

    [Fact]
    public async Task A_seller_the_platform_turned_away_gets_no_more_money()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var seller = await sandbox.SellerAsync();

        var rejected = await sandbox.PostAsync($"/v1/accounts/{seller}/reject", "reason=fraud");

        Assert.Equal(("inactive", false, true), StateOf(rejected));
        Assert.Equal("rejected.fraud", (string?)rejected["requirements"]!["disabled_reason"]);
        var refused = await sandbox.CallAsync(HttpMethod.Post, "/v1/transfers", SandboxMarket.TransferForm(seller, 100, await sandbox.ChargeAsync()));
        Assert.Equal("insufficient_capabilities_for_transfer", refused.Code);
    }

    [Fact]
    public async Task Payouts_go_to_the_default_bank_account_and_the_default_goes_last()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var seller = await sandbox.SellerAsync();
        var first = (string)(await sandbox.ListAsync($"/v1/accounts/{seller}/external_accounts"))[0]["id"]!;
        const string Other = "external_account[object]=bank_account&external_account[country]=SG&external_account[currency]=cny&external_account[account_number]=12345678";

        var second = SandboxMarket.Id(await sandbox.PostAsync($"/v1/accounts/{seller}/external_accounts", Other));
        var refused = await sandbox.CallAsync(HttpMethod.Delete, $"/v1/accounts/{seller}/external_accounts/{first}");
        await sandbox.PostAsync($"/v1/accounts/{seller}/external_accounts/{second}", "default_for_currency=true");
        var deleted = await sandbox.CallAsync(HttpMethod.Delete, $"/v1/accounts/{seller}/external_accounts/{first}");

        Assert.Equal((400, 200, true), (refused.Status, deleted.Status, (bool?)deleted.Body["deleted"]));
        Assert.Equal([second], (await sandbox.ListAsync($"/v1/accounts/{seller}/external_accounts")).Select(each => (string?)each["id"]));
    }

    [Fact]
    public async Task The_platform_is_an_account_too_but_none_of_its_sellers()
    {
        await using var sandbox = await Sandbox.StartAsync();
        var seller = await sandbox.OpenSellerAsync();

        var platform = await sandbox.GetAsync("/v1/account");

        Assert.Equal([seller], (await sandbox.ListAsync("/v1/accounts")).Select(each => (string?)each["id"]));
        Assert.Equal(seller, (string?)(await sandbox.GetAsync("/v1/account", seller))["id"]);
        await sandbox.RestartAsync();
        Assert.Equal((string?)platform["id"], (string?)(await sandbox.GetAsync("/v1/account"))["id"]);
    }

    [Theory]
    [InlineData("country=Narnia", "country_unsupported", "country")]
    [InlineData("capabilities[flying][requested]=true", null, "capabilities")]
    [InlineData("external_account[object]=bank_account&external_account[country]=SG&external_account[account_number]=1", "account_number_invalid", "external_account[account_number]")]
    [InlineData("settings[payouts][schedule][interval]=hourly", null, "settings[payouts][schedule][interval]")]
    [InlineData("nickname=x", "parameter_unknown", "nickname")]
    public async Task A_wrong_parameter_of_an_account_is_named(string form, string? code, string parameter)
    {
        await using var sandbox = await Sandbox.StartAsync();

        var said = await sandbox.CallAsync(HttpMethod.Post, "/v1/accounts", form);

        Assert.Equal((400, "invalid_request_error", code, parameter), (said.Status, said.Type, said.Code, said.Parameter));
    }

    [Fact]
    public async Task No_bank_account_number_is_kept_in_the_open()
    {
        await using var sandbox = await Sandbox.StartAsync();
        await sandbox.SellerAsync("6222000011112345");
        await sandbox.StopAsync();

        foreach (var file in Directory.GetFiles(sandbox.DataDirectory, "*.db*"))
        {
            await using var opened = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await opened.CopyToAsync(bytes);
            Assert.DoesNotContain("6222000011112345", System.Text.Encoding.Latin1.GetString(bytes.ToArray()), StringComparison.Ordinal);
        }
    }

    private static (string?, bool, bool) StateOf(JsonObject account) =>
        ((string?)account["capabilities"]!["transfers"], (bool)account["payouts_enabled"]!, (bool)account["details_submitted"]!);
}
