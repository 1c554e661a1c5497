using ChatShop.Channels.WeChat;

namespace ChatShop.Channels.Tests.WeChat;

public sealed class WeChatTrialTests
{
    [Fact]
    public async Task An_account_that_gets_a_token_is_well_and_no_other_token_is_forced()
    {
        await using var api = await WeChatApiStandIn.StartAsync();

        var trial = await TryAsync(api);

        Assert.True(trial.IsWell, trial.Words);
        Assert.Equal(1, api.TokenCalls);
    }

    [Theory]
    [InlineData(40013, "AppId is wrong", "Channels:WeChat:AppId")]
    [InlineData(40125, "AppSecret is wrong", "Channels:WeChat:AppSecret")]
    [InlineData(40001, "refused", "Channels:WeChat:AppSecret")]
    [InlineData(40164, "not on the account's list", "list of IP addresses")]
    [InlineData(40243, "frozen", "thaw")]
    public async Task What_WeChat_refuses_is_said_by_its_code_with_what_to_do(int code, string wrong, string toDo)
    {
        await using var api = await WeChatApiStandIn.StartAsync();
        api.RefuseTokensWith = code;

        var trial = await TryAsync(api);

        Assert.False(trial.IsWell);
        Assert.Contains(wrong, trial.Words, StringComparison.Ordinal);
        Assert.Contains($"WeChat {code}", trial.Words, StringComparison.Ordinal);
        Assert.Contains(toDo, trial.ToDo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_its_secret_is_open_and_WeChat_is_not_asked()
    {
        await using var api = await WeChatApiStandIn.StartAsync();

        var trial = await TryAsync(api, secret: null);

        Assert.True(trial.IsWell);
        Assert.Contains("AppSecret", trial.Words, StringComparison.Ordinal);
        Assert.Equal(0, api.TokenCalls);
    }

    private static Task<Trial> TryAsync(WeChatApiStandIn api, string? secret = "secret") => WeChatTrial.RunAsync(
        new WeChatSettings("chatshop_token", null, "wx1234567890abcdef", secret, api.Address), TimeProvider.System, TestContext.Current.CancellationToken);
}
