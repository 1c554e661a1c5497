using System.Net;

namespace ChatShop.Channels.Tests.DirectLine;

public sealed class PollingTests : DirectLineTest
{
    [Fact]
    public async Task Who_asks_with_the_last_watermark_reads_each_activity_once_and_in_order()
    {
        var thread = await House.OpenAsync();
        var (texts, watermark) = (new List<string>(), "-");
        for (var i = 0; i < 5; i++)
        {
            await thread.SayAsync($"{i}");
            House.Shop.Tell(thread.Conversation, $"notice {i}");
            var (activities, next) = await thread.PollAsync(watermark);
            texts.AddRange(activities.Select(Thread.TextOf));
            watermark = next;
        }

        Assert.Equal(["welcome", .. Enumerable.Range(0, 5).SelectMany(i => (string[])[$"{i}", $"echo: {i}", $"notice {i}"])], texts);
        var (rest, same) = await thread.PollAsync(watermark);
        Assert.Empty(rest);
        Assert.Equal(watermark, same);
    }

    [Fact]
    public async Task A_long_talk_comes_in_parts_without_a_gap()
    {
        var thread = await House.OpenAsync();
        for (var i = 0; i < 250; i++)
            House.Shop.Tell(thread.Conversation, $"{i}");

        var (texts, watermark, part) = (new List<string>(), "", 0);
        do
        {
            var (activities, next) = await thread.PollAsync(watermark);
            texts.AddRange(activities.Select(Thread.TextOf));
            (watermark, part) = (next, activities.Count);
            Assert.InRange(part, 0, 100);
        }
        while (part > 0);

        Assert.Equal(["welcome", .. Enumerable.Range(0, 250).Select(i => $"{i}")], texts);
    }

    [Fact]
    public async Task While_others_talk_nothing_is_read_twice_or_missed()
    {
        var thread = await House.OpenAsync();
        var talking = Task.WhenAll(Enumerable.Range(0, 40).Select(i => thread.SayAsync($"{i}")));
        var (ids, watermark) = (new List<string>(), "-");
        bool over;
        do
        {
            over = talking.IsCompleted;
            var (activities, next) = await thread.PollAsync(watermark);
            ids.AddRange(activities.Select(activity => (string)activity["id"]!));
            watermark = next;
        }
        while (!over);

        await talking;
        Assert.Equal((await thread.PollAsync()).Activities.Select(activity => (string)activity["id"]!), ids);
        Assert.Equal((81, 81), (ids.Count, ids.Distinct().Count()));
    }

    [Fact]
    public async Task What_clients_do_not_say_themselves_is_not_shown()
    {
        var thread = await House.OpenAsync();

        Assert.All((await thread.PollAsync()).Activities, activity => Assert.NotEqual("conversationUpdate", (string?)activity["type"]));
    }

    [Fact]
    public async Task Where_an_answer_leads_is_a_button_too()
    {
        var thread = await House.OpenAsync();
        await thread.SayAsync("https://elsewhere.example/mine");
        House.Shop.Tell(thread.Conversation, "Pay here:\nhttps://shop.example/pay/1?k=2\nWithin 30 minutes.");

        var said = (await thread.PollAsync()).Activities;

        Assert.Null(said.Single(it => Thread.TextOf(it) == "https://elsewhere.example/mine")["attachments"]?.FirstOrDefault());
        var button = said[^1]["attachments"]![0]!["content"]!["buttons"]![0]!;
        Assert.Equal(("openUrl", "https://shop.example/pay/1?k=2"), ((string?)button["type"], (string?)button["value"]));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    public async Task A_watermark_that_is_none_is_refused(string watermark)
    {
        var thread = await House.OpenAsync();

        await Refusal.IsAsync(HttpStatusCode.BadRequest, "BadArgument", await House.SendAsync(HttpMethod.Get, $"{thread.Path}/activities?watermark={watermark}", thread.Token));
        await Refusal.IsAsync(HttpStatusCode.BadRequest, "BadArgument", await House.SendAsync(HttpMethod.Get, $"{thread.Path}?watermark={watermark}", thread.Token));
    }

    [Fact]
    public async Task After_a_backup_is_restored_a_client_from_before_misses_nothing_new()
    {
        var thread = await House.OpenAsync();
        await thread.SayAsync("lost");
        var (_, watermark) = await thread.PollAsync();

        House.Shop.Restore(thread.Conversation, 2);
        await thread.SayAsync("new");

        var (activities, _) = await thread.PollAsync($"{int.Parse(watermark, System.Globalization.CultureInfo.InvariantCulture) + 1}");
        Assert.Equal(["welcome", "new", "echo: new"], activities.Select(Thread.TextOf));
    }

    [Fact]
    public async Task A_watermark_of_another_world_tells_everything()
    {
        var thread = await House.OpenAsync();

        Assert.Equal(["welcome"], (await thread.PollAsync($"{long.MaxValue}")).Activities.Select(Thread.TextOf));
        Assert.Equal(HttpStatusCode.OK, (await House.SendAsync(HttpMethod.Get, $"{thread.Path}?watermark={long.MaxValue}", thread.Token)).StatusCode);
    }
}
