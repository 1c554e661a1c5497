using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>What each kind of message and event is to the house.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private WeChatHouse house = null!;

    public async ValueTask InitializeAsync() => house = await WeChatHouse.StartAsync();

    public async ValueTask DisposeAsync() => await house.DisposeAsync();

    [Theory]
    [InlineData("subscribe", "qrscene_s3", "s3")]
    [InlineData("SCAN", "l5", "l5")]
    public async Task A_scanned_code_leads_where_it_says(string name, string key, string scene)
    {
        await house.PostAsync(WeChatHouse.Event(name, key));
        var heard = Assert.Single(house.Turns.Heard);
        Assert.Equal((ActivityTypes.Event, Entrance.EventName, scene), (heard.Type, heard.Name, $"{heard.Value}"));
    }

    [Fact]
    public async Task A_code_scanned_by_the_menu_leads_where_its_link_says_and_else_says_what_it_holds()
    {
        const string Scanned = "<ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType><ScanResult><![CDATA[{0}]]></ScanResult></ScanCodeInfo>";
        await house.PostAsync(WeChatHouse.Event("scancode_waitmsg", "scan", Scanned.Replace("{0}", "http://shop.example/s/s3", StringComparison.Ordinal)));
        await house.PostAsync(WeChatHouse.Event("scancode_waitmsg", "scan", Scanned.Replace("{0}", "SF123", StringComparison.Ordinal), second: 1789870801));
        Assert.Equal("s3", $"{house.Turns.Heard[0].Value}");
        Assert.Equal("SF123", house.Turns.Heard[1].Text);
    }

    [Fact]
    public async Task Following_is_coming_and_unfollowing_is_leaving()
    {
        await house.PostAsync(WeChatHouse.Event("subscribe"));
        await house.PostAsync(WeChatHouse.Event("unsubscribe", second: 1789870801));
        Assert.Equal("oFarmer1", Assert.Single(house.Turns.Heard[0].MembersAdded).Id);
        Assert.Equal("oFarmer1", Assert.Single(house.Turns.Heard[1].MembersRemoved).Id);
    }

    [Theory]
    [InlineData("VIEW", "http://shop.example/")]
    [InlineData("LOCATION", "")]
    [InlineData("TEMPLATESENDJOBFINISH", "")]
    [InlineData("pic_sysphoto", "photo")]
    [InlineData("pic_photo_or_album", "photo")]
    [InlineData("pic_weixin", "photo")]
    [InlineData("location_select", "place")]
    [InlineData("scancode_push", "scan")]
    [InlineData("subscribe_msg_popup_event", "")]
    [InlineData("something_new", "")]
    public async Task Events_that_say_nothing_are_taken_and_start_nothing(string name, string key)
    {
        Assert.Equal("success", await house.SayAsync(WeChatHouse.Event(name, key)));
        Assert.Empty(house.Turns.Heard);
    }

    [Fact]
    public async Task A_place_is_said_by_its_name_a_shared_page_of_a_shop_leads_there_and_another_page_says_its_title()
    {
        await house.PostAsync(WeChatHouse.Media("location", "", "<Location_X>23.1</Location_X><Location_Y>113.3</Location_Y><Scale>15</Scale><Label><![CDATA[李家村3组]]></Label>", "1"));
        await house.PostAsync(WeChatHouse.Media("link", "", "<Title><![CDATA[王婶菜园]]></Title><Description/><Url><![CDATA[https://shop.example/s/s3]]></Url>", "2"));
        await house.PostAsync(WeChatHouse.Media("link", "", "<Title><![CDATA[今天的新闻]]></Title><Description/><Url><![CDATA[https://news.example/a]]></Url>", "3"));
        Assert.Equal(["李家村3组", null, "今天的新闻"], house.Turns.Heard.Select(it => it.Text));
        Assert.Equal("s3", $"{house.Turns.Heard[1].Value}");
    }

    [Fact]
    public async Task A_film_is_answered_as_what_is_no_photo()
    {
        await house.PostAsync(WeChatHouse.Media("video", "film", "<ThumbMediaId><![CDATA[thumb]]></ThumbMediaId>"));
        Assert.Equal("notAPhoto", Assert.Single(Assert.Single(house.Turns.Heard).Attachments).Name);
    }
}
