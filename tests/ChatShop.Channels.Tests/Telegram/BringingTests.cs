using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.Telegram;

/// <summary>What becomes of a notice, whatever Telegram says about it; and how Telegram learns where the door is.</summary>
public sealed class BringingTests
{
    [Theory]
    [InlineData(403, "Forbidden: bot was blocked by the user", Reach.Left)]
    [InlineData(403, "Forbidden: user is deactivated", Reach.Left)]
    [InlineData(400, "Bad Request: chat not found", Reach.Left)]
    [InlineData(400, "Bad Request: message is too long", Reach.WhenTheyWrite)]
    [InlineData(401, "Unauthorized", Reach.WhenTheyWrite)]
    [InlineData(404, "Not Found", Reach.WhenTheyWrite)]
    [InlineData(429, "Too Many Requests: retry after 35", Reach.Later, 35)]
    [InlineData(500, "Internal Server Error", Reach.Later)]
    [InlineData(502, "Bad Gateway", Reach.Later)]
    public async Task What_Telegram_says_decides_what_is_done_next(int code, string words, Reach reach, int? retryAfter = null)
    {
        await using var house = await TelegramHouse.StartAsync();
        house.Api.Refuse(code, words, retryAfter);
        var outcome = await house.Channel.BringAsync(Notice("hello"), default);
        Assert.Equal((reach, retryAfter), (outcome.Reach, (int?)outcome.After?.TotalSeconds));
        Assert.Contains(words, outcome.Why, StringComparison.Ordinal);
        Assert.Equal(1, house.Api.Calls);
    }

    [Theory]
    [InlineData("page", Reach.Later)]
    [InlineData("break", Reach.WhenTheyWrite)]
    [InlineData("hang", Reach.WhenTheyWrite)]
    [InlineData("closed", Reach.WhenTheyWrite)]
    public async Task Without_an_answer_nobody_knows_whether_it_arrived(string how, Reach reach)
    {
        await using var house = await TelegramHouse.StartAsync();
        await FailAsync(house.Api, how);
        var outcome = await house.Channel.BringAsync(Notice("hello"), default);
        Assert.Equal(reach, outcome.Reach);
        Assert.DoesNotContain(TelegramApiStandIn.Token, $"{outcome.Why}{house.Log.Text}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrived_already_is_not_brought_again_with_the_rest()
    {
        await using var house = await TelegramHouse.StartAsync();
        var notice = Notice($"{new string('a', 4096)} {new string('b', 10)}");
        notice.Attachments = [new Attachment("image/png", "https://shop.example/card.png")];
        house.Api.Pass();
        house.Api.Refuse(429, "Too Many Requests", 5);
        Assert.Equal(Reach.Later, (await house.Channel.BringAsync(notice, default)).Reach);
        Assert.Equal(Outcome.Arrived, await house.Channel.BringAsync(notice, default));
        Assert.Equal(["sendMessage", "sendMessage", "sendPhoto"], house.Api.Sent.Select(sent => sent.Method));
    }

    [Fact]
    public async Task Telegram_is_told_where_the_door_is_until_it_has_heard()
    {
        await using var house = await TelegramHouse.StartAsync("https://shop.example", api =>
        {
            api.BreakOff();
            api.Refuse(429, "Too Many Requests", 3);
        });
        await house.ArrivedAsync();
        var told = Assert.Single(house.Api.Done);
        Assert.Equal(("setWebhook", "https://shop.example/channels/telegram", TelegramHouse.Secret), (told.Method, told["url"], told["secret_token"]));
        Assert.Equal(["message", "callback_query", "my_chat_member"], told.Body.GetProperty("allowed_updates").EnumerateArray().Select(kind => kind.GetString()));
        Assert.DoesNotContain(TelegramApiStandIn.Token, house.Log.Text, StringComparison.Ordinal);
    }

    private static async Task FailAsync(TelegramApiStandIn api, string how)
    {
        switch (how)
        {
            case "page":
                api.AnswerPage(502);
                break;
            case "break":
                api.BreakOff();
                break;
            case "hang":
                api.HangOn();
                break;
            default:
                await api.DisposeAsync();
                break;
        }
    }

    private static Activity Notice(string text) => new(ActivityTypes.Message)
    {
        Id = "n1",
        ChannelId = "telegram",
        Text = text,
        Conversation = new ConversationAccount(id: "7"),
    };
}
