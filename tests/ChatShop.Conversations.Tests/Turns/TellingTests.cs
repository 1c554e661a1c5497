using ChatShop.Conversations.Sessions;
using ChatShop.Trade.People;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>What happened elsewhere is told once: at once, or else at the next contact.</summary>
[Collection("What comes between")]
public sealed class TellingTests(TalkingShop shop) : IDisposable
{
    private static readonly OperatorJoined Fact = new(new Trade.PersonId(1), "webchat", []);
    private static long parcels = 1_000_000;

    public void Dispose() => (shop.Doorstep.Why, shop.Doorstep.HasLeft, shop.Doorstep.WaitsForThem, shop.Doorstep.Before, shop.Trade.Before) = (null, false, false, null, null);

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
        Assert.Equal("nobody at home", await TellAsync(speaker, parcel));
        Assert.Equal("nobody at home", await TellAsync(speaker, parcel));
        shop.Doorstep.Why = null;
        Assert.Equal(before, await speaker.LogAsync()); // It is not said until it is shown.

        Assert.DoesNotContain(parcel, shop.Doorstep.Shown);
        Assert.Contains("webchat", (await speaker.SayAsync("帮助"))[0], StringComparison.Ordinal);
        Assert.Contains(parcel, shop.Doorstep.Shown);
        Assert.DoesNotContain(await speaker.SayAsync("帮助"), answer => answer.Contains("webchat", StringComparison.Ordinal));
        Assert.Empty(shop.Doorstep.At(speaker.Thread));
        Assert.Null(await TellAsync(speaker, parcel)); // Should the outbox not have heard of it.
    }

    [Fact]
    public async Task Notices_that_wait_are_brought_in_order_as_soon_as_one_can_be()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        var (first, second) = (NextParcel(), NextParcel());
        shop.Doorstep.Why = "the way is closed";
        Assert.NotNull(await TellAsync(speaker, first));
        shop.Doorstep.Why = null;
        var told = await shop.Conversations.TellAsync(speaker.Told, second, "operator", Fact);
        Assert.Equal([first, second], told.Arrived);
        Assert.Equal(2, shop.Doorstep.At(speaker.Thread).Count);
        Assert.Equal(2, await NoticesInLogAsync(speaker));
        Assert.Null(await TellAsync(speaker, first));
        Assert.Equal(2, shop.Doorstep.At(speaker.Thread).Count);
    }

    [Fact]
    public async Task What_may_have_arrived_is_not_brought_again_but_shown_at_the_next_contact_and_keeps_nothing_else_back()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        var (first, second) = (NextParcel(), NextParcel());
        (shop.Doorstep.Why, shop.Doorstep.WaitsForThem) = ("no answer in time", true);
        Assert.Equal("no answer in time", await TellAsync(speaker, first));
        (shop.Doorstep.Why, shop.Doorstep.WaitsForThem) = (null, false);

        Assert.Equal("no answer in time", await TellAsync(speaker, first));
        Assert.Empty(shop.Doorstep.At(speaker.Thread));
        var told = await shop.Conversations.TellAsync(speaker.Told, second, "operator", Fact);
        Assert.Equal([second], told.Arrived);
        Assert.Null(told.Why);
        Assert.Single(shop.Doorstep.At(speaker.Thread));

        Assert.Contains("webchat", (await speaker.SayAsync("帮助"))[0], StringComparison.Ordinal);
        Assert.Contains(first, shop.Doorstep.Shown);
        Assert.Null(await TellAsync(speaker, first));
    }

    [Fact]
    public async Task Whoever_has_left_is_told_nothing_until_they_come_back()
    {
        var (speaker, parcel) = (shop.Meet(), NextParcel());
        await speaker.SayAsync("你好");
        (shop.Doorstep.Why, shop.Doorstep.HasLeft) = ("gone", true);
        Assert.NotNull(await TellAsync(speaker, parcel));
        (shop.Doorstep.Why, shop.Doorstep.HasLeft) = (null, false);
        Assert.NotNull(await TellAsync(speaker, parcel));
        Assert.Empty(shop.Doorstep.At(speaker.Thread));
        Assert.Contains("webchat", (await speaker.SayAsync("帮助"))[0], StringComparison.Ordinal);
        Assert.Null(await TellAsync(speaker, NextParcel()));
        Assert.Single(shop.Doorstep.At(speaker.Thread));
    }

    [Fact]
    public async Task A_notice_that_waits_is_not_lost_with_the_turn_that_was_to_show_it_and_failed()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        shop.Doorstep.Why = "nobody at home";
        Assert.NotNull(await TellAsync(speaker, NextParcel()));
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

    private async Task<string?> TellAsync(Speaker speaker, long parcel) =>
        (await shop.Conversations.TellAsync(speaker.Told, parcel, "operator", Fact)).Why;

    private static async Task<int> NoticesInLogAsync(Speaker speaker) =>
        (await speaker.LogAsync()).Count(text => text.Contains("webchat", StringComparison.Ordinal));
}
