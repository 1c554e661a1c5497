using ChatShop.Channels.BotFramework;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>How answers look on the Bot Framework's channels.</summary>
public sealed class CardTests : IAsyncLifetime
{
    private const string Photo = "https://shop.example/photos/apple.jpg", Drawing = "https://shop.example/photos/code.png", Goods = "https://shop.example/l/l5";

    private BotFrameworkHouse house = null!;

    public async ValueTask InitializeAsync() => house = await BotFrameworkHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_photo_of_goods_is_also_a_card_that_opens_where_the_text_leads()
    {
        var reply = await ReplyAsync($"红富士苹果, 5元一斤\n看看: {Goods}", new Attachment("image/jpeg", Photo));

        Assert.Equal($"红富士苹果, 5元一斤\n看看: {Goods}", (string?)reply["text"]);
        Assert.Equal(["image/jpeg", HeroCard.ContentType], reply["attachments"]!.Select(it => (string)it["contentType"]!));
        Assert.Equal(Photo, (string?)reply["attachments"]![0]!["contentUrl"]);
        var card = reply["attachments"]![1]!["content"]!;
        Assert.Equal("红富士苹果, 5元一斤", (string?)card["title"]);
        Assert.Equal(Photo, (string?)Assert.Single(card["images"]!)["url"]);
        var button = Assert.Single(card["buttons"]!);
        Assert.Equal((ActionTypes.OpenUrl, "shop.example/l/l5", Goods), ((string?)button["type"], (string?)button["title"], (string?)button["value"]));
    }

    [Fact]
    public async Task Where_the_text_leads_nowhere_the_photo_itself_is_opened()
    {
        var reply = await ReplyAsync("红富士苹果, 5元一斤", new Attachment("image/jpeg", Photo));

        Assert.Equal(Photo, (string?)Assert.Single(reply["attachments"]![1]!["content"]!["buttons"]!)["value"]);
    }

    [Fact]
    public async Task A_shops_card_leads_to_the_shop_and_a_drawing_that_leads_nowhere_is_only_looked_at()
    {
        var shop = await ReplyAsync("王婶菜园 https://shop.example/s/s3", new Attachment("image/png", Drawing));
        var chart = await ReplyAsync("这个月卖了300元", new Attachment("image/png", Drawing));

        Assert.Equal("https://shop.example/s/s3", (string?)Assert.Single(shop["attachments"]![1]!["content"]!["buttons"]!)["value"]);
        Assert.Equal("image/png", (string?)Assert.Single(chart["attachments"]!)["contentType"]);
    }

    [Fact]
    public async Task Several_photos_stay_photos()
    {
        var reply = await ReplyAsync("1. 苹果\n2. 梨", new Attachment("image/jpeg", Photo), new Attachment("image/jpeg", Photo));

        Assert.Equal(["image/jpeg", "image/jpeg"], reply["attachments"]!.Select(it => (string)it["contentType"]!));
    }

    [Fact]
    public async Task A_receipt_stands_beside_its_picture()
    {
        var receipt = new ReceiptCard("收据", [new Fact("订单", "1001")], [new ReceiptItem("苹果", price: "50元", quantity: "10斤")], total: "50元");
        var reply = await ReplyAsync($"收据: {Goods}", new Attachment("image/png", Drawing), receipt.ToAttachment());

        Assert.Equal(["image/png", ReceiptCard.ContentType], reply["attachments"]!.Select(it => (string)it["contentType"]!));
        var shown = reply["attachments"]![1]!["content"]!;
        Assert.Equal(("收据", "50元", "苹果", "1001"), ((string?)shown["title"], (string?)shown["total"], (string?)shown["items"]![0]!["title"], (string?)shown["facts"]![0]!["value"]));
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("email")]
    [InlineData("test")]
    public void A_channel_that_shows_no_cards_gets_text_and_pictures_alone(string channel)
    {
        var answer = new Activity(ActivityTypes.Message)
        {
            Text = "收据",
            Attachments = [new Attachment("image/png", Drawing), new ReceiptCard("收据").ToAttachment()],
            SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.ImBack, "好", value: "好")] },
        };

        var dressed = Cards.Dress(answer, channel, isShown: true);

        Assert.Equal(("收据", Drawing), (dressed.Text, Assert.Single(dressed.Attachments).ContentUrl));
        Assert.Equal("好", Assert.Single(dressed.SuggestedActions.Actions).Title);
        Assert.Equal(2, answer.Attachments.Count); // What the house holds is not changed.
        Assert.Equal(Photo, Assert.Single(Cards.Dress(new Activity(ActivityTypes.Message) { Text = "苹果", Attachments = [new Attachment("image/jpeg", Photo)] }, channel, isShown: true).Attachments).ContentUrl);
    }

    [Fact]
    public async Task Choices_are_suggested_actions_that_say_themselves()
    {
        house.Turns.Dress = answer => answer.SuggestedActions = new SuggestedActions { Actions = [new CardAction(ActionTypes.ImBack, "是的", value: "是的")] };
        var reply = await ReplyAsync("对吗?");

        var action = Assert.Single(reply["suggestedActions"]!["actions"]!);
        Assert.Equal((ActionTypes.ImBack, "是的", "是的"), ((string?)action["type"], (string?)action["title"], (string?)action["value"]));
    }

    [Fact]
    public async Task Sent_to_people_a_picture_on_a_card_is_shown_once()
    {
        house.Turns.Answer = _ => Task.FromResult<string[]>([$"红富士苹果 {Goods}"]);
        house.Turns.Dress = answer => answer.Attachments = [new Attachment("image/jpeg", Photo)];
        var message = house.Message("有苹果吗");
        message.Remove("deliveryMode");
        using var response = await house.Client.SendAsync(house.Proven(BotFrameworkHouse.Bytes(message)), TestContext.Current.CancellationToken);

        var (_, sent) = await house.Connector.NextAsync();
        Assert.Equal($"红富士苹果 {Goods}", (string?)sent["text"]);
        var only = Assert.Single(sent["attachments"]!);
        Assert.Equal((HeroCard.ContentType, Photo), ((string?)only["contentType"], (string?)only["content"]!["images"]![0]!["url"]));
    }

    [Fact]
    public async Task A_notice_with_a_photo_is_a_card_too()
    {
        var notice = new Activity(ActivityTypes.Message)
        {
            Id = "notice-7",
            Text = "发货了",
            ChannelId = "webchat",
            ServiceUrl = house.Connector.ServiceUrl,
            Conversation = new ConversationAccount(id: "c1"),
            From = new ChannelAccount("bot@1"),
            Recipient = new ChannelAccount("user1"),
            Attachments = [new Attachment("image/jpeg", Photo)],
        };
        await house.Channel.BringAsync(notice, TestContext.Current.CancellationToken);

        var (_, sent) = await house.Connector.NextAsync();
        Assert.Equal(("发货了", HeroCard.ContentType), ((string?)sent["text"], (string?)Assert.Single(sent["attachments"]!)["contentType"]));
    }

    private async Task<JToken> ReplyAsync(string text, params IList<Attachment> attachments)
    {
        house.Turns.Answer = _ => Task.FromResult<string[]>([text]);
        if (attachments.Count > 0)
            house.Turns.Dress = answer => answer.Attachments = attachments;
        using var response = await house.Client.SendAsync(house.Proven(BotFrameworkHouse.Bytes(house.Message("?", $"m{house.Turns.Turns}"))), TestContext.Current.CancellationToken);
        return Assert.Single(JObject.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))["activities"]!);
    }
}
