using ChatShop.Channels.Sms;

namespace ChatShop.Channels.Tests.Sms;

public sealed class SmsTrialTests
{
    [Fact]
    public async Task An_account_is_well_when_the_gateway_takes_its_secret_and_nothing_is_sent()
    {
        await using var api = await SmsApiStandIn.StartAsync();

        var trial = await TryAsync(api);

        Assert.True(trial.IsWell, trial.Words);
        Assert.Empty(api.Sent);
    }

    [Theory]
    [InlineData("ACshop", "another", "401", "Channels:Sms:AuthToken")]
    [InlineData("ACnobody", "token", "404", "Channels:Sms:AccountSid")]
    public async Task What_the_gateway_refuses_is_said_with_what_to_do(string account, string token, string status, string toDo)
    {
        await using var api = await SmsApiStandIn.StartAsync();

        var trial = await TryAsync(api, account, token);

        Assert.False(trial.IsWell);
        Assert.Contains(status, trial.Words, StringComparison.Ordinal);
        Assert.Contains(toDo, trial.ToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_suspended_account_is_not_well()
    {
        await using var api = await SmsApiStandIn.StartAsync();
        api.Status = "suspended";

        var trial = await TryAsync(api);

        Assert.False(trial.IsWell);
        Assert.Contains("suspended", trial.Words, StringComparison.Ordinal);
    }

    private static Task<Trial> TryAsync(SmsApiStandIn api, string account = "ACshop", string token = "token") => SmsTrial.RunAsync(
        new SmsSettings(account, token, "+8610000000", api.Address, new Uri("https://shop.example/channels/sms")), TestContext.Current.CancellationToken);
}
