using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Server.Tests.Starting;

public sealed class CommandTests : IDisposable
{
    private readonly Place place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("serve", "--help")]
    public async Task Help_lists_every_command(params string[] arguments)
    {
        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, arguments);

        Assert.Equal(0, exitCode);
        foreach (var command in new[] { "serve", "understand", "migrate", "backup", "restore", "demo", "check" })
            Assert.Matches($@"(?m)^\s+{command}\s+\w", output);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_named_and_the_others_are_listed()
    {
        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, "sell");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("There is no command sell.", output, StringComparison.Ordinal);
        Assert.Contains("understand", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_makes_the_database_and_does_it_again_without_harm()
    {
        foreach (var _ in new[] { "first", "second" })
        {
            var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["migrate", .. place.Settings]);

            Assert.True(exitCode == 0, output);
            Assert.True(File.Exists(Path.Join(place.Data, "chatshop.db")));
        }
    }

    [Fact]
    public async Task Checking_says_of_each_part_what_it_is()
    {
        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["check", .. place.Settings]);

        Assert.Equal(0, exitCode);
        foreach (var part in new[] { "settings", "sessions", "database", "payments", "photos" })
            Assert.Matches($@"(?m)^ok\s+{part}\s+\w", output);
        foreach (var closed in new[] { "WeChat", "Telegram", "SMS", "Bot Framework" })
            Assert.Matches($@"(?m)^ok\s+{closed}\s+door closed", output);
        Assert.Matches(@"(?m)^ok\s+OpenID\s+off", output);
    }

    [Fact]
    public async Task Checking_says_which_part_is_wrong_and_what_to_do()
    {
        var (exitCode, output) = await ShopProcess.RunAsync(
            place.Folder, ["check", .. place.Settings, "--Redis:ConnectionString", "127.0.0.1:1,connectTimeout=300"]);

        Assert.Equal(1, exitCode);
        Assert.Matches(@"(?m)^WRONG\s+sessions .*Redis:ConnectionString", output);
        Assert.Matches(@"(?m)^ok\s+database", output);
    }

    [Fact]
    public async Task Checking_tries_who_stands_behind_each_door_and_says_what_to_do()
    {
        await using var others = new StandIn(app =>
        {
            app.MapPost("/cgi-bin/stable_token", () => Results.Json(new { errcode = 40164, errmsg = "invalid ip 203.0.113.7, not in whitelist" }));
            app.MapPost("/bot{token}/getMe", () => Results.Json(new { ok = false, error_code = 401, description = "Unauthorized" }, statusCode: 401));
            app.MapGet("/2010-04-01/Accounts/AC1.json", () => Results.Json(new { code = 20003, status = 401 }, statusCode: 401));
        });
        await others.StartAsync();

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["check", .. place.Settings, .. DoorsAt(others.Address)]);

        Assert.Equal(1, exitCode);
        Assert.Matches(@"(?m)^WRONG\s+WeChat .*203\.0\.113\.7.* — .*list of IP addresses", output);
        Assert.Matches(@"(?m)^WRONG\s+Telegram .*401.* — .*Channels:Telegram:Token", output);
        Assert.Matches(@"(?m)^WRONG\s+SMS .*401.* — .*Channels:Sms:AuthToken", output);
        Assert.Matches(@"(?m)^WRONG\s+OpenID .*404.* — .*Console:OpenId:Authority", output);
        Assert.Matches(@"(?m)^ok\s+ledger", output);
        Assert.DoesNotContain("very-secret", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_is_content_when_all_of_them_take_what_is_set()
    {
        await using var others = new StandIn(app =>
        {
            app.MapPost("/cgi-bin/stable_token", () => Results.Json(new { access_token = "t", expires_in = 7200 }));
            app.MapPost("/bot{token}/getMe", () => Results.Json(new { ok = true, result = new { id = 7, is_bot = true, first_name = "M", username = "market_bot" } }));
            app.MapGet("/2010-04-01/Accounts/AC1.json", () => Results.Json(new { status = "active" }));
            app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = "https://id.example", authorization_endpoint = "a", token_endpoint = "t", jwks_uri = "j" }));
        });
        await others.StartAsync();

        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["check", .. place.Settings, .. DoorsAt(others.Address)]);

        Assert.True(exitCode == 0, output);
        Assert.Matches(@"(?m)^ok\s+WeChat\s+WeChat gives", output);
        Assert.Matches(@"(?m)^ok\s+Telegram .*@market_bot", output);
        Assert.Matches(@"(?m)^ok\s+SMS\s+the gateway takes", output);
        Assert.Matches(@"(?m)^ok\s+OpenID\s+https://id\.example", output);
    }

    [Fact]
    public async Task Checking_says_it_when_nobody_stands_there()
    {
        var (exitCode, output) = await ShopProcess.RunAsync(place.Folder, ["check", .. place.Settings, .. DoorsAt(new Uri("http://127.0.0.1:1"))]);

        Assert.Equal(1, exitCode);
        foreach (var (part, advice) in new[] { ("WeChat", "Channels:WeChat:ApiBase"), ("Telegram", "Channels:Telegram:ApiBase"), ("SMS", "Channels:Sms:ApiBase"), ("OpenID", "Console:OpenId:Authority") })
            Assert.Matches($@"(?m)^WRONG\s+{part} .* — is {advice} right", output);
    }

    private static string[] DoorsAt(Uri others) => new Dictionary<string, string>
    {
        ["Channels:WeChat:Token"] = "token", ["Channels:WeChat:AppId"] = "wx1", ["Channels:WeChat:AppSecret"] = "very-secret", ["Channels:WeChat:ApiBase"] = others.OriginalString,
        ["Channels:Telegram:Token"] = "7:very-secret", ["Channels:Telegram:WebhookSecret"] = "hook", ["Channels:Telegram:ApiBase"] = others.OriginalString,
        ["Channels:Sms:AccountSid"] = "AC1", ["Channels:Sms:AuthToken"] = "very-secret", ["Channels:Sms:From"] = "+15005550006", ["Channels:Sms:ApiBase"] = others.OriginalString,
        ["Console:OpenId:Authority"] = others.OriginalString, ["Console:OpenId:ClientId"] = "shop", ["Console:OpenId:ClientSecret"] = "very-secret",
        ["Console:OpenId:RoleClaim"] = "groups", ["Console:OpenId:Roles"] = "admins=operator",
    }.SelectMany(setting => new[] { $"--{setting.Key}", setting.Value }).ToArray();
}
