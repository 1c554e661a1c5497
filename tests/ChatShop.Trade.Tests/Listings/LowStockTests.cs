using ChatShop.Trade.Listings;
using CsCheck;

namespace ChatShop.Trade.Tests.Listings;

/// <summary>When a seller hears that goods run low.</summary>
public sealed class LowStockTests
{
    private enum Deed { Sell, Unsold, TakeBack, Restate, Restock }

    private static readonly Gen<(Deed Deed, int Jin)> Deeds = Gen.Select(Gen.Enum<Deed>(), Gen.Int[1, 60]);

    [Fact]
    public void Between_two_counts_it_is_said_once_when_a_sale_leaves_less_than_a_tenth() =>
        Gen.Select(Gen.Int[1, 200], Deeds.Array[0, 40]).Sample((stock, deeds) =>
        {
            var listing = Some.Listing(jin: stock);
            var (counted, heard) = ((decimal)stock, false);
            foreach (var (deed, jin) in deeds)
            {
                var quantity = Some.Jin(deed is Deed.Sell or Deed.Unsold ? Math.Min(jin, listing.Available.Value) : jin);
                if (quantity.Value == 0m)
                    continue;
                switch (deed)
                {
                    case Deed.Restate or Deed.Restock:
                        Assert.NotNull((deed == Deed.Restate ? listing.Restate(quantity) : listing.Restock(quantity)).Fact);
                        (counted, heard) = (listing.Stock.Value, false);
                        break;
                    case Deed.TakeBack:
                        listing.TakeBack(quantity);
                        break;
                    case Deed.Unsold:
                        listing.Reserve(quantity);
                        listing.Release(quantity);
                        break;
                    case Deed.Sell:
                        listing.Reserve(quantity);
                        listing.Sell(quantity);
                        var said = listing.SayLow();
                        Assert.Equal(!heard && listing.Stock.Value * 10m < counted, said is not null);
                        heard |= said is not null;
                        break;
                }
            }
        });

    [Fact]
    public void Exactly_a_tenth_is_not_low_and_what_is_gone_is_said_to_be_gone()
    {
        var listing = Some.Listing(jin: 100);
        Sell(listing, 90);
        Assert.Null(listing.SayLow());
        Sell(listing, 10);
        Assert.Equal(new GoodsLow(listing.Id, "红富士苹果", Some.Jin(0), Some.Jin(100), IsGone: true), listing.SayLow());
    }

    [Fact]
    public void Who_says_that_nothing_is_left_is_not_told_so_when_the_last_order_is_paid()
    {
        var listing = Some.Listing(jin: 100);
        listing.Reserve(Some.Jin(30));
        listing.Restate(Some.Jin(0));
        listing.Sell(Some.Jin(30));
        Assert.Null(listing.SayLow());
    }

    [Fact]
    public void A_paused_listing_says_nothing_until_it_is_for_sale_again()
    {
        var listing = Some.Listing(jin: 100);
        listing.Reserve(Some.Jin(95));
        listing.Pause();
        listing.Sell(Some.Jin(95));
        Assert.Null(listing.SayLow());
        listing.Resume();
        Sell(listing, 1);
        Assert.Equal(Some.Jin(4), listing.SayLow()!.Left);
    }

    private static void Sell(Listing listing, decimal jin)
    {
        listing.Reserve(Some.Jin(jin));
        listing.Sell(Some.Jin(jin));
    }
}
