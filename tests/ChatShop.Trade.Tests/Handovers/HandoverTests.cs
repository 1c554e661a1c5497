using ChatShop.Trade.Handovers;
using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Tests.Handovers;

/// <summary>Two people talk through the shop until one of them ends it.</summary>
public sealed class HandoverTests
{
    private static readonly HandoverId Id = new(3);
    private static readonly PersonId[] Both = [Some.Buyer, Some.Seller];

    [Fact]
    public void What_is_said_is_carried_and_keeps_it_alive()
    {
        var handover = Opened();
        Assert.Equal((Some.Morning, Some.Morning), (handover.OpenedAt, handover.SaidAt));
        Assert.Null(handover.Say("在吗", Some.Morning.AddHours(1)));
        Assert.Equal(Some.Morning.AddHours(1), handover.SaidAt);
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2001, false)]
    public void Two_thousand_letters_are_carried_at_once_and_no_more(int letters, bool isCarried)
    {
        var handover = Opened();
        Assert.Equal(isCarried ? null : new TextOutOfRange(2000), handover.Say(new string('喂', letters), Some.Morning.AddHours(1)));
        Assert.Equal(isCarried ? Some.Morning.AddHours(1) : Some.Morning, handover.SaidAt);
    }

    [Fact]
    public void It_ends_once_and_nothing_is_carried_after_it()
    {
        var handover = Opened();
        Assert.Null(handover.Close(Some.Morning.AddHours(1)));
        Assert.Equal(new HandoverOver(), handover.Close(Some.Morning.AddHours(2)));
        Assert.Equal(new HandoverOver(), handover.Say("在吗", Some.Morning.AddHours(3)));
        Assert.Equal((Some.Morning.AddHours(1), Some.Morning), (handover.ClosedAt!.Value, handover.SaidAt));
    }

    [Fact]
    public void Whoever_is_called_spoken_to_or_left_hears_of_it_and_is_in_it_or_out_of_it()
    {
        var buyer = new Speaker(Side.Buyer, "李雷");
        Fact[] facts =
        [
            new HandoverOpened(Id, Both, buyer, new Speaker(Side.Operator, null), null, "找人工"),
            new HandoverSpoken(Id, Both, buyer, "在吗", ["a"]),
            new HandoverClosed(Id, Both, ByClock: false),
        ];
        Assert.All(facts, fact => Assert.Equal(Both.Select(person => (person, "person")), Some.Heard(fact)));
        Assert.Equal([Id, Id, null], facts.Select(fact => fact.Opens));
        Assert.Equal([null, null, Id], facts.Select(fact => fact.Ends));
        Assert.Equal([0, 1, 0], facts.Select(fact => fact.Shows.Count));
    }

    private static Handover Opened() => Handover.Open(Id, Some.Buyer, Some.Seller, new OrderNumber(1001), Some.Morning);
}
