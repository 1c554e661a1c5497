using ChatShop.Trade.Payments;
using CsCheck;

namespace ChatShop.Trade.Tests;

/// <summary>Numbers people say aloud, and ids programs write.</summary>
public sealed class NumberTests
{
    [Fact]
    public void An_order_number_is_digits_alone_and_is_read_back() => Gen.Long[0, long.MaxValue].Sample(value =>
    {
        var number = new OrderNumber(value);
        Assert.All(number.ToString(), sign => Assert.InRange(sign, '0', '9'));
        Assert.Equal(number, OrderNumber.Parse(number.ToString()));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" 1023")]
    [InlineData("1023号")]
    [InlineData("-1023")]
    [InlineData("+1023")]
    [InlineData("1,023")]
    [InlineData("10.5")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public void What_is_no_order_number_is_read_as_none(string? said) => Assert.Null(OrderNumber.Parse(said));

    [Fact]
    public void A_payment_s_id_is_read_back_from_what_the_provider_was_told() => Gen.Long[0, long.MaxValue].Sample(value =>
        Assert.Equal(new PaymentId(value), PaymentId.Parse(new PaymentId(value).ToString())));

    [Theory]
    [InlineData(null)]
    [InlineData("pay")]
    [InlineData("7")]
    [InlineData("PAY7")]
    [InlineData("pay-7")]
    [InlineData("pay7 ")]
    [InlineData("ref7")]
    public void What_is_no_payment_s_id_is_read_as_none(string? text) => Assert.Null(PaymentId.Parse(text));

    [Fact]
    public void A_shop_s_id_is_read_back_from_its_link() => Gen.Long[0, long.MaxValue].Sample(value =>
        Assert.Equal(new ShopId(value), ShopId.Parse(new ShopId(value).ToString())));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("17")]
    [InlineData("S17")]
    [InlineData("l17")]
    [InlineData("s-17")]
    [InlineData("s17 ")]
    public void What_is_no_shop_s_id_is_read_as_none(string? text) => Assert.Null(ShopId.Parse(text));

    [Fact]
    public void Each_kind_of_thing_is_written_with_its_own_letter() => Assert.Equal(
        ["p17", "s17", "l17", "17", "pay17", "ref17"],
        [$"{new PersonId(17)}", $"{new ShopId(17)}", $"{new ListingId(17)}", $"{new OrderNumber(17)}", $"{new PaymentId(17)}", $"{new RefundId(17)}"]);
}
