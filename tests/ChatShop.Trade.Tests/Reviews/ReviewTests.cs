using ChatShop.Trade.Orders;
using ChatShop.Trade.Reviews;

namespace ChatShop.Trade.Tests.Reviews;

/// <summary>What a buyer thinks of what came: of goods that were sent, from one star to five.</summary>
public sealed class ReviewTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(-1, false)]
    public void Stars_are_from_one_to_five(int stars, bool isWritten)
    {
        var result = Review.Write(Sent(), stars, "", Some.Morning);
        Assert.Equal(isWritten, result.Fact is not null);
        Assert.Equal(isWritten ? null : new StarsOutOfRange(), result.Refusal);
    }

    [Fact]
    public void It_is_of_that_order_and_shop_and_of_that_buyer()
    {
        var review = Review.Write(Sent(), 4, "甜", Some.Morning).Fact!;
        Assert.Equal((new OrderNumber(1001), new ShopId(1), Some.Buyer), (review.Order, review.Shop, review.Buyer));
        Assert.Equal((4, "甜", Some.Morning), (review.Stars, review.Text, review.At));
    }

    [Fact]
    public void What_was_not_sent_can_not_be_reviewed_yet()
    {
        var order = Some.Order();
        Assert.Equal(new NotShippedYet(order.Number), Review.Write(order, 5, "", Some.Morning).Refusal);
        order.Confirm(new PaymentId(1));
        Assert.Equal(new NotShippedYet(order.Number), Review.Write(order, 5, "", Some.Morning).Refusal);
    }

    [Fact]
    public void What_was_called_off_before_it_was_sent_can_never_be()
    {
        var order = Some.Order();
        order.Cancel();
        Assert.Equal(new TooLate(order.Number, OrderStatus.Canceled), Review.Write(order, 5, "", Some.Morning).Refusal);
    }

    [Fact]
    public void What_came_and_was_refunded_can_still_be()
    {
        var order = Sent();
        order.Refund();
        Assert.NotNull(Review.Write(order, 1, "", Some.Morning).Fact);
    }

    [Theory]
    [InlineData(499, 499)]
    [InlineData(500, 500)]
    [InlineData(501, 500)]
    public void Of_a_long_review_the_beginning_is_kept(int letters, int kept)
    {
        var text = new string('甜', letters - 1) + "酸";
        Assert.Equal(text[..kept], Review.Write(Sent(), 4, text, Some.Morning).Fact!.Text);
    }

    [Fact]
    public void The_last_word_counts()
    {
        var review = Review.Write(Sent(), 2, "酸", Some.Morning).Fact!;
        review.Revise(Review.Write(Sent(), 5, "甜", Some.Morning.AddDays(1)).Fact!);
        Assert.Equal((5, "甜", Some.Morning.AddDays(1)), (review.Stars, review.Text, review.At));
    }

    [Fact]
    public void The_seller_hears_of_it() =>
        Assert.Equal([(Some.Seller, "seller")], Some.Heard(new ReviewWritten(new OrderNumber(1001), "王婶的店", Some.Seller, 5, "")));

    private static Order Sent()
    {
        var order = Some.Order();
        order.Confirm(new PaymentId(1));
        order.Ship(new Shipment(null, null), Some.Morning);
        return order;
    }
}
