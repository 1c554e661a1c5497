using ChatShop.Trade.Listings;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Tests.People;

/// <summary>Where a parcel can go.</summary>
public sealed class DeliverToTests
{
    [Theory]
    [InlineData("1381234", true)]
    [InlineData("138123", false)]
    [InlineData("138123456789012", true)]
    [InlineData("1381234567890123", false)]
    [InlineData("+8613812345678", true)]
    [InlineData("++8613812345678", false)]
    [InlineData("+123456", false)]
    [InlineData("138-1234-5678", false)]
    [InlineData("1381234567八", false)]
    [InlineData("13812345678+", false)]
    [InlineData("", false)]
    public void A_phone_number_has_seven_to_fifteen_digits_perhaps_after_one_plus(string phone, bool isPhone)
    {
        Assert.Equal(isPhone, DeliverTo.IsPhone(phone));
        Assert.Equal(isPhone ? null : new NoPhone(), (Some.Home with { Phone = phone }).Refuse());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void An_address_has_a_letter_at_least_and_two_hundred_at_most(int letters, bool isFine) =>
        Assert.Equal(isFine ? null : new TextOutOfRange(200), (Some.Home with { Address = new string('村', letters) }).Refuse());

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void A_name_has_a_letter_at_least_and_forty_at_most(int letters, bool isFine) =>
        Assert.Equal(isFine ? null : new TextOutOfRange(40), (Some.Home with { Recipient = new string('李', letters) }).Refuse());
}
