using ChatShop.Conversations.Sessions;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using StackExchange.Redis;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>What was said, in order, and a bell for those who wait.</summary>
public abstract class MessageLogTests(ITestRedis redis) : SessionTests(redis)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    private long said;

    private MessageLog Log => new(Storage, Redis);

    [Fact]
    public async Task What_was_said_is_read_in_order_from_any_position_and_no_more_than_was_asked_for()
    {
        await SayAsync([.. Enumerable.Range(0, 6).Select(i => $"said {i}")]);
        await SayAsync([.. Enumerable.Range(6, 6).Select(i => $"said {i}")]);

        Assert.Equal(Enumerable.Range(0, 12).Select(i => $"said {i}"), await ReadAsync(0, 100));
        Assert.Equal(["said 5", "said 6", "said 7"], await ReadAsync(5, 3));
        Assert.Equal(["said 11"], await ReadAsync(11, 100));
        Assert.Empty(await ReadAsync(12, 100));
    }

    [Fact]
    public async Task Two_conversations_and_two_channels_hear_nothing_of_each_other()
    {
        await SayAsync("here");
        Assert.Empty(await Log.ReadAsync("webchat", $"{Thread}x", 0, 10));
        Assert.Empty(await Log.ReadAsync("wechat", Thread, 0, 10));
    }

    [Fact]
    public async Task An_activity_comes_back_as_it_was_said()
    {
        var at = DateTimeOffset.Parse("2026-03-01T08:00:00.1234567+08:00", System.Globalization.CultureInfo.InvariantCulture);
        var said = new Activity(ActivityTypes.Message)
        {
            Id = "7", Text = "2026-03-01T08:00:00+08:00", Timestamp = at, Locale = "zh-CN",
            Attachments = [new Attachment("image/jpeg", "https://example.test/1.jpg")],
        };
        said.Value = new JObject { ["price"] = 12.50m, ["exact"] = 0.1234567890123456789012345678m, ["when"] = "2026-03-01T08:00:00Z", ["$type"] = "System.IO.FileInfo, System.Private.CoreLib" };
        await Storage.WriteAsync(new Dictionary<string, object> { [$"{Key}#log"] = MessageLog.Entries("webchat", Thread, [said], 0) });

        var read = Assert.Single(await Log.ReadAsync("webchat", Thread, 0, 10));

        Assert.Equal((said.Id, said.Text, said.Locale), (read.Id, read.Text, read.Locale));
        Assert.True(at.EqualsExact(read.Timestamp!.Value));
        Assert.Equal("https://example.test/1.jpg", read.Attachments[0].ContentUrl);
        var value = Assert.IsType<JObject>(read.Value);
        Assert.Equal(0.1234567890123456789012345678m, value.Value<decimal>("exact"));
        Assert.Equal(12.50m, value.Value<decimal>("price"));
        Assert.Equal((JTokenType.String, "2026-03-01T08:00:00Z"), (value["when"]!.Type, (string?)value["when"]));
    }

    [Fact]
    public async Task Who_waits_for_what_was_said_already_does_not_wait()
    {
        await SayAsync("already");
        await Log.WaitAsync("webchat", Thread, 0, Long, default).WaitAsync(Hang);
    }

    [Fact]
    public async Task Whose_patience_ends_goes_away_without_news() =>
        await Log.WaitAsync("webchat", Thread, 0, TimeSpan.FromMilliseconds(1), default).WaitAsync(Hang);

    [Fact]
    public async Task Whoever_has_gone_away_listens_no_longer()
    {
        for (var i = 0; i < 3; i++)
            await Log.WaitAsync("webchat", Thread, 0, TimeSpan.FromMilliseconds(1), default);
        Assert.Equal(0, await Redis.GetServers()[0].SubscriptionSubscriberCountAsync(RedisChannel.Literal($"chatshop:said:webchat/{Thread}")));
    }

    [Fact]
    public async Task Who_is_called_away_while_waiting_goes_at_once()
    {
        using var away = new CancellationTokenSource();
        var waiting = Log.WaitAsync("webchat", Thread, 0, Long, away.Token);
        await away.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Hang));
    }

    [Fact]
    public async Task Every_word_reaches_one_who_waits_for_the_next_and_none_is_slept_through()
    {
        const int Words = 50;
        var heard = new List<string>();
        var listening = Task.Run(async () =>
        {
            while (heard.Count < Words)
            {
                await Log.WaitAsync("webchat", Thread, heard.Count, Long, default);
                heard.AddRange(await ReadAsync(heard.Count, 100));
            }
        });
        for (var word = 0; word < Words; word++)
        {
            await SayAsync($"{word}");
            if (word % 7 == 0)
                await Task.Delay(5);
        }
        await listening.WaitAsync(Hang);
        Assert.Equal(Enumerable.Range(0, Words).Select(word => $"{word}"), heard);
    }

    [Fact]
    public async Task The_bell_wakes_everybody_who_waits()
    {
        var waiting = Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Log.WaitAsync("webchat", Thread, 0, Long, default)));
        await SayAsync("news");
        await waiting.WaitAsync(Hang);
    }

    private async Task SayAsync(params string[] texts)
    {
        await Storage.WriteAsync(new Dictionary<string, object>
        {
            [$"{Key}#log"] = MessageLog.Entries("webchat", Thread, texts.Select(text => new Activity(ActivityTypes.Message) { Text = text }), said),
        });
        said += texts.Length;
    }

    private async Task<IEnumerable<string>> ReadAsync(long from, int limit) =>
        (await Log.ReadAsync("webchat", Thread, from, limit)).Select(activity => activity.Text);
}
