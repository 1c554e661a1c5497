using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using CsCheck;

namespace ChatShop.Trade.Tests.Listings;

/// <summary>Whatever happens to a listing, in whatever order: nothing is sold that is not there, and nothing is lost.</summary>
public sealed class StockTests
{
    private const long Sequences = 2_000;

    private enum Deed { Order, OrderForCash, Release, Sell, TakeBack, Restock }

    private static readonly Gen<(Deed Deed, decimal Value, int Which, Unit Unit)> Exact = Deeds(Some.ExactMass);

    private static readonly Gen<(Deed Deed, decimal Value, int Which, Unit Unit)> Pounds = Deeds(Some.Mass);

    [Fact]
    public void What_came_in_is_in_the_barn_or_sold_and_never_more() =>
        Gen.Select(Some.ExactMass, Some.ExactMass, Exact.Array[0, 30]).Sample((stocked, priced, deeds) =>
        {
            var barn = new Barn(stocked, priced);
            foreach (var deed in deeds)
            {
                barn.Do(deed);
                barn.AssertSound();
                Assert.Equal(barn.CameIn, Grams(barn.Listing.Stock) + barn.Sold.Sum(Grams));
                Assert.Equal(barn.Held.Sum(Grams), Grams(barn.Listing.Reserved));
            }
        }, iter: Sequences);

    [Fact]
    public void Between_pounds_and_kilos_too_nothing_falls_below_zero_and_no_more_is_sold_than_there_is() =>
        Gen.Select(Some.Mass, Some.Mass, Pounds.Array[0, 30]).Sample((stocked, priced, deeds) =>
        {
            var barn = new Barn(stocked, priced);
            foreach (var deed in deeds)
            {
                barn.Do(deed);
                barn.AssertSound();
            }
            Assert.InRange(barn.Sold.Sum(Grams) + barn.Held.Sum(Grams), 0m, barn.CameIn + 0.001m);
        }, iter: Sequences);

    [Fact]
    public void All_there_is_can_be_ordered_in_any_unit_and_then_it_is_sold_out() =>
        Gen.Select(Gen.Int[1, 10_000], Some.Mass, Some.Mass).Sample((value, stocked, priced) =>
        {
            var listing = Some.Listing(new Quantity(value, stocked), new Price(Some.Cny(99), new Quantity(1, priced)));
            var wish = new Wish(listing.Id, new Quantity(value, stocked));
            if (Placing.Refuse([wish], Only(listing)) is { } refusal)
            {
                Assert.True(refusal is TotalOutOfRange or TooLittle, $"{refusal}");
                return;
            }
            var order = Placing.Place([wish], Only(listing), Some.Placement(), () => (new OrderNumber(1001), "key"))[0];
            listing.Sell(order.Lines[0].Quantity);
            Assert.Equal(ListingStatus.SoldOut, listing.Status);
        });

    [Fact]
    public void The_last_ten_are_reserved_once_and_one_more_is_refused_with_what_is_left()
    {
        var listing = Some.Listing(jin: 10);
        Assert.Null(listing.RefuseOrder(Some.Jin(10)));
        listing.Reserve(Some.Jin(8));
        Assert.Equal(new NotEnoughStock("红富士苹果", Some.Jin(2)), listing.RefuseOrder(Some.Jin(3)));
        Assert.Null(listing.RefuseOrder(Some.Of(1, "kg")));
    }

    [Fact]
    public void Two_wishes_for_the_same_goods_count_together()
    {
        var listing = Some.Listing(jin: 10);
        Assert.IsType<NotEnoughStock>(Placing.Refuse([new(listing.Id, Some.Jin(6)), new(listing.Id, Some.Of(2.5m, "kg"))], Only(listing)));
        Assert.Null(Placing.Refuse([new(listing.Id, Some.Jin(5)), new(listing.Id, Some.Of(2.5m, "kg"))], Only(listing)));
    }

    [Fact]
    public void More_taken_than_was_reserved_is_a_bug_and_throws_and_changes_nothing()
    {
        var listing = Some.Listing(jin: 10);
        listing.Reserve(Some.Jin(3));
        Assert.Throws<InvalidOperationException>(() => listing.Release(Some.Jin(4)));
        Assert.Throws<InvalidOperationException>(() => listing.Sell(Some.Jin(4)));
        Assert.Equal((Some.Jin(10), Some.Jin(3)), (listing.Stock, listing.Reserved));
    }

    [Theory]
    [InlineData("0.0001", ListingStatus.Active)]
    [InlineData("0.00009", ListingStatus.SoldOut)]
    public void A_tenth_of_a_milligram_can_be_sold_and_less_is_no_goods(string left, ListingStatus status)
    {
        var listing = Some.Listing(Some.Of(1, "g"), new Price(Some.Cny(100), Some.Of(1, "g")));
        var sold = Some.Of(1 - decimal.Parse(left, System.Globalization.CultureInfo.InvariantCulture), "g");
        listing.Reserve(sold);
        listing.Sell(sold);
        Assert.Equal(status, listing.Status);
    }

    [Fact]
    public void Taken_as_one_what_was_set_aside_in_parts_may_lack_less_than_a_tenth_of_a_milligram()
    {
        var listing = Some.Listing(Some.Of(10, "g"), new Price(Some.Cny(100), Some.Of(1, "g")));
        listing.Reserve(Some.Of(1, "g"));
        Assert.Throws<InvalidOperationException>(() => listing.Release(Some.Of(1.0001m, "g")));
        listing.Release(Some.Of(1.00009m, "g"));
        Assert.Equal(Some.Of(0, "g"), listing.Reserved);
    }

    [Fact]
    public void Goods_that_come_back_to_a_listing_that_was_sold_out_are_for_sale_again()
    {
        var listing = Some.Listing(jin: 10);
        listing.Reserve(Some.Jin(10));
        listing.Sell(Some.Jin(10));
        Assert.Equal(ListingStatus.SoldOut, listing.Status);
        listing.TakeBack(Some.Jin(4));
        Assert.Equal((ListingStatus.Active, Some.Jin(4)), (listing.Status, listing.Available));
    }

    private static decimal Grams(Quantity quantity) => quantity.Value * quantity.Unit.Size;

    private static Dictionary<ListingId, Listing> Only(Listing listing) => new() { [listing.Id] = listing };

    private static Gen<(Deed, decimal, int, Unit)> Deeds(Gen<Unit> units) =>
        Gen.Select(Gen.Int[0, 5].Select(deed => (Deed)deed), Gen.Int[1, 3_000_000].Select(value => value / 10_000m), Gen.Int[0, 100], units);

    /// <summary>A listing, and a plain count of what was done with it.</summary>
    private sealed class Barn
    {
        public Barn(Unit stocked, Unit priced)
        {
            Listing = Some.Listing(new Quantity(500, stocked), new Price(Some.Cny(100), new Quantity(1, priced)));
            CameIn = Grams(Listing.Stock);
        }

        public Listing Listing { get; }

        public decimal CameIn { get; private set; }

        public List<Quantity> Held { get; } = [];

        public List<Quantity> Sold { get; } = [];

        public void Do((Deed Deed, decimal Value, int Which, Unit Unit) deed)
        {
            var quantity = new Quantity(deed.Value, deed.Unit);
            switch (deed.Deed)
            {
                case Deed.Order:
                    Held.AddRange(Order(quantity, PaymentMethod.Online));
                    break;
                case Deed.OrderForCash:
                    Sold.AddRange(Order(quantity, PaymentMethod.CashOnDelivery));
                    break;
                case Deed.Release when Held.Count > 0:
                    Listing.Release(Take(Held, deed.Which));
                    break;
                case Deed.Sell when Held.Count > 0:
                    var sold = Take(Held, deed.Which);
                    Listing.Sell(sold);
                    Sold.Add(sold);
                    break;
                case Deed.TakeBack when Sold.Count > 0:
                    Listing.TakeBack(Take(Sold, deed.Which));
                    break;
                case Deed.Restock:
                    Assert.Null(Listing.Restock(quantity).Refusal);
                    CameIn += Grams(quantity);
                    break;
            }
        }

        public void AssertSound()
        {
            Assert.True(Listing.Stock.Value >= 0, $"{Listing.Stock}");
            Assert.True(Listing.Reserved.Value >= 0, $"{Listing.Reserved}");
            Assert.True(Listing.Available.Value >= 0, $"{Listing.Available}");
        }

        private IEnumerable<Quantity> Order(Quantity quantity, PaymentMethod method)
        {
            var wish = new Wish(Listing.Id, quantity);
            return Placing.Refuse([wish], Only(Listing)) is not null
                ? []
                : Placing.Place([wish], Only(Listing), Some.Placement(method), () => (new OrderNumber(1001), "key"))
                    .SelectMany(order => order.Lines).Select(line => line.Quantity).ToList();
        }

        private static Quantity Take(List<Quantity> from, int which)
        {
            var taken = from[which % from.Count];
            from.RemoveAt(which % from.Count);
            return taken;
        }
    }
}
