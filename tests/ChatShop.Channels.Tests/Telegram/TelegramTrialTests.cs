using ChatShop.Channels.Telegram;

namespace ChatShop.Channels.Tests.Telegram;

public sealed class TelegramTrialTests
{
    [Fact]
    public async Task A_token_is_well_when_Telegram_knows_the_bot()
    {
        await using var api = await TelegramApiStandIn.StartAsync();

        var trial = await TryAsync(api, TelegramApiStandIn.Token);

        Assert.True(trial.IsWell, trial.Words);
        Assert.Contains("@market_bot", trial.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_token_is_said_with_what_to_do_and_is_not_shown()
    {
        const string Wrong = "4839574812:AAnobodyhasthis";
        await using var api = await TelegramApiStandIn.StartAsync();

        var trial = await TryAsync(api, Wrong);

        Assert.False(trial.IsWell);
        Assert.Contains("401", trial.Words, StringComparison.Ordinal);
        Assert.Contains("Channels:Telegram:Token", trial.ToDo, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, trial.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Telegram_that_does_not_answer_is_not_well_either()
    {
        await using var api = await TelegramApiStandIn.StartAsync();
        api.BreakOff();

        Assert.False((await TryAsync(api, TelegramApiStandIn.Token)).IsWell);
    }

    private static Task<Trial> TryAsync(TelegramApiStandIn api, string token) =>
        TelegramTrial.RunAsync(new TelegramSettings(token, TelegramHouse.Secret, api.Address), TestContext.Current.CancellationToken);
}
