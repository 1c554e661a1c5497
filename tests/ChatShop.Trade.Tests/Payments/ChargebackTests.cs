using ChatShop.Trade.Payments;
using CsCheck;
using static ChatShop.Trade.Payments.ChargebackStatus;

namespace ChatShop.Trade.Tests.Payments;

/// <summary>A bank takes money back: it stands for the orders that still hold it, in turn, and the market bears the rest.</summary>
public sealed class ChargebackTests
{
    [Fact]
    public void It_stands_for_what_the_orders_hold_in_turn_and_for_no_more_than_was_taken()
    {
        var chargeback = Begun(1000, 600, 300, 500, 200);
        Assert.Equal([(1001L, 600L), (1002L, 300L), (1003L, 100L)], chargeback.Parts.Select(part => (part.Order.Value, part.Amount.Minor)));
        Assert.Equal(Some.Cny(0), chargeback.Unheld);
    }

    [Fact]
    public void Orders_that_hold_nothing_are_not_touched_and_what_none_holds_is_the_market_s()
    {
        var chargeback = Begun(1000, 0, 300);
        Assert.Equal([(1002L, 300L)], chargeback.Parts.Select(part => (part.Order.Value, part.Amount.Minor)));
        Assert.Equal(Some.Cny(700), chargeback.Unheld);
        Assert.Equal(("dp_1", new PaymentId(7), Some.Cny(1000), Open), (chargeback.Id, chargeback.Payment, chargeback.Amount, chargeback.Status));
    }

    [Fact]
    public void Whatever_is_held_the_parts_and_the_rest_are_what_was_taken() =>
        Gen.Select(Gen.Long[1, 10_000], Gen.Long[0, 5_000].Array[0, 5]).Sample((taken, held) =>
        {
            var chargeback = Begun(taken, held);
            Assert.Equal(Math.Max(0, taken - held.Sum()), chargeback.Unheld.Minor);
            Assert.Equal(taken, chargeback.Unheld.Minor + chargeback.Parts.Sum(part => part.Amount.Minor));
            Assert.All(chargeback.Parts, part => Assert.InRange(part.Amount.Minor, 1, held[part.Order.Value - 1001]));
        });

    [Theory]
    [InlineData(Won)]
    [InlineData(Lost)]
    public void A_bank_decides_once(ChargebackStatus decided)
    {
        var chargeback = Begun(1000);
        Assert.False(chargeback.Decide(Open));
        Assert.Equal(Open, chargeback.Status);
        Assert.True(chargeback.Decide(decided));
        Assert.All(Enum.GetValues<ChargebackStatus>(), status => Assert.False(chargeback.Decide(status)));
        Assert.Equal(decided, chargeback.Status);
    }

    [Fact]
    public void Sellers_and_those_who_run_the_market_hear_of_it_when_it_is_news()
    {
        var told = Followed(isNews: true, lost: 0);
        Assert.Equal([(Some.Seller, "seller"), (Some.Operators[0], "operator"), (Some.Operators[1], "operator")], Some.Heard(told));
        Assert.Equal("lost", Assert.IsType<MoneyContested>(told.Notices.First().About).StatusName);
        Assert.Empty(Followed(isNews: false, lost: 0).Notices);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void The_market_bears_what_the_sellers_had_already(long lost, bool isBorne) => Assert.Equal(isBorne, Followed(isNews: true, lost).IsBorne);

    private static ChargebackFollowed Followed(bool isNews, long lost) =>
        new("dp_1", [Some.Told()], Some.Cny(1000), Lost, Some.Cny(lost), isNews, Some.Operators, []);

    private static Chargeback Begun(long taken, params long[] held) => Chargeback.Begin(
        "dp_1", new PaymentId(7), Some.Cny(taken), [.. held.Select((fen, i) => new ChargebackPart(new OrderNumber(1001 + i), Some.Cny(fen)))]);
}
