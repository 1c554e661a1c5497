namespace ChatShop.Payments.Tests.StripeSandbox.Node;

public sealed class MarketTests
{
    [Fact]
    public async Task A_marketplace_on_stripes_own_library_for_node_lives_on_the_sandbox()
    {
        Assert.SkipUnless(await NodeProgram.IsThereAsync(), $"It needs node and: {NodeProgram.Install}");
        await using var sandbox = await Sandbox.StartAsync();

        var day = NodeProgram.RunAsync("market.cjs", sandbox.Url.AbsoluteUri, sandbox.Keys.ApiKey);
        while (await Task.WhenAny(day, Task.Delay(20)) != day)
            sandbox.Time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(
            ["pay and refund", "sell, transfer and reverse", "pay out", "dispute", "page through lists", "keys", "webhooks"],
            (await day).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
