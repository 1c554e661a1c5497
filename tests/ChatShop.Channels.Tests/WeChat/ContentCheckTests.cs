using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>What people send is checked by WeChat where the account wants it, before others see it.</summary>
public sealed class ContentCheckTests : IAsyncLifetime
{
    private WeChatHouse house = null!;

    private Activity Heard => house.Turns.Heard[^1];

    public async ValueTask InitializeAsync() => house = await WeChatHouse.StartAsync(settings => settings with { ContentChecks = true });

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Nothing_is_checked_unless_the_account_wants_it()
    {
        await using var other = await WeChatHouse.StartAsync();
        other.Api.Media["m1"] = "photo of apples"u8.ToArray();

        await other.SayAsync(WeChatHouse.Text("坏话"));
        await other.SayAsync(WeChatHouse.Media("image", "m1"));

        Assert.Equal("坏话", other.Turns.Heard[0].Text);
        Assert.Empty(other.Api.Checked);
    }

    [Theory]
    [InlineData("卖苹果", 0, "卖苹果")]
    [InlineData("坏话", 0, "")]
    [InlineData("卖苹果", 87014, "")]
    [InlineData("坏话", 45011, "坏话")]
    public async Task Words_are_taken_unless_WeChat_says_that_they_may_not_be_shown(string said, int code, string heard)
    {
        if (code != 0)
            house.Api.FailWith(code);

        await house.SayAsync(WeChatHouse.Text(said));

        Assert.Equal([said], house.Api.Checked);
        Assert.Equal(heard, Heard.Text);
        Assert.Equal(heard.Length == 0 ? ["notAllowed"] : [], (Heard.Attachments ?? []).Select(it => it.Name));
    }

    [Fact]
    public async Task What_was_said_aloud_is_checked_too()
    {
        await house.SayAsync(WeChatHouse.Media("voice", "v1", "<Format>amr</Format><Recognition>坏话</Recognition>"));

        Assert.Equal(("", "notAllowed"), (Heard.Text, Assert.Single(Heard.Attachments).Name));
    }

    [Fact]
    public async Task A_check_that_takes_too_long_lets_the_words_pass()
    {
        var never = new TaskCompletionSource();
        house.Api.Checking = never.Task;
        var saying = house.SayAsync(WeChatHouse.Text("坏话"));
        while (house.Turns.Heard.Count == 0)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(saying, Task.Delay(20, TestContext.Current.CancellationToken));
        }
        never.SetResult();
        await saying;

        Assert.Equal("坏话", Heard.Text);
    }

    [Fact]
    public async Task An_account_without_the_check_is_asked_once()
    {
        house.Api.FailWith(48001);

        await house.SayAsync(WeChatHouse.Text("坏话", id: "1"));
        await house.SayAsync(WeChatHouse.Text("坏话", id: "2"));

        Assert.Single(house.Api.Checked);
        Assert.Equal(["坏话", "坏话"], house.Turns.Heard.Select(it => it.Text));
        Assert.Contains("WeChat 48001", house.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_fails_is_told_once_until_it_works_again()
    {
        foreach (var (code, id) in new[] { (45011, "1"), (45011, "2"), (0, "3"), (45011, "4") })
        {
            house.Api.FailWith(code == 0 ? [] : [code]);
            await house.SayAsync(WeChatHouse.Text("卖苹果", id));
        }

        Assert.Equal(2, house.Log.Text.Split("can not be checked now").Length - 1);
    }

    [Theory]
    [InlineData("risky", true)]
    [InlineData("review", false)]
    [InlineData("pass", false)]
    public async Task A_picture_is_taken_back_when_its_verdict_is_bad_and_who_sent_it_hears_of_it(string suggest, bool isBad)
    {
        house.Api.Media["m1"] = "photo of apples"u8.ToArray();
        await house.SayAsync(WeChatHouse.Media("image", "m1"));
        Assert.Equal(["http://shop.example/photos/1"], house.Api.Checked);
        house.Turns.Answer = _ => Task.FromResult<string[]>(["换张照片"]);

        Assert.Equal("success", await house.SayAsync(Verdict("trace1", suggest)));
        Assert.Equal("success", await house.SayAsync(Verdict("trace9", suggest)));
        await house.StopAsync();

        Assert.Equal(isBad ? ["http://shop.example/photos/1"] : [], house.Photos.Withdrawn);
        Assert.Equal(isBad ? [("oFarmer1", "换张照片")] : [], house.Api.Sent);
        if (isBad)
            Assert.Equal(("oFarmer1", "notAllowed"), (Heard.From.Id, Assert.Single(Heard.Attachments).Name));
    }

    private static string Verdict(string trace, string suggest) => WeChatHouse.Event(
        "wxa_media_check", "",
        $"<appid>wx1</appid><trace_id>{trace}</trace_id><version>2</version><detail><suggest>pass</suggest></detail><detail><suggest>pass</suggest></detail>"
        + $"<errcode>0</errcode><errmsg>ok</errmsg><result><suggest>{suggest}</suggest><label>100</label></result>").Replace("oFarmer1", "wxsystem", StringComparison.Ordinal);
}
