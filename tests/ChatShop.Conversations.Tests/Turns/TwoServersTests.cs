using ChatShop.Conversations.Sessions;
using ChatShop.Trade;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>Two servers that both believe they own a conversation: Turns/README.md says what holds then.</summary>
[Collection("What comes between")]
public sealed class TwoServersTests(TalkingShop shop) : IDisposable
{
    /// <summary>How often a turn is tried.</summary>
    private const int Tries = 10;

    public void Dispose() => shop.Trade.Before = null;

    [Fact]
    public async Task What_another_server_has_answered_meanwhile_is_answered_so_and_not_taken_again()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        await speaker.AnsweredElsewhereAsync("twice", "绑定", "from elsewhere");
        var log = await speaker.LogAsync();
        Assert.Equal([$"{log.Count - 1} from elsewhere"], await speaker.SayAsync("绑定", "twice"));
        Assert.Equal(log, await speaker.LogAsync());
    }

    [Fact]
    public async Task A_turn_during_which_another_server_wrote_is_taken_again_on_top_of_that()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        var before = await speaker.LogAsync();
        var tries = Interrupt(times: 1, () => speaker.AnsweredElsewhereAsync("other", "in between", "answered in between"));
        var answer = Assert.Single(await speaker.SayAsync("绑定"));
        Assert.Equal(2, tries());
        Assert.Equal([.. before, "in between", "answered in between", "绑定", answer[(answer.IndexOf(' ', StringComparison.Ordinal) + 1)..]], await speaker.LogAsync());
        Assert.StartsWith($"{before.Count + 3} ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_is_tried_ten_times()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        var tries = Interrupt(Tries - 1, () => speaker.AnsweredElsewhereAsync($"{Guid.NewGuid()}", "in between", "answered"));
        Assert.Single(await speaker.SayAsync("绑定"));
        Assert.Equal(Tries, tries());
    }

    [Fact]
    public async Task After_ten_tries_it_is_given_up_with_nothing_said_and_the_same_message_can_be_sent_again()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        var tries = Interrupt(Tries, () => speaker.AnsweredElsewhereAsync($"{Guid.NewGuid()}", "in between", "answered"));
        await Assert.ThrowsAsync<SessionConflictException>(() => speaker.SayAsync("绑定", "given up"));
        Assert.Equal(Tries, tries());
        Assert.DoesNotContain("绑定", await speaker.LogAsync());

        Assert.Single(await speaker.SayAsync("绑定", "given up"));
        Assert.Contains("绑定", await speaker.LogAsync());
    }

    [Fact]
    public async Task Who_was_joined_to_somebody_meanwhile_is_asked_who_they_are_and_the_turn_goes_on()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        var met = shop.Trade.Met;
        var tries = Interrupt(1, () => throw new ActorMovedException(new PersonId(1)));
        Assert.Single(await speaker.SayAsync("别提醒库存"));
        Assert.Equal((2, met + 1), (tries(), shop.Trade.Met));

        await speaker.SayAsync("帮助");
        Assert.Equal(met + 2, shop.Trade.Met); // From now on every turn asks: they may be parted as well.
    }

    [Fact]
    public async Task A_turn_that_failed_says_so_also_in_the_log_and_the_same_message_gets_another_try()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        var before = await speaker.LogAsync();
        Interrupt(1, () => throw new InvalidOperationException("The database is on fire."));
        var sorry = Assert.Single(await speaker.SayAsync("绑定", "again"));
        Assert.Contains("刚才出了点问题", sorry, StringComparison.Ordinal);
        Assert.StartsWith($"{before.Count} ", sorry, StringComparison.Ordinal);
        Assert.Equal(before.Count + 1, (await speaker.LogAsync()).Count); // What failed was not said: it is when it succeeds.

        Assert.DoesNotContain("刚才出了点问题", Assert.Single(await speaker.SayAsync("绑定", "again")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_writes_english_reads_in_english_that_it_failed()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("hello there");
        Interrupt(1, () => throw new InvalidOperationException("The database is on fire."));
        Assert.Contains("Something went wrong", Assert.Single(await speaker.SayAsync("no more notices please")), StringComparison.Ordinal);
    }

    /// <summary>So many times something comes between before anybody acts.</summary>
    /// <returns>How often somebody has tried to act.</returns>
    private Func<int> Interrupt(int times, Func<Task> what)
    {
        var tries = 0;
        shop.Trade.Before = () => ++tries <= times ? what() : Task.CompletedTask;
        return () => tries;
    }
}
