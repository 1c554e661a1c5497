namespace ChatShop.Channels.Tests.Sms;

/// <summary>What becomes of messages that the gateway does not take.</summary>
public sealed class SmsBringingTests : IAsyncLifetime
{
    private SmsHouse house = null!;

    public async ValueTask InitializeAsync() => house = await SmsHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task What_is_brought_arrives_in_order()
    {
        Assert.Equal(Outcome.Arrived, await house.BringAsync(new string('果', 71)));
        Assert.Equal([(SmsHouse.Farmer, new string('果', 70)), (SmsHouse.Farmer, "果")], house.Api.Sent);
    }

    [Theory]
    [InlineData(400, 21610, Reach.Left), InlineData(400, 21211, Reach.Left), InlineData(400, 21614, Reach.Left), InlineData(400, 21408, Reach.Left), InlineData(403, 21408, Reach.Left)]
    [InlineData(429, null, Reach.Later), InlineData(400, 20429, Reach.Later), InlineData(401, 20003, Reach.Later), InlineData(401, null, Reach.Later)]
    [InlineData(400, 30001, Reach.Later), InlineData(500, 20500, Reach.Later), InlineData(503, null, Reach.Later), InlineData(404, 20404, Reach.Later), InlineData(400, 21606, Reach.Later)]
    [InlineData(400, 21617, Reach.WhenTheyWrite), InlineData(400, null, Reach.WhenTheyWrite)]
    public async Task A_refusal_says_what_can_still_be_done(int status, int? code, Reach reach)
    {
        house.Api.ThenRefuse(status, code);
        var outcome = await house.BringAsync("货已发出");
        Assert.Equal(reach, outcome.Reach);
        Assert.False(string.IsNullOrEmpty(outcome.Why));
        Assert.DoesNotContain("138", outcome.Why, StringComparison.Ordinal);
        Assert.Empty(house.Api.Sent);
    }

    [Theory]
    [InlineData("30", 30), InlineData("Sun, 20 Sep 2026 02:41:00 GMT", 1260), InlineData("soon", null)]
    public async Task A_busy_gateway_says_how_long(string after, int? seconds)
    {
        house.Api.ThenRefuse(429, 20429, after);
        Assert.Equal(seconds is { } many ? TimeSpan.FromSeconds(many) : null, (await house.BringAsync("货已发出")).After);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        house.Api.ThenRedirect();
        Assert.Equal(Reach.Later, (await house.BringAsync("货已发出")).Reach);
    }

    [Fact]
    public async Task A_call_that_breaks_off_or_hangs_may_have_arrived()
    {
        house.Api.ThenBreak().ThenHang();
        Assert.Equal(Reach.WhenTheyWrite, (await house.BringAsync("货已发出")).Reach);
        var hanging = house.BringAsync("货已发出");
        await house.UntilAsync(hanging);
        Assert.Equal(Reach.WhenTheyWrite, (await hanging).Reach);
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_has_surely_not_taken_it()
    {
        await using var alone = await SmsHouse.StartAsync(apiBase: new Uri("http://127.0.0.1:1"));
        Assert.Equal(Reach.Later, (await alone.BringAsync("货已发出")).Reach);
    }

    [Fact]
    public async Task Another_secret_is_refused_with_a_clear_reason()
    {
        await using var wrong = await SmsHouse.StartAsync(token: "another");
        var outcome = await wrong.BringAsync("货已发出");
        Assert.Equal(Reach.Later, outcome.Reach);
        Assert.Contains("AuthToken", outcome.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrived_in_part_is_shown_whole_when_they_write()
    {
        house.Api.ThenTake().ThenRefuse(429, 20429);
        Assert.Equal(Reach.WhenTheyWrite, (await house.BringAsync(new string('果', 200))).Reach);
        Assert.Single(house.Api.Sent);
    }
}
