using ChatShop.Trade.Orders;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>An order as people are told it.</summary>
public sealed class OrderToldTests
{
    [Theory]
    [InlineData(PaymentMethod.Online, false, false, false)]
    [InlineData(PaymentMethod.CashOnDelivery, true, false, true)]
    [InlineData(PaymentMethod.CollectionCode, false, true, true)]
    public void What_goes_from_hand_to_hand_the_market_does_not_hold(PaymentMethod method, bool isCash, bool isByCode, bool isByHand)
    {
        var told = Some.Told(method: method);
        Assert.Equal((isCash, isByCode, isByHand), (told.IsCash, told.IsByCode, told.IsByHand));
    }

    [Fact]
    public void It_says_whose_shop_it_is_what_was_paid_and_by_which_codes_it_can_be()
    {
        var (order, shop) = (Some.Order(), Shop.Open(new ShopId(1), Some.Seller, "王婶的店", Some.Morning).Fact!);
        shop.Keep(new CollectionCode(CollectionWay.WeChat, "a"));
        order.Confirm(new PaymentId(1));
        var told = OrderTold.Of(order, shop);
        Assert.Equal(("王婶的店", Some.Seller, Some.Buyer, "placed"), (told.ShopName, told.Seller, told.Buyer, told.StatusName));
        Assert.Equal((Some.Cny(5000), Some.Cny(5000), false), (told.Total, told.Paid!.Value, told.IsClaimed));
        Assert.Equal(shop.Codes, told.Codes);
    }

    [Fact]
    public void Money_said_to_be_sent_is_a_claim_until_the_seller_answers_or_the_order_is_settled()
    {
        var (order, shop) = (Some.Order(), Shop.Open(new ShopId(1), Some.Seller, "王婶的店", Some.Morning).Fact!);
        order.PayByCode(Some.Morning);
        Assert.False(OrderTold.Of(order, shop).IsClaimed);
        order.ClaimPaid(Some.Morning);
        Assert.True(OrderTold.Of(order, shop).IsClaimed);
        order.Cancel();
        Assert.True(OrderTold.Of(order, shop).IsClaimed); // It may have come all the same.
        order.Refund();
        Assert.False(OrderTold.Of(order, shop).IsClaimed);
    }
}
