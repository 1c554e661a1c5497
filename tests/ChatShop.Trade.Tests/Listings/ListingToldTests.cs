using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Tests.Listings;

/// <summary>A listing as people are told it.</summary>
public sealed class ListingToldTests
{
    [Fact]
    public void What_can_be_ordered_is_said_in_the_unit_it_is_priced_in() =>
        Assert.Equal(Some.Jin(14), Told([]).Available);

    [Fact]
    public void The_first_photo_stands_for_it_in_lists_and_there_may_be_none()
    {
        Assert.Equal("a", Told(["a", "b"]).Photo);
        Assert.Null(Told([]).Photo);
    }

    /// <summary>Ten kilos, three of them set aside, priced by the jin.</summary>
    private static ListingTold Told(string[] photos) => new(
        new ListingId(1), new ShopId(1), "王婶的店", "红富士苹果", Some.PerJin(500), Some.Of(10, "kg"), Some.Of(3, "kg"), ListingStatus.Active, null, photos);
}
