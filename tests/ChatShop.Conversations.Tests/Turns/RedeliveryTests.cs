using ChatShop.Conversations.Sessions;

namespace ChatShop.Conversations.Tests.Turns;

/// <summary>What comes again is answered as it was, and taken once.</summary>
[Collection("What comes between")]
public sealed class RedeliveryTests(TalkingShop shop)
{
    [Fact]
    public async Task What_was_answered_is_saved_by_then_in_order_and_numbered_by_its_place()
    {
        var speaker = shop.Meet();
        var (one, two) = (await speaker.SayAsync("你好"), await speaker.SayAsync("帮助"));
        Assert.Equal([.. new[] { "你好" }.Concat(Texts(one)), "帮助", .. Texts(two)], await speaker.LogAsync());
        Assert.Equal("1", Id(one[0]));
        Assert.Equal($"{one.Count + 2}", Id(two[0]));
        Assert.Equal(one.Count + two.Count + 2, (await speaker.SavedAsync()).Said);
    }

    [Fact]
    public async Task A_message_that_comes_again_gets_the_very_answers_it_got_and_is_not_said_again()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("你好");
        var first = await speaker.SayAsync("绑定", "twice");
        await speaker.SayAsync("帮助");
        var log = await speaker.LogAsync();
        Assert.Equal(first, await speaker.SayAsync("绑定", "twice"));
        Assert.Equal(log, await speaker.LogAsync());
    }

    [Fact]
    public async Task Messages_of_two_conversations_may_have_the_same_id_and_each_is_done()
    {
        var (one, two) = (shop.Meet(), shop.Meet());
        var (first, second) = (await one.SayAsync("绑定", "1"), await two.SayAsync("绑定", "1"));
        Assert.NotEqual(first, second); // Each has a code of their own.
    }

    [Fact]
    public async Task So_many_messages_are_remembered_and_the_one_before_them_is_taken_anew()
    {
        var speaker = shop.Meet();
        await speaker.SayAsync("谢谢", "oldest");
        for (var i = 1; i < Session.Remembered; i++)
            await speaker.SayAsync("谢谢");
        var said = (await speaker.LogAsync()).Count;
        await speaker.SayAsync("谢谢", "oldest");
        Assert.Equal(said, (await speaker.LogAsync()).Count);

        await speaker.SayAsync("谢谢");
        said = (await speaker.LogAsync()).Count;
        await speaker.SayAsync("谢谢", "oldest");
        Assert.True((await speaker.LogAsync()).Count > said);
        Assert.Equal(Session.Remembered, (await speaker.SavedAsync()).Taken.Count);
    }

    private static IEnumerable<string> Texts(IEnumerable<string> answers) => answers.Select(answer => answer[(answer.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    private static string Id(string answer) => answer[..answer.IndexOf(' ', StringComparison.Ordinal)];
}
