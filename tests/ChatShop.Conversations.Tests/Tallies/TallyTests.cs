using ChatShop.Conversations.Tallies;

namespace ChatShop.Conversations.Tests.Tallies;

/// <summary>Counts are added up, taken away once, and come back whole where they could not be written down.</summary>
public sealed class TallyTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private static readonly Misheard Message = new(DateTimeOffset.UnixEpoch, "zh-CN", null, null, null, "?");

    [Fact]
    public void What_many_turns_add_is_taken_as_one_sum_and_then_nothing_is_left()
    {
        var tally = new Tally();
        Parallel.For(0, 1000, _ => tally.Add(Turn(understood: true)));

        var taken = tally.Take();

        Assert.Equal(1000, Assert.Single(taken.Steps).Reached);
        Assert.Equal((1000L, 0L), (Assert.Single(taken.Heard).Understood, taken.Heard[0].Misunderstood));
        Assert.True(tally.Take().IsEmpty);
    }

    [Fact]
    public void What_was_brought_back_is_counted_together_with_what_came_meanwhile()
    {
        var tally = new Tally();
        tally.Add(Turn(understood: false));
        var taken = tally.Take();
        tally.Add(Turn(understood: true));
        tally.Return(taken);

        var again = tally.Take();

        Assert.Equal(2, Assert.Single(again.Steps).Reached);
        Assert.Equal((1L, 1L), (Assert.Single(again.Heard).Understood, again.Heard[0].Misunderstood));
        Assert.Single(again.Misheard);
    }

    [Fact]
    public void A_flood_of_messages_is_counted_and_not_kept()
    {
        var tally = new Tally();
        for (var i = 0; i < 3 * Tally.MostMisheard; i++)
            tally.Add(Turn(understood: false));
        var taken = tally.Take();
        tally.Add(Turn(understood: false));
        tally.Return(taken);

        Assert.Equal(Tally.MostMisheard, tally.Take().Misheard.Count);
        Assert.Equal(3 * Tally.MostMisheard, taken.Heard[0].Misunderstood);
    }

    private static TurnTally Turn(bool understood) => new(
        [new StepTally(Day, "listing.create", "price", 1, 0, 0, 0)], new HeardTally(Day, "zh-CN", understood ? 1 : 0, understood ? 0 : 1), understood ? null : Message);
}
