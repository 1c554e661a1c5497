using System.Globalization;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>Whoever permits it hears by a subscription message that something waits; each permission is good for one.</summary>
public sealed class SubscriptionTests : IAsyncLifetime
{
    private WeChatHouse house = null!;
    private int events;

    public async ValueTask InitializeAsync() => house = await WeChatHouse.StartAsync(settings => settings with { Subscription = new("sub", "thing1") });

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Each_permission_is_used_up_by_one_notice()
    {
        await TellAsync("0");
        await PopupAsync("accept");
        await PopupAsync("accept");
        foreach (var id in new[] { "1", "1", "2", "3" })
            Assert.Equal(Reach.WhenTheyWrite, (await TellAsync(id)).Reach);

        Assert.Equal(["订单1", "订单2"], Rung);
        var body = house.Api.Told.First().Body;
        Assert.Equal(("oFarmer1", "sub", "http://shop.example/o/1"), (body.GetProperty("touser").GetString(), body.GetProperty("template_id").GetString(), body.GetProperty("page").GetString()));
    }

    [Fact]
    public async Task The_same_permission_told_again_counts_once_and_one_for_another_template_not_at_all()
    {
        await PopupAsync("accept", second: 1);
        await PopupAsync("accept", second: 1);
        await PopupAsync("accept", template: "other");
        await TellAsync("1");
        await TellAsync("2");

        Assert.Equal(["订单1"], Rung);
    }

    [Theory]
    [InlineData("subscribe_msg_popup_event", "SubscribeMsgPopupEvent")]
    [InlineData("subscribe_msg_change_event", "SubscribeMsgChangeEvent")]
    public async Task Whoever_takes_the_permission_back_hears_nothing(string name, string list)
    {
        await PopupAsync("accept");
        await PopupAsync("reject", name, list);
        await TellAsync("1");

        Assert.Empty(Rung);
    }

    [Fact]
    public async Task A_refusal_at_sending_takes_all_permissions_away()
    {
        await PopupAsync("accept");
        await PopupAsync("accept");
        await TellTokenAsync();
        house.Api.FailWith(43101);
        await TellAsync("1");
        await TellAsync("2");

        Assert.Empty(Rung);
        Assert.Contains("43101", house.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_said_uses_no_permission()
    {
        await PopupAsync("accept");
        await house.SayAsync(WeChatHouse.Text("你好"));

        Assert.Equal(Reach.Arrived, (await TellAsync("1")).Reach);
        Assert.Empty(Rung);
    }

    [Fact]
    public async Task One_that_did_not_arrive_is_in_the_log()
    {
        await house.SayAsync(WeChatHouse.Event("subscribe_msg_sent_event", "",
            "<SubscribeMsgSentEvent><List><TemplateId>sub</TemplateId><MsgID>1</MsgID><ErrorCode>3</ErrorCode><ErrorStatus>failed</ErrorStatus></List></SubscribeMsgSentEvent>"));
        await house.StopAsync();

        Assert.Contains("did not arrive", house.Log.Text, StringComparison.Ordinal);
    }

    private IEnumerable<string?> Rung => house.Api.Told.Where(told => told.What == "message/subscribe/bizsend")
        .Select(told => told.Body.GetProperty("data").GetProperty("thing1").GetProperty("value").GetString());

    /// <summary>Takes a token before a refusal is set up, which would meet the token's call else.</summary>
    private Task TellTokenAsync() => house.Entrances.LinkAsync("s3", TestContext.Current.CancellationToken);

    private Task PopupAsync(string status, string name = "subscribe_msg_popup_event", string list = "SubscribeMsgPopupEvent", string template = "sub", int? second = null) => house.SayAsync(WeChatHouse.Event(
        name, "",
        $"<{list}><List><TemplateId>first</TemplateId><SubscribeStatusString>reject</SubscribeStatusString><PopupScene>2</PopupScene></List>"
        + $"<List><TemplateId>{template}</TemplateId><SubscribeStatusString>{status}</SubscribeStatusString><PopupScene>2</PopupScene></List></{list}>",
        second: 1789870800 + (second ?? 10 + ++events)));

    private Task<Outcome> TellAsync(string id) => house.Channel.BringAsync(
        new(ActivityTypes.Message) { Id = id, Text = string.Create(CultureInfo.InvariantCulture, $"订单{id}\nhttp://shop.example/o/{id}"), Recipient = new("oFarmer1"), Conversation = new(id: "oFarmer1") },
        TestContext.Current.CancellationToken);
}
