using ChatShop.Trade.Listings;
using CsCheck;

namespace ChatShop.Trade.Tests.Listings;

/// <summary>A price times a quantity is money, rounded once.</summary>
public sealed class PriceTests
{
    [Fact]
    public void Ten_kilos_of_goods_at_five_yuan_a_jin_cost_a_hundred_yuan() =>
        Assert.Equal(Some.Cny(10_000), Some.PerJin(500).For(Some.Of(10, "kg")));

    [Theory]
    [InlineData(1000, 3, "1", 333)]     // 10 yuan for 3 jin: one jin is 3.333… yuan
    [InlineData(1000, 3, "2", 667)]
    [InlineData(1000, 3, "3", 1000)]
    [InlineData(125, 1, "0.5", 63)]     // 62.5 fen: half a fen goes up
    [InlineData(1, 1, "0.4", 0)]
    [InlineData(1, 1, "0.5", 1)]
    [InlineData(99, 1, "1.5", 149)]     // 148.5
    public void What_it_costs_is_rounded_to_the_fen_half_up(long fen, int perJin, string jin, long costs) => Assert.Equal(
        Some.Cny(costs),
        new Price(Some.Cny(fen), Some.Jin(perJin)).For(Some.Jin(decimal.Parse(jin, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void What_it_costs_is_within_half_a_fen_of_the_exact_sum() =>
        Gen.Select(Gen.Long[1, 1_000_000], Gen.Int[1, 50], Gen.Int[1, 1_000_000], Some.ExactMass).Sample((fen, per, tenThousandths, unit) =>
        {
            var (price, quantity) = (new Price(Some.Cny(fen), Some.Jin(per)), new Quantity(tenThousandths / 10_000m, unit));
            var exact = fen * quantity.Value * unit.Size / Unit.Jin.Size / per;
            Assert.InRange(price.For(quantity).Minor - exact, -0.5m, 0.5m);
        });

    [Fact]
    public void The_same_amount_costs_the_same_in_every_unit() =>
        Gen.Select(Gen.Long[1, 1_000_000], Some.ExactMass, Gen.Int[1, 1_000_000], Some.ExactMass).Sample((fen, per, jin, said) =>
        {
            var price = new Price(Some.Cny(fen), new Quantity(1, per));
            Assert.Equal(price.For(Some.Jin(jin)), price.For(Some.Jin(jin).In(said)));
        });

    [Fact]
    public void More_never_costs_less() =>
        Gen.Select(Gen.Long[1, 1_000_000], Gen.Int[1, 1_000_000], Gen.Int[1, 1_000_000]).Sample((fen, one, two) =>
        {
            var price = new Price(Some.Cny(fen), Some.Jin(3));
            var (less, more) = (Math.Min(one, two) / 100m, Math.Max(one, two) / 100m);
            Assert.True(price.For(Some.Jin(less)) <= price.For(Some.Jin(more)));
        });

    [Theory]
    [InlineData(0, "1")]
    [InlineData(-500, "1")]
    [InlineData(Price.MostMinor + 1, "1")]
    [InlineData(500, "0")]
    [InlineData(500, "-1")]
    [InlineData(500, "0.00001")]
    [InlineData(500, "10000001")]
    public void A_price_of_nothing_or_for_nothing_or_too_high_is_refused(long fen, string per)
    {
        var price = new Price(Some.Cny(fen), Some.Jin(decimal.Parse(per, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(new PriceOutOfRange(Some.Cny(Price.MostMinor)), price.Refuse());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Price.MostMinor)]
    public void A_fen_and_a_million_yuan_are_prices(long fen) => Assert.Null(Some.PerJin(fen).Refuse());
}
