using System.Net;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class SayingTests : DirectLineTest
{
    [Fact]
    public async Task What_is_said_stands_in_the_feed_with_its_id_before_the_answer()
    {
        var thread = await House.OpenAsync();

        var id = await thread.SayAsync("有苹果吗", mark: "m1");

        var (activities, _) = await thread.PollAsync();
        Assert.Equal(["welcome", "有苹果吗", "echo: 有苹果吗"], activities.Select(Thread.TextOf));
        Assert.Equal(id, (string?)activities[1]["id"]);
        Assert.Equal("m1", (string?)activities[1]["channelData"]!["clientActivityID"]);
    }

    [Fact]
    public async Task A_user_whom_the_token_names_can_not_be_another()
    {
        var thread = await House.OpenAsync("dl_wang");

        await thread.SayAsync("hello", from: "dl_li");

        Assert.All(House.Shop.Heard, activity => Assert.Equal("dl_wang", activity.From.Id));
    }

    [Fact]
    public async Task A_token_that_names_nobody_can_not_speak_as_a_user_whom_tokens_name()
    {
        var thread = await House.OpenAsync();

        await Refusal.IsAsync(HttpStatusCode.Forbidden, "UnprovenUser", await thread.SendAsync(Thread.Message("hello", from: "dl_wang")));
        await thread.SayAsync("hello", from: "li");

        Assert.Equal("li", House.Shop.Heard[^1].From.Id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Who_names_nobody_is_the_conversations_guest(string? from)
    {
        var thread = await House.OpenAsync();

        await thread.SayAsync("hello", from: from);

        Assert.Equal(thread.Conversation, House.Shop.Heard[^1].From.Id);
    }

    [Fact]
    public async Task Where_and_when_and_to_whom_it_is_said_is_not_the_clients_to_say()
    {
        var thread = await House.OpenAsync();
        var message = Thread.Message("hello");
        message["channelId"] = "wechat";
        message["conversation"] = new JObject { ["id"] = "another" };
        message["recipient"] = new JObject { ["id"] = "someone" };
        message["serviceUrl"] = "http://192.0.2.1/";
        message["timestamp"] = "1999-01-01T00:00:00Z";
        message["from"] = new JObject { ["id"] = "li", ["role"] = "bot", ["aadObjectId"] = "0" };

        await thread.SendAsync(message);

        var heard = House.Shop.Heard[^1];
        Assert.Equal(("directline", thread.Conversation, "chatshop"), (heard.ChannelId, heard.Conversation.Id, heard.Recipient.Id));
        Assert.Equal((House.Clock.GetUtcNow(), House.Address.Authority), (heard.Timestamp, new Uri(heard.ServiceUrl).Authority));
        Assert.Equal(("user", null), (heard.From.Role, heard.From.AadObjectId));
    }

    [Fact]
    public async Task The_same_message_sent_again_is_taken_once_and_keeps_its_id()
    {
        var thread = await House.OpenAsync();

        var ids = new[] { await thread.SayAsync("买3斤", mark: "m1"), await thread.SayAsync("买3斤", mark: "m1") };

        Assert.Single(ids.Distinct());
        Assert.Equal(["welcome", "买3斤", "echo: 买3斤"], await thread.TextsAsync());
    }

    [Fact]
    public async Task The_same_message_sent_many_times_at_once_is_taken_once_and_keeps_its_id()
    {
        var thread = await House.OpenAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => thread.SayAsync("买3斤", mark: "m1")));

        Assert.Single(ids.Distinct());
        Assert.Equal(["welcome", "买3斤", "echo: 买3斤"], await thread.TextsAsync());
    }

    [Fact]
    public async Task A_clients_own_id_marks_a_message_too()
    {
        var thread = await House.OpenAsync();
        var message = Thread.Message("买3斤");
        message["id"] = "m1";

        var answers = await Task.WhenAll(thread.SendAsync(message), thread.SendAsync(message));

        var ids = await Task.WhenAll(answers.Select(async answer => (string)(await DirectLineHouse.ReadAsync(answer))["id"]!));
        Assert.Single(ids.Distinct());
        Assert.Equal(["welcome", "买3斤", "echo: 买3斤"], await thread.TextsAsync());
    }

    [Fact]
    public async Task The_same_words_without_a_mark_are_two_messages()
    {
        var thread = await House.OpenAsync();

        Assert.NotEqual(await thread.SayAsync("再来一斤"), await thread.SayAsync("再来一斤"));

        Assert.Equal(5, (await thread.TextsAsync()).Count);
    }

    [Fact]
    public async Task Nobodys_mark_stands_for_the_message_of_another()
    {
        var (mine, other) = (await House.OpenAsync("dl_wang"), await House.OpenAsync("dl_li"));
        var owner = mine with { Token = DirectLineHouse.Secret };

        await mine.SayAsync("one", mark: "m1");
        await other.SayAsync("two", mark: "m1");
        await owner.SayAsync("three", mark: "m1", from: "dl_zhao");

        Assert.Equal(["welcome", "one", "echo: one", "three", "echo: three"], await mine.TextsAsync());
        Assert.Equal(["welcome", "two", "echo: two"], await other.TextsAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("""{"text":"no type"}""")]
    [InlineData("""{"type":"message","timestamp":"yesterday"}""")]
    [InlineData("""{"type":"message","from":"wang"}""")]
    [InlineData("""{"type":"message","attachments":{"0":1}}""")]
    [InlineData("""{"type":"message","entities":7}""")]
    [InlineData("""{"type":"message","importance":{"deep":[]}}""")]
    [InlineData("""{"type":"message","expiration":99999999999999999999999}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"li"}]}""")]
    [InlineData("""{"type":"invoke","name":"x"}""")]
    public async Task What_no_client_can_say_is_refused(string body)
    {
        var thread = await House.OpenAsync();

        await Refusal.IsAsync(HttpStatusCode.BadRequest, "BadArgument", await thread.SendAsync(body));

        Assert.Single(House.Shop.Heard);
    }

    [Fact]
    public async Task Endless_nesting_is_refused()
    {
        var thread = await House.OpenAsync();
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 10_000));

        await Refusal.IsAsync(HttpStatusCode.BadRequest, "BadArgument", await thread.SendAsync($$"""{"type":"message","channelData":{{deep}}"""));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Too_long_a_message_is_refused_however_its_length_is_told(bool chunked)
    {
        var thread = await House.OpenAsync();
        var text = Thread.Message(new string('x', 256 * 1024)).ToString();
        using var content = new StringContent(text);

        var response = await House.SendAsync(
            HttpMethod.Post, $"{thread.Path}/activities", thread.Token, content, chunked ? ["Transfer-Encoding: chunked", "Expect: 100-continue"] : ["Expect: 100-continue"]);

        await Refusal.IsAsync(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig", response);
        Assert.Single(House.Shop.Heard);
    }

    [Fact]
    public async Task A_failing_house_tells_nothing_of_itself_and_takes_the_message_when_it_is_well_again()
    {
        var thread = await House.OpenAsync();
        House.Shop.Failure = new InvalidOperationException("the inside");
        var problem = await Refusal.IsAsync(HttpStatusCode.InternalServerError, await thread.SendAsync(Thread.Message("hello", mark: "m1")));
        House.Shop.Failure = null;

        await thread.SayAsync("hello", mark: "m1");

        Assert.DoesNotContain("the inside", problem.ToString());
        Assert.Equal(["welcome", "hello", "echo: hello"], await thread.TextsAsync());
    }
}
