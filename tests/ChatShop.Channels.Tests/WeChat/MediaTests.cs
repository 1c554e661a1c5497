using System.Text;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests.WeChat;

/// <summary>Photos and voices are fetched from WeChat; what can not be had is said to the house, so that the person hears of it.</summary>
public sealed class MediaTests : IAsyncLifetime
{
    private WeChatHouse house = null!;

    private Activity Heard => house.Turns.Heard[^1];

    public async ValueTask InitializeAsync() => house = await WeChatHouse.StartAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_photo_is_our_own_copy()
    {
        house.Api.Media["m1"] = "photo of apples"u8.ToArray();

        await house.SayAsync(WeChatHouse.Media("image", "m1", "<PicUrl>http://mmbiz.example/1</PicUrl>"));

        Assert.Equal("http://shop.example/photos/1", Assert.Single(Heard.Attachments).ContentUrl);
        Assert.Equal("photo of apples", Encoding.UTF8.GetString(Assert.Single(house.Photos.Kept)));
    }

    [Theory]
    [InlineData("m1", "cutOff")]
    [InlineData("gone", "notFetched")]
    public async Task A_photo_that_can_not_be_had_is_no_photo_of_others_either(string media, string why)
    {
        house.Api.Media["m1"] = "half"u8.ToArray();

        await house.SayAsync(WeChatHouse.Media("image", media, "<PicUrl>http://mmbiz.example/1</PicUrl>"));

        var lost = Assert.Single(Heard.Attachments);
        Assert.Equal((null, why), (lost.ContentUrl, lost.Name));
    }

    [Theory]
    [InlineData(503)]
    [InlineData(-1)]
    public async Task A_photo_that_WeChat_can_not_give_yet_is_fetched_a_little_later_and_answered_then(int broken)
    {
        house.Api.Media["m1"] = "photo of apples"u8.ToArray();
        for (var i = 0; i < 7; i++) // A busy WeChat is asked three times in a try.
            house.Api.MediaBreaks.Enqueue(broken);
        if (broken > 0)
            while (house.Api.MediaBreaks.Count > 3)
                house.Api.MediaBreaks.TryDequeue(out _);
        house.Turns.Answer = _ => Task.FromResult<string[]>(["照片收到"]);

        Assert.Equal("success", await PassAsync(house.SayAsync(WeChatHouse.Media("image", "m1"))));
        await PassAsync(house.Api.ArrivedAsync());

        Assert.Equal("http://shop.example/photos/1", Assert.Single(Heard.Attachments).ContentUrl);
        Assert.Equal(("oFarmer1", "照片收到"), Assert.Single(house.Api.Sent));
    }

    [Fact]
    public async Task A_photo_that_WeChat_does_not_give_for_two_minutes_is_lost_and_the_person_hears_of_it()
    {
        for (var i = 0; i < 20; i++)
            house.Api.MediaBreaks.Enqueue(500);
        var start = house.Clock.GetUtcNow();

        await PassAsync(house.SayAsync(WeChatHouse.Media("image", "m1")));
        await PassAsync(house.Api.ArrivedAsync());

        Assert.Equal("notFetched", Assert.Single(Heard.Attachments).Name);
        Assert.Equal(6, house.Api.MediaCalls);
        Assert.InRange(house.Clock.GetUtcNow() - start, TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(300));
    }

    [Fact]
    public async Task A_photo_that_WeChat_does_not_have_is_not_asked_for_again()
    {
        await house.SayAsync(WeChatHouse.Media("image", "gone"));

        Assert.Equal(1, house.Api.MediaCalls);
    }

    [Fact]
    public async Task What_WeChat_has_heard_is_not_fetched_and_still_marked_as_spoken()
    {
        await house.SayAsync(WeChatHouse.Media("voice", "v1", "<Format>amr</Format><Recognition>卖苹果</Recognition>"));

        Assert.Equal(("卖苹果", "audio/amr"), (Heard.Text, Assert.Single(Heard.Attachments).ContentType));
        Assert.Empty(house.Api.TokensUsed);
    }

    [Theory]
    [InlineData("v1", "三斤苹果")]
    [InlineData("gone", "")]
    public async Task What_WeChat_has_not_heard_is_listened_to_here(string media, string heard)
    {
        house.Api.Media["v1"] = Encoding.UTF8.GetBytes("三斤苹果");

        await house.SayAsync(WeChatHouse.Media("voice", media, "<Format>amr</Format>"));

        Assert.Equal((heard, "audio/amr"), (Heard.Text, Assert.Single(Heard.Attachments).ContentType));
    }

    private async Task<T> PassAsync<T>(Task<T> task)
    {
        await PassAsync((Task)task);
        return await task;
    }

    /// <summary>Lets time go by until something is done.</summary>
    private async Task PassAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(task, Task.Delay(20, TestContext.Current.CancellationToken));
        }
        await task;
    }
}
