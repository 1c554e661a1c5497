using System.Net;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>Who is let in at WeChat's door, and how what is said there is answered.</summary>
public sealed class KnockingTests : IAsyncLifetime
{
    private WeChatHouse house = null!;

    public async ValueTask InitializeAsync() => house = await WeChatHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Theory]
    [InlineData("chatshop_token", 300, HttpStatusCode.OK)]
    [InlineData("chatshop_token", 301, HttpStatusCode.Forbidden)]
    [InlineData("chatshop_token", -301, HttpStatusCode.Forbidden)]
    [InlineData("another_token", 0, HttpStatusCode.Forbidden)]
    public async Task Only_what_was_signed_with_the_token_and_lately_is_heard(string token, int secondsLate, HttpStatusCode status)
    {
        var late = TimeSpan.FromSeconds(secondsLate);

        Assert.Equal(status, (await house.GetAsync(new(house.Query(token, late)) { ["echostr"] = "echo" })).StatusCode);
        Assert.Equal(status, (await house.PostAsync(house.Query(token, late), WeChatHouse.Text("有苹果吗"))).StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? 1 : 0, house.Turns.Heard.Count);
    }

    [Fact]
    public async Task A_message_that_comes_again_is_answered_as_before_and_another_behind_its_signature_is_refused()
    {
        var query = house.Query();

        Assert.Equal("echo: 一斤", await WeChatHouse.ContentAsync(await house.PostAsync(query, WeChatHouse.Text("一斤"))));
        Assert.Equal("echo: 一斤", await WeChatHouse.ContentAsync(await house.PostAsync(query, WeChatHouse.Text("一斤"))));
        Assert.Equal(HttpStatusCode.Forbidden, (await house.PostAsync(query, WeChatHouse.Text("九斤"))).StatusCode);
        Assert.Equal(1, house.Turns.Turns);
    }

    [Fact]
    public async Task In_safe_mode_for_good_nothing_in_plain_is_taken()
    {
        await using var safe = await WeChatHouse.StartAsync(settings => settings with { OnlyEncrypted = true });

        Assert.Equal(HttpStatusCode.Forbidden, (await safe.PostAsync(WeChatHouse.Text("一斤"))).StatusCode);
    }

    [Fact]
    public async Task A_answeranswer_comes_in_parts_that_lose_nothing()
    {
        var answer = string.Join('\n', Enumerable.Range(1, 200).Select(i => $"{i}. 红富士苹果"));
        house.Turns.Answer = _ => Task.FromResult<string[]>([answer]);

        var first = await house.SayAsync(WeChatHouse.Text("有苹果吗"));
        await house.Api.ArrivedAsync();
        await house.StopAsync();

        Assert.Equal(answer, string.Join('\n', house.Api.Sent.Select(it => it.Text).Prepend(first)));
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_sent_later_and_once()
    {
        var thinking = new TaskCompletionSource<string[]>();
        house.Turns.Answer = _ => thinking.Task;

        var waiting = house.SayAsync(WeChatHouse.Text("有苹果吗"));
        while (!waiting.IsCompleted)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(waiting, Task.Delay(20));
        }
        Assert.Equal("success", await waiting);
        Assert.Equal("success", await house.SayAsync(WeChatHouse.Text("有苹果吗")));
        Assert.Equal("有苹果吗", Assert.Single(house.Promises.Open)); // Should this server die now, another keeps it.
        thinking.SetResult(["有"]);
        await house.Api.ArrivedAsync();
        await house.StopAsync();

        Assert.Equal(("oFarmer1", "有"), Assert.Single(house.Api.Sent));
        Assert.Empty(house.Promises.Open);
        Assert.Empty(house.Promises.Owed);
    }

    [Fact]
    public async Task What_of_a_late_answer_is_not_taken_the_house_brings_when_they_write()
    {
        var (first, second) = (new string('a', 2040), new string('b', 2040));
        var thinking = new TaskCompletionSource<string[]>();
        house.Turns.Answer = _ => thinking.Task;
        await PromisedAsync(house);
        house.Api.FailWith(0, 45047);
        thinking.SetResult([first, second]);
        await house.Api.ArrivedAsync();
        await house.StopAsync();

        Assert.Equal(("oFarmer1", first), Assert.Single(house.Api.Sent));
        var (asked, rest, missed) = Assert.Single(house.Promises.Owed);
        Assert.Equal(("有苹果吗", second, Reach.WhenTheyWrite), (asked, rest, missed.Reach));
        Assert.Empty(house.Promises.Open);
    }

    [Fact]
    public async Task What_one_server_has_promised_no_other_answers_in_its_response()
    {
        var memory = new ShortMemory(house.Clock);
        await using var one = await WeChatHouse.StartAsync(memory: memory);
        await using var other = await WeChatHouse.StartAsync(memory: memory);
        var thinking = new TaskCompletionSource<string[]>();
        one.Turns.Answer = _ => thinking.Task;
        await PromisedAsync(one);
        Assert.Equal("success", await other.SayAsync(WeChatHouse.Text("有苹果吗")));
        thinking.SetResult(["有"]);
        await one.Api.ArrivedAsync();
        Assert.Equal(("oFarmer1", "有"), Assert.Single(one.Api.Sent));
        Assert.Empty(other.Api.Sent);
    }

    /// <summary>Asks until the door says that the answer comes later.</summary>
    private static async Task PromisedAsync(WeChatHouse asked)
    {
        var waiting = asked.SayAsync(WeChatHouse.Text("有苹果吗"));
        while (await Task.WhenAny(waiting, Task.Delay(20)) != waiting)
            asked.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("success", await waiting);
    }

    [Fact]
    public async Task A_token_that_ended_is_renewed_and_one_that_holds_is_used_again()
    {
        await house.SayAsync(WeChatHouse.Text("你好"));
        Assert.Null(await TellAsync("one"));
        Assert.Null(await TellAsync("two"));
        Assert.Equal(1, house.Api.TokenCalls);

        house.Api.EndToken();
        Assert.Null(await TellAsync("three"));
        Assert.Equal(2, house.Api.TokenCalls);

        house.Api.FailWith(45015);
        Assert.Contains("48 hours", await TellAsync("four"), StringComparison.Ordinal);
        Assert.Equal(["one", "two", "three"], house.Api.Sent.Select(it => it.Text));
    }

    private async Task<string?> TellAsync(string text) => (await house.Channel.BringAsync(
        new(Microsoft.Bot.Schema.ActivityTypes.Message) { Text = text, Recipient = new("oFarmer1"), Conversation = new(id: "oFarmer1") },
        TestContext.Current.CancellationToken)).Why;
}
