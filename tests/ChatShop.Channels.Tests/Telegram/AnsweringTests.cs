using System.Net;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.Telegram;

/// <summary>What the house says on Telegram, also when Telegram does not take it at once.</summary>
public sealed class AnsweringTests : IAsyncLifetime
{
    private TelegramHouse house = null!;

    public async ValueTask InitializeAsync() => house = await TelegramHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task An_answer_is_sent_and_takes_old_buttons_away()
    {
        await house.TakeAsync(Said("hello"));
        await house.ArrivedAsync();
        var sent = Assert.Single(house.Api.Sent);
        Assert.Equal(("sendMessage", "7", "echo: hello"), (sent.Method, sent["chat_id"], sent["text"]));
        Assert.True(sent.Body.GetProperty("reply_markup").GetProperty("remove_keyboard").GetBoolean());
    }

    [Fact]
    public async Task A_long_answer_comes_in_parts_that_are_whole()
    {
        house.Turns.Answer = _ => Task.FromResult<string[]>([string.Concat(Enumerable.Repeat("🍎", 3000))]);
        await house.TakeAsync(Said("hello"));
        await house.ArrivedAsync(2);
        Assert.Equal([4096, 1904], house.Api.Sent.Select(sent => sent["text"]!.Length));
        Assert.False(house.Api.Sent[0].Body.TryGetProperty("reply_markup", out _));
    }

    [Fact]
    public async Task An_update_delivered_again_is_not_answered_again()
    {
        await house.TakeAsync(Said("hello", 1));
        await Task.WhenAll(house.TakeAsync(Said("hello", 1)), house.TakeAsync(Said("hello", 1)));
        await house.TakeAsync(Said("thanks", 2));
        await house.ArrivedAsync(2);
        Assert.Equal(["echo: hello", "echo: thanks"], house.Api.Sent.Select(sent => sent["text"]));
    }

    [Fact]
    public async Task A_turn_that_fails_is_taken_when_the_update_comes_again()
    {
        var answer = house.Turns.Answer;
        house.Turns.Answer = _ => throw new InvalidOperationException("The database is away.");
        using var failed = await house.Client.SendAsync(TelegramHouse.Request(Said("hello")));
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);

        house.Turns.Forget();
        house.Turns.Answer = answer;
        await house.TakeAsync(Said("hello"));
        await house.ArrivedAsync();
        Assert.Equal("echo: hello", Assert.Single(house.Api.Sent)["text"]);
    }

    [Fact]
    public async Task An_answer_waits_as_long_as_Telegram_asks_and_later_ones_wait_behind_it()
    {
        house.Api.Refuse(429, "Too Many Requests: retry after 30", 30);
        house.Api.Refuse(500, "Internal Server Error");
        var before = house.Clock.GetUtcNow();
        await house.TakeAsync(Said("hello", 1));
        await house.TakeAsync(Said("thanks", 2));
        await house.ArrivedAsync(2);
        Assert.Equal(["echo: hello", "echo: thanks"], house.Api.Sent.Select(sent => sent["text"]));
        Assert.True(house.Clock.GetUtcNow() - before >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_answer_is_tried_three_times_when_the_connection_breaks()
    {
        house.Api.BreakOff();
        house.Api.AnswerPage(502);
        await house.TakeAsync(Said("hello"));
        await house.ArrivedAsync();
        Assert.Equal(3, house.Api.Calls);
        Assert.DoesNotContain("AAFD39kkdpWt3ywyRZergyOLMaJhac60qcw", house.Log.Text, StringComparison.Ordinal);
        Assert.Contains("did not reach chat 7", house.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_more_is_said_to_who_has_blocked_the_bot()
    {
        house.Turns.Answer = _ => Task.FromResult<string[]>(["one", "two"]);
        house.Api.Refuse(403, "Forbidden: bot was blocked by the user");
        await house.TakeAsync(Said("hello"));
        await house.StopAsync();
        Assert.Equal((1, 0), (house.Api.Calls, house.Api.Sent.Count));
    }

    [Fact]
    public async Task What_Telegram_does_not_take_however_often_it_is_tried_the_house_brings_later()
    {
        house.Turns.Answer = _ => Task.FromResult<string[]>(["one", "two", "three"]);
        house.Api.Pass();
        for (var tries = 0; tries < 3; tries++)
            house.Api.Refuse(500, "Internal Server Error");
        await house.TakeAsync(Said("hello"));
        var (asked, rest, missed) = Assert.Single(house.Promises.Owed);
        Assert.Equal(("hello", "two\n\nthree", Reach.Later), (asked, rest, missed.Reach));
        Assert.Equal("one", Assert.Single(house.Api.Sent)["text"]);
    }

    [Fact]
    public async Task The_server_stops_only_when_its_answers_are_out()
    {
        await house.TakeAsync(Said("hello"));
        await house.StopAsync();
        Assert.Single(house.Api.Sent);
    }

    [Fact]
    public async Task Buttons_and_a_photo_are_shown_as_Telegram_shows_them()
    {
        var notice = Notice("Look", "https://shop.example/card.png");
        notice.SuggestedActions = new SuggestedActions { Actions = [.. new[] { "付款", "取消", "帮助" }.Select(label => new CardAction(ActionTypes.ImBack, label, value: label))] };
        Assert.Equal(Outcome.Arrived, await house.Channel.BringAsync(notice, default));

        var sent = Assert.Single(house.Api.Sent);
        Assert.Equal(("sendPhoto", "Look", "https://shop.example/card.png"), (sent.Method, sent["caption"], sent["photo"]));
        var markup = sent.Body.GetProperty("reply_markup");
        Assert.True(markup.GetProperty("one_time_keyboard").GetBoolean() && markup.GetProperty("resize_keyboard").GetBoolean());
        Assert.Equal(["付款", "取消", "帮助"], markup.GetProperty("keyboard").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(button => button.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_photo_that_Telegram_does_not_take_is_a_link_and_a_long_text_stands_before_its_photo()
    {
        await house.Channel.BringAsync(Notice("Look", "http://127.0.0.1/card.png"), default);
        await house.Channel.BringAsync(Notice(new string('a', 1025), "https://shop.example/card.png"), default);
        Assert.Equal(["sendMessage", "sendMessage", "sendPhoto"], house.Api.Sent.Select(sent => sent.Method));
        Assert.Equal("Look\nhttp://127.0.0.1/card.png", house.Api.Sent[0]["text"]);
    }

    private static byte[] Said(string text, long id = 501) => TelegramHouse.Message(new { text }, id);

    private static Activity Notice(string text, string photo) => new(ActivityTypes.Message)
    {
        Id = $"n{text.Length}",
        ChannelId = "telegram",
        Text = text,
        Conversation = new ConversationAccount(id: "7"),
        Attachments = [new Attachment("image/png", photo)],
    };
}
