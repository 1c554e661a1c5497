using System.Text;
using ChatShop.Storage.Messages;
using ChatShop.Trade.Messages;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Sales;

namespace ChatShop.Storage.Tests;

/// <summary>Counts of several servers are one sum; messages that were not understood are sealed, marked by operators alone, and forgotten.</summary>
public abstract class MessageTests(ITestDatabase database) : MarketTests(database)
{
    private const string Words = "莫名其妙的一句话";
    private static readonly DateOnly First = new(2026, 3, 1);

    private MessageBooks Books => Market.Messages;

    [Fact]
    public async Task What_several_servers_have_counted_is_added_up()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Books.AddAsync([Count(First, 2, 1), Count(First.AddDays(1), 1, 1)], [Heard(3, 1)], [], default)));

        var count = Assert.Single(await Books.StepsAsync(new Days(First, First.AddDays(2)), "listing.create", default));
        Assert.Equal((24L, 16L, 0L, 8L), (count.Reached, count.Answered, count.Again, count.Left));
        Assert.Equal(16, Assert.Single(await Books.StepsAsync(Days.Of(First), null, default)).Reached);
        Assert.Empty(await Books.StepsAsync(Days.Of(First), "order.create", default));
        var heard = Assert.Single(await Books.HeardAsync(Days.Of(First), default));
        Assert.Equal((24L, 8L), (heard.Understood, heard.Misunderstood));
    }

    [Fact]
    public async Task Words_that_were_not_understood_come_back_and_can_not_be_read_in_the_files()
    {
        await Books.AddAsync([], [], [Message()], default);
        Assert.Equal(Words, Assert.Single(await Books.MisheardAsync("zh-CN", null, isMarked: false, null, 10, default)).Text);
        Assert.DoesNotContain(Words, await Database.DumpAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, Encoding.UTF8.GetString(await Database.RawAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_operators_say_what_a_message_means_and_it_stands_in_the_audit_trail()
    {
        await Books.AddAsync([], [], [Message(), Message()], default);
        var (somebody, operates) = (await Market.MeetAsync("李雷"), await Market.MeetAsync("韩梅"));
        var issued = await Market.ActAsync(null, new IssueOperatorCode());
        await Market.ActAsync(operates, new BecomeOperator(operates, issued.Code, "test"));
        var id = (await Books.MisheardAsync(null, null, null, null, 10, default))[0].Id;
        var reading = new RightReading("search", """{"product":"苹果"}""");

        Assert.IsType<OperatorsOnly>((await Market.TryAsync(somebody, new MarkMisheard(somebody, id, reading))).Refusal);
        Assert.IsType<NoSuchMessage>((await Market.TryAsync(operates, new MarkMisheard(operates, id + 1, reading))).Refusal);
        await Market.ActAsync(operates, new MarkMisheard(operates, id, reading));

        var marked = Assert.Single(await Books.MarkedAsync(0, 10, default));
        Assert.Equal((id, reading, operates), (marked.Id, marked.Reading, marked.MarkedBy));
        Assert.Single(await Books.MisheardAsync(null, null, isMarked: false, null, 10, default));
        var act = (await Market.Books.ActsAsync(0, 100, default))[^1];
        Assert.Equal((nameof(MarkMisheard), $"message {id}", operates.Value), (act.Verb, act.Subject, act.Actor));
    }

    [Fact]
    public async Task Messages_are_forgotten_when_their_time_is_over()
    {
        await Books.AddAsync([], [], [Message(-31), Message(-29)], default);
        Assert.Equal(1, await Books.ForgetAsync(Market.Clock.GetUtcNow() - MisheardMessage.KeptFor, default));
        Assert.Single(await Books.MisheardAsync(null, null, null, null, 10, default));
    }

    private MisheardMessage Message(int days = 0) =>
        new() { At = Market.Clock.GetUtcNow().AddDays(days), Locale = "zh-CN", Flow = "listing.create", Step = "price", Expect = "price", Text = Words };

    private static StepCount Count(DateOnly day, long reached, long left) => new() { Day = day, Flow = "listing.create", Step = "price", Reached = reached, Answered = 1, Left = day == First ? left : 0 };

    private static HeardCount Heard(long understood, long others) => new() { Day = First, Locale = "zh-CN", Understood = understood, Misunderstood = others };
}
