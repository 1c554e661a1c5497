using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>Who hears of money that goes straight from a buyer to a seller: at night too, since the goods wait for it.</summary>
public sealed class CollectionFactsTests
{
    private static readonly OrderTold Order = Some.Told(OrderStatus.AwaitingPayment, PaymentMethod.CollectionCode);

    [Fact]
    public void The_seller_is_asked_whether_it_came_and_sees_what_the_buyer_shows()
    {
        var claimed = new PaidClaimed(Order, ["a"], IsMore: false);
        Assert.Equal([(Some.Seller, "seller")], Some.Heard(claimed));
        Assert.Equal(["a"], claimed.Shows);
        Assert.True(claimed.IsAboutMoney);
    }

    [Fact]
    public void The_buyer_hears_what_the_seller_says_to_it()
    {
        var denied = new PaidDenied(Order, Some.Morning, 30);
        Assert.Equal([(Some.Buyer, "buyer")], Some.Heard(denied));
        Assert.True(denied.IsAboutMoney);
        Assert.Equal(
            [(Some.Buyer, "buyer"), (new PersonId(3), "seller")], Some.Heard(new PaidConfirmed(Order, [new StockLow(new PersonId(3), [])])));
    }

    [Fact]
    public void Both_hear_that_the_seller_has_not_answered() =>
        Assert.Equal([(Some.Seller, "seller"), (Some.Buyer, "buyer")], Some.Heard(new ClaimUnanswered(Order)));

    [Fact]
    public void The_codes_of_all_orders_are_shown_and_the_page_nobody_should_pay_on_is_closed()
    {
        var (wechat, alipay) = (new CollectionCode(CollectionWay.WeChat, "a"), new CollectionCode(CollectionWay.Alipay, "b"));
        var pays = new PaysByCode([Order with { Codes = [wechat, alipay] }, Order with { Codes = [wechat] }], [], null, new PaymentId(1), Some.Morning);
        Assert.Equal(["a", "b", "a"], pays.Pictures);
        Assert.Equal([new CloseCheckout(new PaymentId(1))], pays.Errands);
        Assert.Empty((pays with { Closed = null }).Errands);
    }
}
