using System.Xml.Linq;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>What people on WeChat see: texts, cards, pictures, choices; and how much may be said to them before they write again.</summary>
public sealed class SpeakingTests : IAsyncLifetime
{
    private WeChatHouse house = null!;

    public async ValueTask InitializeAsync() => house = await WeChatHouse.StartAsync();

    public async ValueTask DisposeAsync() => await house.DisposeAsync();

    [Fact]
    public async Task A_photo_with_few_words_is_a_card_that_leads_where_the_words_say()
    {
        house.Turns.Answer = _ => Task.FromResult<string[]>(["红富士苹果，5.00元/斤\n还有500斤 http://shop.example/l/5"]);
        house.Turns.Dress = answer => answer.Attachments = [new Attachment("image/jpeg", "http://shop.example/photos/a.jpg")];
        var reply = XDocument.Parse(await (await house.PostAsync(WeChatHouse.Text("苹果"))).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
        Assert.Equal("news", reply.Element("MsgType")!.Value);
        Assert.Equal("1", reply.Element("ArticleCount")!.Value);
        var item = reply.Element("Articles")!.Element("item")!;
        Assert.Equal(["红富士苹果，5.00元/斤", "还有500斤 http://shop.example/l/5", "http://shop.example/photos/a.jpg", "http://shop.example/l/5"], item.Elements().Select(it => it.Value));
    }

    [Fact]
    public async Task A_drawn_picture_follows_its_words_and_is_handed_over_once()
    {
        house.Turns.Dress = answer => answer.Attachments = [new Attachment("image/png", "http://shop.example/photos/code.png")];
        Assert.Equal("echo: 分享我的店", await house.SayAsync(WeChatHouse.Text("分享我的店")));
        await house.StopAsync();
        var (what, body) = Assert.Single(house.Api.Told, told => told.What == "image");
        Assert.Equal("media1", body.GetProperty("media_id").GetString());
        Assert.Equal("picture"u8.ToArray(), Assert.Single(house.Api.Pictures));
        Assert.Empty(house.Api.Sent);
    }

    [Fact]
    public async Task Choices_are_links_under_an_answer_and_a_menu_where_it_comes_later()
    {
        house.Turns.Dress = answer => answer.SuggestedActions = Choices("对", "不对");
        Assert.Equal(
            "echo: 卖苹果\n\n<a href=\"weixin://bizmsgmenu?msgmenucontent=%E5%AF%B9&msgmenuid=1\">对</a>  <a href=\"weixin://bizmsgmenu?msgmenucontent=%E4%B8%8D%E5%AF%B9&msgmenuid=2\">不对</a>",
            await house.SayAsync(WeChatHouse.Text("卖苹果")));

        Assert.Equal(Reach.Arrived, (await TellAsync("对吗？", it => it.SuggestedActions = Choices("对", "不对"))).Reach);
        var menu = Assert.Single(house.Api.Told, told => told.What == "msgmenu").Body;
        Assert.Equal("对吗？", menu.GetProperty("head_content").GetString());
        Assert.Equal(["对", "不对"], menu.GetProperty("list").EnumerateArray().Select(it => it.GetProperty("content").GetString()!));
    }

    [Fact]
    public async Task What_people_wrote_into_a_name_becomes_no_link()
    {
        house.Turns.Answer = _ => Task.FromResult<string[]>(["<a href=\"http://evil.example\">苹果</a>"]);
        Assert.DoesNotContain("<", await house.SayAsync(WeChatHouse.Text("苹果")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_to_who_never_wrote_and_five_times_within_two_days_of_a_message()
    {
        Assert.Equal(Reach.WhenTheyWrite, (await TellAsync("有人买了")).Reach);
        await house.SayAsync(WeChatHouse.Text("你好"));
        for (var i = 0; i < 5; i++)
            Assert.Equal(Reach.Arrived, (await TellAsync($"{i}")).Reach);
        Assert.Equal(Reach.WhenTheyWrite, (await TellAsync("6")).Reach);
        Assert.Equal(["0", "1", "2", "3", "4"], house.Api.Sent.Select(it => it.Text));

        await house.SayAsync(WeChatHouse.Text("还在吗", id: "2"));
        house.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal(Reach.WhenTheyWrite, (await TellAsync("late")).Reach);
    }

    [Fact]
    public async Task A_tap_on_the_menu_lets_three_be_said_within_a_minute()
    {
        await house.SayAsync(WeChatHouse.Event("CLICK", "帮助"));
        for (var i = 0; i < 3; i++)
            Assert.Equal(Reach.Arrived, (await TellAsync($"{i}")).Reach);
        Assert.Equal(Reach.WhenTheyWrite, (await TellAsync("4")).Reach);
        await house.SayAsync(WeChatHouse.Event("CLICK", "帮助", second: 1789870801));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Reach.WhenTheyWrite, (await TellAsync("late")).Reach);
    }

    [Theory]
    [InlineData(43004, Reach.Left)]
    [InlineData(40003, Reach.Left)]
    [InlineData(45015, Reach.WhenTheyWrite)]
    [InlineData(45047, Reach.WhenTheyWrite)]
    [InlineData(87014, Reach.WhenTheyWrite)]
    [InlineData(45002, Reach.WhenTheyWrite)]
    [InlineData(47001, Reach.WhenTheyWrite)]
    [InlineData(45009, Reach.Later)]
    [InlineData(45011, Reach.Later)]
    [InlineData(40164, Reach.Later)]
    [InlineData(48001, Reach.Later)]
    [InlineData(50002, Reach.Later)]
    [InlineData(45065, Reach.Arrived)]
    public async Task Each_refusal_is_taken_for_what_it_means(int code, Reach reach)
    {
        await house.SayAsync(WeChatHouse.Text("你好"));
        house.Api.FailWith(code);
        var outcome = await TellAsync("有人买了");
        Assert.Equal(reach, outcome.Reach);
        Assert.Equal(reach == Reach.Arrived, outcome.Why is null);
        if (code is 45015 or 45047)
            Assert.Contains("48 hours", (await TellAsync("再说")).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_WeChat_is_busy_the_same_is_sent_again_and_arrives_once()
    {
        await house.SayAsync(WeChatHouse.Text("你好"));
        house.Api.FailWith(-1, -1);
        var telling = TellAsync("有人买了");
        while (!telling.IsCompleted)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(telling, Task.Delay(20, TestContext.Current.CancellationToken));
        }
        Assert.Equal(Reach.Arrived, (await telling).Reach);
        Assert.Single(house.Api.Sent);
    }

    [Fact]
    public async Task Servers_share_one_token()
    {
        var memory = new ShortMemory(house.Clock);
        await using var one = await WeChatHouse.StartAsync(memory: memory);
        await using var other = await WeChatHouse.StartAsync(memory: memory);
        await one.SayAsync(WeChatHouse.Text("你好"));
        Assert.Equal(Reach.Arrived, (await TellAsync("一", house: one)).Reach);
        Assert.Equal(1, one.Api.TokenCalls);
        await TellAsync("二", house: other);
        Assert.Equal("token1", other.Api.TokensUsed.First());
    }

    [Fact]
    public async Task Where_the_account_has_a_template_it_rings_once_for_what_must_wait()
    {
        await using var ringing = await WeChatHouse.StartAsync(settings => settings with { Template = new("tmpl", "thing1") });
        for (var i = 0; i < 2; i++)
            Assert.Equal(Reach.WhenTheyWrite, (await TellAsync("订单1001付好了，请尽快发货，买家等着呢，谢谢您\nhttp://shop.example/o/1001", house: ringing)).Reach);
        var (_, body) = Assert.Single(ringing.Api.Told, told => told.What == "message/template/send");
        Assert.Equal("notice-1", body.GetProperty("client_msg_id").GetString());
        Assert.Equal("http://shop.example/o/1001", body.GetProperty("url").GetString());
        Assert.Equal(20, body.GetProperty("data").GetProperty("thing1").GetProperty("value").GetString()!.Length);
    }

    [Fact]
    public async Task A_code_that_leads_into_the_account_is_made_once() // An account has 100,000 of them, for ever.
    {
        Assert.Equal(new Uri("http://weixin.example/q/s3"), await house.Entrances.LinkAsync("s3", TestContext.Current.CancellationToken));
        house.Api.FailWith(-1, -1, -1);
        Assert.Equal(new Uri("http://weixin.example/q/s3"), await house.Entrances.LinkAsync("s3", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_menu_is_put_up_at_the_start_and_stays_while_it_is_the_same()
    {
        var memory = new ShortMemory(house.Clock);
        await using var one = await WeChatHouse.StartAsync(memory: memory, hasMenu: true);
        while (one.Api.Told.IsEmpty)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        var buttons = Assert.Single(one.Api.Told, told => told.What == "menu/create").Body.GetProperty("button");
        Assert.Equal("有什么卖的", buttons[0].GetProperty("sub_button")[0].GetProperty("key").GetString());
        Assert.Equal("click", buttons[1].GetProperty("type").GetString());

        await using var other = await WeChatHouse.StartAsync(memory: memory, hasMenu: true);
        await other.SayAsync(WeChatHouse.Text("你好"));
        await other.StopAsync();
        Assert.Empty(other.Api.Told);
    }

    private static SuggestedActions Choices(params string[] words) => new() { Actions = [.. words.Select(word => new CardAction(ActionTypes.ImBack, word, value: word))] };

    private Task<Outcome> TellAsync(string text, Action<Activity>? dress = null, WeChatHouse? house = null)
    {
        var notice = new Activity(ActivityTypes.Message) { Id = "notice-1", Text = text, Recipient = new("oFarmer1"), Conversation = new(id: "oFarmer1") };
        dress?.Invoke(notice);
        return (house ?? this.house).Channel.BringAsync(notice, TestContext.Current.CancellationToken);
    }
}
