using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Tests.Listings;

/// <summary>What a seller may do with a listing.</summary>
public sealed class ListingTests
{
    [Theory]
    [InlineData("", 500, "800", "jin", nameof(TextOutOfRange))]
    [InlineData("莲花白", 0, "800", "jin", nameof(PriceOutOfRange))]
    [InlineData("莲花白", -1, "800", "jin", nameof(PriceOutOfRange))]
    [InlineData("莲花白", 150, "0", "jin", nameof(QuantityOutOfRange))]
    [InlineData("莲花白", 150, "-800", "jin", nameof(QuantityOutOfRange))]
    [InlineData("莲花白", 150, "10000001", "jin", nameof(QuantityOutOfRange))]
    [InlineData("莲花白", 150, "20", "box", nameof(UnitsDiffer))]
    [InlineData("莲花白", 150, "400", "kg", "")]
    public void An_offer_that_makes_no_sense_is_refused_by_name(string product, long fen, string stock, string unit, string refused)
    {
        var quantity = Some.Of(decimal.Parse(stock, System.Globalization.CultureInfo.InvariantCulture), unit);
        var result = Listing.Publish(new ListingId(1), new ShopId(1), new Offer(product, Some.PerJin(fen), quantity), Some.Morning);
        Assert.Equal(refused, result.Refusal?.GetType().Name ?? "");
        Assert.Equal(refused.Length == 0, result.Fact is not null);
    }

    [Fact]
    public void A_name_may_have_sixty_letters_and_no_more()
    {
        Assert.NotNull(Publish(new string('果', Offer.LongestProduct)).Fact);
        Assert.Equal(new TextOutOfRange(Offer.LongestProduct), Publish(new string('果', Offer.LongestProduct + 1)).Refusal);

        static Result<Listing> Publish(string product) =>
            Listing.Publish(new ListingId(1), new ShopId(1), new Offer(product, Some.PerJin(500), Some.Jin(1)), Some.Morning);
    }

    [Fact]
    public void It_is_put_up_with_each_photo_once_and_no_more_than_nine()
    {
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h", "i"], Published(["a", "b", "a", "c", "d", "e", "f", "g", "h", "i", "j"]));
        Assert.Empty(Published(null));

        static IReadOnlyList<string> Published(string[]? photos) => Listing.Publish(
            new ListingId(1), new ShopId(1), new Offer("莲花白", Some.PerJin(150), Some.Jin(1), Photos: photos), Some.Morning).Fact!.Photos;
    }

    [Fact]
    public void It_can_be_ordered_for_as_much_as_one_payment_can_be_and_no_fen_more()
    {
        var most = new TotalOutOfRange(Some.Cny(Placing.MostMinor));
        Assert.Null(Some.Listing(fenPerJin: Placing.MostMinor).RefuseOrder(Some.Jin(1)));
        Assert.Equal(most, Some.Listing(fenPerJin: Placing.MostMinor + 1).RefuseOrder(Some.Jin(1)));
        Assert.Equal(most, Some.Listing(fenPerJin: 1_000_000).RefuseOrder(Some.Jin(100)));
    }

    [Fact]
    public void A_refused_price_leaves_the_old_one()
    {
        var listing = Some.Listing();
        Assert.IsType<PriceOutOfRange>(listing.Reprice(Some.PerJin(0)).Refusal);
        Assert.IsType<UnitsDiffer>(listing.Reprice(new Price(Some.Cny(500), Some.Of(1, "box"))).Refusal);
        Assert.Equal(Some.PerJin(500), listing.Price);
        Assert.Equal(Some.PerJin(600), listing.Reprice(Some.PerJin(600)).Fact!.Price);
    }

    [Fact]
    public void What_a_seller_counts_is_what_can_be_sold_beside_what_is_reserved()
    {
        var listing = Some.Listing(jin: 100);
        listing.Reserve(Some.Jin(30));
        Assert.Equal(Some.Jin(50), listing.Restate(Some.Of(25, "kg")).Fact!.Available);
        Assert.Equal((Some.Jin(80), Some.Jin(30)), (listing.Stock, listing.Reserved));
    }

    [Fact]
    public void Counting_none_sells_out_once_nothing_is_reserved_any_more()
    {
        var listing = Some.Listing(jin: 100);
        listing.Reserve(Some.Jin(30));
        listing.Restate(Some.Jin(0));
        Assert.Equal(ListingStatus.Active, listing.Status);
        listing.Sell(Some.Jin(30));
        Assert.Equal(ListingStatus.SoldOut, listing.Status);
        listing.Restock(Some.Jin(5));
        Assert.Equal(ListingStatus.Active, listing.Status);
    }

    [Theory]
    [InlineData("0", "jin", nameof(QuantityOutOfRange))]
    [InlineData("-5", "jin", nameof(QuantityOutOfRange))]
    [InlineData("5", "box", nameof(UnitsDiffer))]
    public void A_delivery_that_makes_no_sense_is_refused_and_the_stock_stays(string value, string unit, string refused)
    {
        var listing = Some.Listing(jin: 100);
        var more = Some.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit);
        Assert.Equal(refused, listing.Restock(more).Refusal!.GetType().Name);
        Assert.Equal(Some.Jin(100), listing.Stock);
    }

    [Fact]
    public void Photos_come_behind_those_there_are_each_once_up_to_nine()
    {
        var listing = Some.Listing();
        Assert.Equal((2, 2, 0), Counted(listing.Show(["a", "b", "a"])));
        Assert.Equal((0, 2, 0), Counted(listing.Show(["b"])));
        Assert.Equal((7, 9, 1), Counted(listing.Show(["c", "d", "e", "f", "g", "h", "i", "j"])));
        Assert.Equal("a", listing.Photos[0]);

        Assert.IsType<EnoughPhotos>(listing.Show(["k"]).Refusal);
        Assert.Equal((0, 9, 0), Counted(listing.Show(["a"])));

        static (int, int, int) Counted(Result<ListingPhotosAdded> result) => (result.Fact!.Added, result.Fact.Total, result.Fact.LeftOut);
    }

    [Fact]
    public void Pausing_and_resuming_each_happens_once()
    {
        var listing = Some.Listing();
        Assert.IsType<AlreadyForSale>(listing.Resume().Refusal);
        Assert.NotNull(listing.Pause().Fact);
        Assert.IsType<AlreadyPaused>(listing.Pause().Refusal);
        Assert.NotNull(listing.Resume().Fact);
        Assert.Equal(ListingStatus.Active, listing.Status);
    }

    [Fact]
    public void A_paused_listing_without_goods_can_not_be_resumed()
    {
        var listing = Some.Listing(jin: 100);
        listing.Pause();
        listing.Restate(Some.Jin(0));
        Assert.IsType<NothingLeft>(listing.Resume().Refusal);
        Assert.Equal(ListingStatus.Paused, listing.Status);
    }

    [Fact]
    public void What_is_taken_away_stays_away()
    {
        var listing = Some.Listing();
        listing.Delete();
        Assert.IsType<NoSuchListing>(listing.Pause().Refusal);
        Assert.IsType<NoSuchListing>(listing.Resume().Refusal);
        listing.Restock(Some.Jin(5));
        Assert.Equal(ListingStatus.Deleted, listing.Status);
    }
}
