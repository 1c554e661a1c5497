using System.Net;
using System.Net.WebSockets;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class StreamTests : DirectLineTest
{
    [Fact]
    public async Task What_is_said_and_answered_and_noticed_reaches_an_open_stream()
    {
        var thread = await House.OpenAsync();
        using var tab = await thread.StreamAsync();
        Assert.Equal("welcome", await tab.NextAsync());

        await thread.SayAsync("帮助");
        House.Shop.Tell(thread.Conversation, "you have an order");

        Assert.Equal(["帮助", "echo: 帮助", "you have an order"], await tab.NextAsync(3));
    }

    [Fact]
    public async Task Every_tab_sees_everything()
    {
        var thread = await House.OpenAsync();
        var tabs = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => thread.StreamAsync()));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => thread.SayAsync($"{i}")));

        var seen = await Task.WhenAll(tabs.Select(tab => tab.NextAsync(41)));
        var said = await thread.TextsAsync();
        Assert.All(seen, texts => Assert.Equal(said, texts));
        Array.ForEach(tabs, tab => tab.Dispose());
    }

    [Fact]
    public async Task A_line_that_breaks_again_and_again_loses_and_repeats_nothing()
    {
        var thread = await House.OpenAsync();
        var talking = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
                await thread.SayAsync($"{i}");
        });

        var (seen, watermark) = (new List<string>(), "-");
        while (seen.Count < 121)
        {
            using var tab = await thread.StreamAsync(watermark);
            seen.Add(await tab.NextAsync());
            while (tab.HasUnread)
                seen.Add(await tab.NextAsync());
            watermark = tab.Watermark;
        }

        await talking;
        Assert.Equal(await thread.TextsAsync(), seen);
    }

    [Fact]
    public async Task A_long_absence_is_caught_up_wholly()
    {
        var thread = await House.OpenAsync();
        for (var i = 0; i < 250; i++)
            House.Shop.Tell(thread.Conversation, $"{i}");

        using var tab = await thread.StreamAsync();

        Assert.Equal(["welcome", .. Enumerable.Range(0, 250).Select(i => $"{i}")], await tab.NextAsync(251));
    }

    [Fact]
    public async Task Over_hours_a_stream_ends_with_its_token_and_goes_on_with_the_next()
    {
        var thread = await House.OpenAsync("dl_wang");
        var (seen, stream) = (new List<string>(), thread.StreamUrl);
        for (var hour = 0; hour < 6; hour++)
        {
            using var tab = await Tab.OpenAsync(stream);
            House.Clock.Advance(TimeSpan.FromMinutes(50));
            await thread.SayAsync($"{hour}");
            seen.AddRange(await tab.NextAsync(hour == 0 ? 3 : 2));
            var granted = await DirectLineHouse.ReadAsync(await House.SendAsync(HttpMethod.Post, "tokens/refresh", thread.Token));
            House.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal((WebSocketCloseStatus.PolicyViolation, "TokenExpired"), await tab.ClosedAsync());

            House.Shop.Tell(thread.Conversation, $"between {hour}");
            var back = await DirectLineHouse.ReadAsync(
                await House.SendAsync(HttpMethod.Get, $"{thread.Path}?watermark={tab.Watermark}", (string)granted["token"]!));
            (thread, stream) = (thread with { Token = (string)back["token"]! }, new Uri((string)back["streamUrl"]!));
            using var next = await Tab.OpenAsync(stream);
            seen.Add(await next.NextAsync());
            stream = thread.AddressOf(next.Watermark, thread.Token);
        }

        Assert.Equal(await thread.TextsAsync(), seen);
    }

    [Fact]
    public async Task A_stream_of_the_secret_does_not_expire()
    {
        var thread = await House.OpenAsync() with { Token = DirectLineHouse.Secret };
        using var tab = await Tab.OpenAsync(thread.AddressOf("-", Uri.EscapeDataString(DirectLineHouse.Secret)));
        Assert.Equal("welcome", await tab.NextAsync());

        House.Clock.Advance(TimeSpan.FromDays(2));
        await thread.SayAsync("hello");

        Assert.Equal(["hello", "echo: hello"], await tab.NextAsync(2));
    }

    [Fact]
    public async Task Who_leaves_is_let_go_at_once()
    {
        var thread = await House.OpenAsync();
        using var tab = await thread.StreamAsync();
        await tab.NextAsync();

        await tab.LeaveAsync();

        Assert.Equal(WebSocketCloseStatus.NormalClosure, tab.Farewell);
    }

    [Fact]
    public async Task A_server_that_stops_says_good_bye_and_waits_for_no_stream()
    {
        var thread = await House.OpenAsync();
        using var tab = await thread.StreamAsync();
        await tab.NextAsync();
        var leaving = tab.ClosedAsync();

        await House.StopAsync();

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, (await leaving).Status);
    }

    [Fact]
    public async Task What_a_client_sends_into_the_stream_counts_for_nothing()
    {
        var thread = await House.OpenAsync();
        using var tab = await thread.StreamAsync();
        await tab.NextAsync();

        await tab.SendAsync("");
        await tab.SendAsync(Thread.Message("hello").ToString());
        await tab.SendAsync(new string('x', 100_000));
        await thread.SayAsync("real");

        Assert.Equal(["real", "echo: real"], await tab.NextAsync(2));
    }

    [Theory]
    [InlineData("x", null, "BadArgument", HttpStatusCode.BadRequest)]
    [InlineData("-", "forged", "BadToken", HttpStatusCode.Forbidden)]
    [InlineData("-", "", "MissingAuthorization", HttpStatusCode.Unauthorized)]
    [InlineData("-", null, "BadArgument", HttpStatusCode.BadRequest)]
    public async Task A_stream_that_may_not_be_opened_is_refused_as_anything_else(string watermark, string? token, string code, HttpStatusCode status)
    {
        var thread = await House.OpenAsync();

        var response = await House.SendAsync(HttpMethod.Get, $"{thread.Path}/stream?watermark={watermark}&t={token ?? thread.Token}", proof: null);

        await Refusal.IsAsync(status, code, response);
    }

    [Fact]
    public async Task The_token_of_another_conversation_opens_no_stream()
    {
        var (mine, other) = (await House.OpenAsync(), await House.OpenAsync());

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => Tab.OpenAsync(other.AddressOf("-", mine.Token)));

        Assert.Contains("403", refused.Message);
    }
}
