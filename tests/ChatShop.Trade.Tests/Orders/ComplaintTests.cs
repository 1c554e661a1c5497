using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>What a buyer says is wrong, what the seller says to it, and what is decided.</summary>
public sealed class ComplaintTests
{
    [Fact]
    public void It_is_open_until_it_is_settled_and_settled_when_it_was_first()
    {
        var complaint = Made();
        Assert.Null(complaint.SettledAt);
        complaint.Settle(Some.Morning.AddDays(1));
        complaint.Settle(Some.Morning.AddDays(2));
        Assert.Equal(Some.Morning.AddDays(1), complaint.SettledAt);
    }

    [Fact]
    public void What_the_seller_said_last_counts()
    {
        var complaint = Made();
        Assert.Null(complaint.Answer);
        complaint.Reply("好的", ["c"]);
        complaint.Reply("发货时都是好的", ["d"]);
        Assert.Equal("发货时都是好的", complaint.Answer);
        Assert.Equal(["d"], complaint.AnswerPhotos);
    }

    [Fact]
    public void Complained_of_again_it_is_open_again_and_waits_for_another_answer()
    {
        var complaint = Made();
        complaint.Reply("好的", ["c"]);
        complaint.Settle(Some.Morning);

        complaint.Renew("又烂了", ["b"], Some.Morning.AddDays(1));

        Assert.Equal((new OrderNumber(1001), "又烂了", Some.Morning.AddDays(1)), (complaint.Order, complaint.Reason, complaint.At));
        Assert.Equal(["b"], complaint.Photos);
        Assert.Equal((null, null), (complaint.Answer, complaint.SettledAt));
        Assert.Empty(complaint.AnswerPhotos);
    }

    [Fact]
    public void The_seller_and_those_who_decide_hear_of_it_and_see_what_is_shown()
    {
        var disputed = new OrderDisputed(Some.Told(), "烂了三个", ["a"], Some.Operators);
        Assert.Equal([(Some.Seller, "seller"), (Some.Operators[0], "operator"), (Some.Operators[1], "operator")], Some.Heard(disputed));
        Assert.Equal(["a"], disputed.Shows);

        var early = new OrderDisputed(Some.Told(), "烂了三个"); // As it was written down before there were photos and operators.
        Assert.Equal([(Some.Seller, "seller")], Some.Heard(early));
        Assert.Empty(early.Shows);
    }

    [Fact]
    public void The_buyer_and_those_who_decide_hear_the_answer_and_see_what_is_shown()
    {
        var answered = new ComplaintAnswered(Some.Told(), "发货时都是好的", ["d"], Some.Operators);
        Assert.Equal([(Some.Buyer, "buyer"), (Some.Operators[0], "operator"), (Some.Operators[1], "operator")], Some.Heard(answered));
        Assert.Equal(["d"], answered.Shows);
    }

    [Theory]
    [InlineData(0, 100, false, true)]
    [InlineData(100, 0, true, false)]
    [InlineData(1, 1, true, true)]
    public void Both_hear_what_is_decided_and_the_money_goes_where_it_was_decided(long back, long earned, bool isBack, bool isEarned)
    {
        var decided = new DisputeDecided(Some.Told(), Some.Cny(back), Some.Cny(earned), [new RefundId(4)], [new TransferId(5)]);
        Assert.Equal((isBack, isEarned), (decided.IsBack, decided.IsEarned));
        Assert.Equal([(Some.Buyer, "buyer"), (Some.Seller, "seller")], Some.Heard(decided));
        Assert.Equal([new SendRefund(new RefundId(4)), new SendTransfer(new TransferId(5))], decided.Errands);
    }

    private static Complaint Made() => Complaint.Begin(new OrderNumber(1001), "烂了三个", ["a"], Some.Morning);
}
