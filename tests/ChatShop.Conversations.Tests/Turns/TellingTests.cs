using ChatShop.Conversations.Sessions;
using ChatShop.Trade.People;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>What happened elsewhere is told once: at once, or else at the next contact.</summary>
[Collection("What comes between")]
public sealed class TellingTests(TalkingShop shop) : IDisposable
{
    private static readonly OperatorJoined Fact = new(new Trade.PersonId(1), "webchat", []);
    private static long parcels = 1_000_000;

    public void Dispose() => (shop.Doorstep.Why, shop.Doorstep.Before, shop.Trade.Before) = (null, null, null);

    [Fact]
    public async Task A_notice_is_brought_once_and_stands_in_the_log_at_its_place()
    {
        var (speaker, parcel) = (shop.Meet(), NextParcel());
        await speaker.SayAsync("你好");
        var before = await speaker.LogAsync();
        Assert.Null(await TellAsync(speaker, parcel));
        Assert.Null(await TellAsync(speaker, parcel));
        var brought = Assert.Single(shop.Doorstep.At(speaker.Thread));
        Assert.Equal([.. before, brought.Text], await speaker.LogAsync());
        Assert.Equal($"{before.Count}", brought.Id);
        Assert.Equal("zh-CN", brought.Locale);
    }

    [Fact]
    public async Task A_notice_that_could_not_be_brought_comes_first_at_the_next_contact_and_only_then()
    {
        var (speaker, parcel) = (shop.Meet(), NextParcel());
        await speaker.SayAsync("你好");
        var before = await speaker.LogAsync();
        shop.Doorstep.Why = "nobody at home";
        Assert.Null(await TellAsync(speaker, parcel));
        Assert.Null(await TellAsync(speaker, parcel));
        shop.Doorstep.Why = null;
        Assert.Equal(before, await speaker.LogAsync()); // It is not said until it is shown.

        Assert.Contains("webchat", (await speaker.SayAsync("帮助"))[0], StringComparison.Ordinal);
        Assert.DoesNotContain(await speaker.SayAsync("帮助"), answer => answer.Contains("webchat", StringComparison.Ordinal));
        Assert.Empty(shop.Doorstep.At(speaker.Thread));
    }

    [Fact]
    public async Task A_notice_that_waits_is_not_lost_with_the_turn_that_was_to_show_it_and_failed()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        shop.Doorstep.Why = "nobody at home";
        Assert.Null(await TellAsync(speaker, NextParcel()));
        shop.Trade.Before = () => throw new InvalidOperationException("The database is on fire.");
        Assert.DoesNotContain("webchat", Assert.Single(await speaker.SayAsync("绑定", "again")), StringComparison.Ordinal);

        shop.Trade.Before = null;
        Assert.Contains("webchat", (await speaker.SayAsync("绑定", "again"))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_nobody_ever_wrote_in_is_told_nothing()
    {
        var speaker = shop.Meet();
        Assert.NotNull(await TellAsync(speaker, NextParcel()));
        Assert.Empty(shop.Doorstep.At(speaker.Thread));
    }

    [Fact]
    public async Task What_another_server_wrote_before_is_known_when_a_notice_is_brought()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        await speaker.AnsweredElsewhereAsync("other", "in between", "answered");
        var before = await speaker.LogAsync();
        Assert.Null(await TellAsync(speaker, NextParcel()));
        Assert.Equal(before.Count + 1, (await speaker.LogAsync()).Count);
    }

    [Fact]
    public async Task A_notice_whose_place_another_server_took_is_not_said_with_the_next_turn_but_when_it_is_told_again()
    {
        var (speaker, parcel) = (shop.Meet(), NextParcel());
        await speaker.SayAsync("你好");
        shop.Doorstep.Before = () => speaker.AnsweredElsewhereAsync("other", "in between", "answered");
        await Assert.ThrowsAsync<SessionConflictException>(() => TellAsync(speaker, parcel));

        await speaker.TypeAsync();
        Assert.Equal(0, await NoticesInLogAsync(speaker));
        await speaker.SayAsync("谢谢");
        Assert.Equal(0, await NoticesInLogAsync(speaker));
        Assert.Null(await TellAsync(speaker, parcel));
        Assert.Equal(1, await NoticesInLogAsync(speaker));
    }

    [Fact]
    public async Task Whoever_wrote_within_half_an_hour_is_awake_and_being_told_something_wakes_nobody()
    {
        var speaker = shop.Meet();
        Assert.False(await shop.Conversations.IsAwakeAsync(speaker.Told));
        await speaker.SayAsync("你好");
        shop.Wait(TimeSpan.FromMinutes(29));
        await TellAsync(speaker, NextParcel());
        Assert.True(await shop.Conversations.IsAwakeAsync(speaker.Told));
        shop.Wait(TimeSpan.FromMinutes(1));
        Assert.False(await shop.Conversations.IsAwakeAsync(speaker.Told));
    }

    private static long NextParcel() => Interlocked.Increment(ref parcels);

    private Task<string?> TellAsync(Speaker speaker, long parcel) => shop.Conversations.TellAsync(speaker.Told, parcel, "operator", Fact);

    private static async Task<int> NoticesInLogAsync(Speaker speaker) =>
        (await speaker.LogAsync()).Count(text => text.Contains("webchat", StringComparison.Ordinal));
}
