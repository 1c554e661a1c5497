using ChatShop.Channels.BotFramework;

namespace ChatShop.Channels.Tests.BotFramework;

public sealed class BotFrameworkTrialTests
{
    [Theory]
    [InlineData(null, "botframework.com")]
    [InlineData("5f0c1a52-aaaa-4000-8000-000000000000", "5f0c1a52-aaaa-4000-8000-000000000000")]
    public async Task An_application_that_gets_a_token_is_well(string? tenant, string askedAt)
    {
        await using var login = await LoginStandIn.StartAsync();

        var trial = await TryAsync(login, tenant);

        Assert.True(trial.IsWell, trial.Words);
        var asked = Assert.Single(login.Asked);
        Assert.Equal((askedAt, "app", "secret", "https://api.botframework.com/.default"), (asked["tenant"], asked["client_id"], asked["client_secret"], asked["scope"]));
    }

    [Theory]
    [InlineData("AADSTS700016", "Channels:BotFramework:AppId")]
    [InlineData("AADSTS7000215", "Channels:BotFramework:AppPassword")]
    [InlineData("AADSTS7000222", "make another one")]
    [InlineData("AADSTS90002", "Channels:BotFramework:TenantId")]
    public async Task What_the_sign_in_refuses_is_said_by_its_code_with_what_to_do(string code, string toDo)
    {
        await using var login = await LoginStandIn.StartAsync();
        (login.Refuses, login.RefusesBy) = (true, code);

        var trial = await TryAsync(login);

        Assert.False(trial.IsWell);
        Assert.Contains(code, trial.Words, StringComparison.Ordinal);
        Assert.Contains(toDo, trial.ToDo, StringComparison.Ordinal);
    }

    private static async Task<Trial> TryAsync(LoginStandIn login, string? tenant = null)
    {
        var detour = login.Detour();
        detour.InnerHandler = new SocketsHttpHandler();
        using var http = new HttpClient(detour);
        return await BotFrameworkTrial.RunAsync(http, new BotFrameworkSettings("app", "secret", tenant), TestContext.Current.CancellationToken);
    }
}
