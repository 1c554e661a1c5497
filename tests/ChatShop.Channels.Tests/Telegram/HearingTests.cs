using System.Text;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.Telegram;

/// <summary>What people send on Telegram, and what the house hears of it.</summary>
public sealed class HearingTests : IAsyncLifetime
{
    private TelegramHouse house = null!;

    public async ValueTask InitializeAsync() => house = await TelegramHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_text_is_from_the_chat_it_was_written_in()
    {
        var heard = await house.HearAsync(TelegramHouse.Message(new { text = "来十斤苹果" }, 77));

        Assert.Equal(("来十斤苹果", "77", "telegram", "7", "7", "bot", "zh-hans"),
            (heard.Text, heard.Id, heard.ChannelId, heard.From.Id, heard.Conversation.Id, heard.Recipient.Id, heard.Locale));
        Assert.Equal(1789870800, heard.Timestamp!.Value.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task The_largest_photo_is_our_own_copy_and_its_caption_the_text()
    {
        house.Api.Files["large"] = "photo of apples"u8.ToArray();

        var heard = await house.HearAsync(TelegramHouse.Message(new { photo = new[] { Photo("small", 90), Photo("large", 1280), Photo("middle", 320) }, caption = "卖苹果" }));

        Assert.Equal(("卖苹果", "http://shop.example/photos/1"), (heard.Text, Assert.Single(heard.Attachments).ContentUrl));
        Assert.Equal("photo of apples", Encoding.UTF8.GetString(Assert.Single(house.Photos.Kept)));
    }

    [Fact]
    public async Task A_photo_sent_as_a_file_is_one_too()
    {
        house.Api.Files["f"] = "photo"u8.ToArray();
        var heard = await house.HearAsync(TelegramHouse.Message(new { document = new { file_id = "f", file_unique_id = "u", mime_type = "image/png" } }));
        Assert.Equal("http://shop.example/photos/1", Assert.Single(heard.Attachments).ContentUrl);
    }

    [Theory]
    [InlineData("half", 4, "cutOff")]
    [InlineData("gone", 0, "notFetched")]
    [InlineData("large", 10 * 1024 * 1024 + 1, "tooLarge")]
    public async Task A_photo_that_can_not_be_had_says_why(string file, int bytes, string why)
    {
        if (bytes > 0)
            house.Api.Files[file] = new byte[bytes];
        var heard = await house.HearAsync(TelegramHouse.Message(new { photo = new[] { Photo(file, 90) } }));
        Assert.Equal((null, why), (Assert.Single(heard.Attachments).ContentUrl, heard.Attachments[0].Name));
    }

    [Fact]
    public async Task A_file_that_Telegram_gives_to_no_bot_is_too_large()
    {
        house.Api.Refuse(400, "Bad Request: file is too big");
        var heard = await house.HearAsync(TelegramHouse.Message(new { photo = new[] { Photo("x", 90) } }));
        Assert.Equal("tooLarge", Assert.Single(heard.Attachments).Name);
    }

    [Theory]
    [InlineData("v", "三斤苹果")]
    [InlineData("gone", "")]
    public async Task What_is_said_aloud_is_listened_to(string file, string said)
    {
        house.Api.Files["v"] = Encoding.UTF8.GetBytes("三斤苹果");
        var heard = await house.HearAsync(TelegramHouse.Message(new { voice = new { file_id = file, file_unique_id = "u", duration = 2, mime_type = "audio/ogg" } }));
        Assert.Equal((said, "audio/ogg"), (heard.Text, Assert.Single(heard.Attachments).ContentType));
    }

    [Fact]
    public async Task Places_and_people_are_text()
    {
        var place = new { latitude = 31.5, longitude = 121.25 };
        Assert.Equal("31.5, 121.25", (await house.HearAsync(TelegramHouse.Message(new { location = place }, 1))).Text);
        Assert.Equal("供销社 李家村3组", (await house.HearAsync(TelegramHouse.Message(new { location = place, venue = new { location = place, title = "供销社", address = "李家村3组" } }, 2))).Text);
        Assert.Equal("Li 13800000000", (await house.HearAsync(TelegramHouse.Message(new { contact = new { first_name = "Li", phone_number = "13800000000" } }, 3))).Text);
    }

    [Fact]
    public async Task Who_starts_comes_in_by_the_code_if_there_is_one()
    {
        var came = await house.HearAsync(TelegramHouse.Message(new { text = "/start" }, 1));
        Assert.Equal((ActivityTypes.ConversationUpdate, "7"), (came.Type, Assert.Single(came.MembersAdded).Id));

        var entered = await house.HearAsync(TelegramHouse.Message(new { text = "/start s3" }, 2));
        Assert.Equal((ActivityTypes.Event, "entrance", "s3"), (entered.Type, entered.Name, entered.Value));
    }

    [Fact]
    public async Task A_pressed_button_says_what_it_stands_for_and_comes_to_rest()
    {
        var heard = await house.HearAsync(TelegramHouse.Update("callback_query", new { id = "c9", from = new { id = 7, first_name = "Li" }, chat_instance = "i", data = "付款", message = new { message_id = 1, date = 0, chat = new { id = 7, type = "private" } } }));
        await house.ArrivedAsync(2);
        Assert.Equal(("付款", "7"), (heard.Text, heard.From.Id));
        Assert.Equal("c9", Assert.Single(house.Api.Done, call => call.Method == "answerCallbackQuery")["callback_query_id"]);
    }

    [Fact]
    public async Task Who_blocks_the_bot_has_left()
    {
        var heard = await house.HearAsync(Member("kicked"));
        Assert.Equal((ActivityTypes.ConversationUpdate, "7"), (heard.Type, Assert.Single(heard.MembersRemoved).Id));
    }

    [Theory]
    [InlineData("video")]
    [InlineData("video_note")]
    [InlineData("audio")]
    [InlineData("document")]
    public async Task A_film_or_a_file_is_answered_as_what_is_no_photo(string kind)
    {
        object film = new { file_id = "f", file_unique_id = "f", width = 10, height = 10, length = 10, duration = 3 };
        var heard = await house.HearAsync(TelegramHouse.Message(new Dictionary<string, object> { [kind] = film }));
        Assert.Equal("notAPhoto", Assert.Single(heard.Attachments).Name);
    }

    [Fact]
    public async Task Nothing_is_done_about_other_updates()
    {
        await house.TakeAsync(Member("member"));
        await house.TakeAsync(TelegramHouse.Message(new { text = "hello" }, type: "supergroup"));
        await house.TakeAsync(TelegramHouse.Message(new { sticker = new { file_id = "s" } }));
        await house.TakeAsync(TelegramHouse.Update("edited_message", new { message_id = 1, date = 1, text = "hello", chat = new { id = 7, type = "private" } }));
        await house.TakeAsync(TelegramHouse.Update("something_new", new { }));
        Assert.Empty(house.Turns.Heard);
    }

    private static object Photo(string file, int width) => new { file_id = file, file_unique_id = file, width, height = width };

    private static byte[] Member(string status)
    {
        var bot = new { id = 1, is_bot = true, first_name = "shop" };
        return TelegramHouse.Update("my_chat_member", new
        {
            chat = new { id = 7, type = "private" },
            from = new { id = 7, first_name = "Li" },
            date = 1789870800,
            old_chat_member = new { status = "member", user = bot },
            new_chat_member = new { status, user = bot, until_date = 0 },
        });
    }
}
