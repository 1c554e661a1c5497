using ChatShop.Channels.Sms;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.Sms;

/// <summary>What people who write by SMS see, and what the house hears of them.</summary>
public sealed class SmsTalkTests : IAsyncLifetime
{
    private SmsHouse house = null!;

    public async ValueTask InitializeAsync() => house = await SmsHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public void The_signature_is_that_of_the_example_that_Twilio_publishes() => Assert.Equal("RSOYDt4T1cUTdK1PDd93/VVr8B8=", SmsSignature.Of(
        "12345", "https://mycompany.com/myapp.php?foo=1&bar=2",
        new Dictionary<string, string> { ["CallSid"] = "CA1234567890ABCDE", ["Digits"] = "1234", ["From"] = "+14158675309", ["To"] = "+18005551212", ["Caller"] = "+14158675309" }));

    [Fact]
    public async Task A_message_comes_from_its_number()
    {
        Assert.Equal(["echo: 5 < 6 & 😀"], await house.SayAsync("5 < 6 & 😀", "SM1"));
        var heard = Assert.Single(house.Turns.Heard);
        Assert.Equal(
            ("SM1", "sms", SmsHouse.Farmer, SmsHouse.Farmer, "+8610000000", ActivityTypes.Message),
            (heard.Id, heard.ChannelId, heard.From.Id, heard.Conversation.Id, heard.Recipient.Id, heard.Type));
    }

    [Theory]
    [InlineData("STOP", false), InlineData("stopall", false), InlineData("Unsubscribe", false), InlineData(" END\n", false), InlineData("quit", false)]
    [InlineData("START", true), InlineData("unstop", true)]
    public async Task People_leave_and_come_back_by_the_words_that_networks_know(string word, bool comes)
    {
        await house.SayAsync(word, "SM1");
        var heard = Assert.Single(house.Turns.Heard);
        Assert.Equal(ActivityTypes.ConversationUpdate, heard.Type);
        Assert.Equal(SmsHouse.Farmer, Assert.Single(comes ? heard.MembersAdded : heard.MembersRemoved).Id);
    }

    [Theory]
    [InlineData("stop it"), InlineData("STOP."), InlineData("the end"), InlineData("退订")]
    public async Task Other_words_are_a_message(string words)
    {
        await house.SayAsync(words, "SM1");
        Assert.Equal((ActivityTypes.Message, words), (Assert.Single(house.Turns.Heard).Type, house.Turns.Heard[0].Text));
    }

    [Fact]
    public async Task A_picture_is_told_of_but_not_fetched()
    {
        await house.SayAsync(new Dictionary<string, string>(SmsHouse.Fields("", "SM1")) { ["NumMedia"] = "2", ["MediaUrl0"] = "http://127.0.0.1:1/x" });
        Assert.Equal("notFetched", Assert.Single(Assert.Single(house.Turns.Heard).Attachments).Name);
    }

    [Fact]
    public async Task A_replay_long_after_is_answered_and_does_nothing()
    {
        Assert.Equal(["echo: 一斤"], await house.SayAsync("一斤", "SM1"));
        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["echo: 一斤"], await house.SayAsync("一斤", "SM1"));
        Assert.Equal(1, house.Turns.Turns);
        Assert.Empty(house.Api.Sent);
    }

    [Fact]
    public async Task A_long_answer_comes_in_one_response_and_the_same_again()
    {
        var answer = string.Join('\n', Enumerable.Range(1, 20).Select(i => $"{i}. 红富士苹果 5元一斤"));
        house.Turns.Answer = _ => Task.FromResult<string[]>([answer]);

        var parts = await house.SayAsync("有苹果吗", "SM1");
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 70));
        Assert.Equal(answer, string.Join('\n', parts));
        Assert.Equal(parts, await house.SayAsync("有苹果吗", "SM1"));
        Assert.Empty(house.Api.Sent);
    }

    [Fact]
    public async Task A_replay_after_days_is_not_even_answered()
    {
        Assert.Equal(["echo: 一斤"], await house.SayAsync("一斤", "SM1"));
        house.Turns.Forget(); // The house knows the last messages of a thread only.
        house.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(await house.SayAsync("一斤", "SM1"));
        Assert.Empty(house.Turns.Heard);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_sent_later_and_once()
    {
        var thinking = new TaskCompletionSource<string[]>();
        house.Turns.Answer = _ => thinking.Task;

        var waiting = house.SayAsync("有苹果吗", "SM1");
        await house.UntilAsync(waiting);
        Assert.Empty(await waiting);
        Assert.Empty(await house.SayAsync("有苹果吗", "SM1"));
        thinking.SetResult(["有"]);
        await house.Api.CalledAsync();
        await house.StopAsync();

        Assert.Equal((SmsHouse.Farmer, "有"), Assert.Single(house.Api.Sent));
        Assert.Equal(1, house.Turns.Turns);
        Assert.Equal((1, 0), (house.Promises.Made, house.Promises.Open.Count()));
    }

    [Fact]
    public async Task A_late_answer_is_sent_again_when_the_gateway_did_not_take_it()
    {
        var thinking = new TaskCompletionSource<string[]>();
        house.Turns.Answer = _ => thinking.Task;
        house.Api.ThenRefuse(429, 20429, "3");

        await house.UntilAsync(house.SayAsync("有苹果吗", "SM1"));
        thinking.SetResult(["有"]);
        await house.Api.CalledAsync();
        await house.UntilAsync(house.Api.CalledAsync());
        await house.StopAsync();

        Assert.Equal((SmsHouse.Farmer, "有"), Assert.Single(house.Api.Sent));
    }
}
