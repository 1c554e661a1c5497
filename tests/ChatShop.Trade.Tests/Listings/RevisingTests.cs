using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Tests.Listings;

/// <summary>A row written anew changes what its writer changed, and never what somebody else has changed meanwhile.</summary>
public sealed class RevisingTests
{
    private readonly Listing listing = Listing.Publish(
        new ListingId(1), new ShopId(1), new Offer("苹果", new Price(Some.Cny(500), Some.Jin(1)), Some.Jin(500)), DateTimeOffset.UnixEpoch).Fact!;

    [Fact]
    public void All_four_cells_can_be_written_at_once()
    {
        var wanted = new ListingRow("红富士", new Price(Some.Cny(600), Some.Jin(1)), Some.Jin(20), false);
        Assert.Null(Revise(wanted));
        Assert.Equal(wanted, ListingRow.Of(listing));
    }

    [Fact]
    public void What_was_left_as_it_was_seen_stays_as_it_is_by_now()
    {
        var seen = ListingRow.Of(listing);
        listing.Reserve(Some.Jin(10));
        Assert.Null(listing.Revise(new Revision(listing.Id, seen, seen with { Price = new Price(Some.Cny(600), Some.Jin(1)) })));
        Assert.Equal(Some.Jin(490), listing.Available);
    }

    [Fact]
    public void A_cell_that_somebody_else_has_written_meanwhile_is_not_written_over()
    {
        var seen = ListingRow.Of(listing);
        listing.Reprice(new Price(Some.Cny(700), Some.Jin(1)));
        Assert.IsType<ListingChanged>(listing.Revise(new Revision(listing.Id, seen, seen with { Price = new Price(Some.Cny(600), Some.Jin(1)) })));
        Assert.Equal(Some.Cny(700), listing.Price.Money);
    }

    [Fact]
    public void Each_cell_keeps_to_the_rules_of_its_move()
    {
        var seen = ListingRow.Of(listing);
        Assert.IsType<TextOutOfRange>(Revise(seen with { Product = "" }));
        Assert.IsType<PriceOutOfRange>(Revise(seen with { Price = new Price(Some.Cny(0), Some.Jin(1)) }));
        Assert.IsType<UnitsDiffer>(Revise(seen with { Left = new Quantity(3, Unit.Of("box")) }));
    }

    private Refusal? Revise(ListingRow wanted) => listing.Revise(new Revision(listing.Id, ListingRow.Of(listing), wanted));
}
