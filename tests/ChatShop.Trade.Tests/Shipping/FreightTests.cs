using ChatShop.Trade.Shipping;
using CsCheck;

namespace ChatShop.Trade.Tests.Shipping;

/// <summary>What sending costs, by where and by weight.</summary>
public sealed class FreightTests
{
    private static readonly FreightTerms Terms = new(
        [new(FreightTerms.Home, Some.Cny(500)), new(FreightTerms.Away, Some.Cny(1000)), new("xinjiang", Some.Cny(2000)), new("xizang", Some.Cny(2000))], Some.Cny(200));

    [Theory]
    [InlineData("李家村3组", "1", null)]
    [InlineData("四川省成都市武侯区1号", "1", 500L)]
    [InlineData("四川省成都市武侯区1号", "1.0001", 700L)]
    [InlineData("四川省成都市武侯区1号", "2", 700L)]
    [InlineData("四川省成都市武侯区1号", "10", 2300L)]
    [InlineData("广东省深圳市南山区1号", "1", 1000L)]
    [InlineData("深圳市南山区1号", "1", 1000L)]
    [InlineData("新疆乌鲁木齐市天山区1号", "3", 2400L)]
    [InlineData("西藏拉萨市1号", "0.5", 2000L)]
    [InlineData("北京路5号", "1", null)]
    [InlineData("河南村2组", "1", null)]
    [InlineData("12 Mill Lane, Chengdu, Sichuan", "1", 500L)]
    public void It_is_the_place_that_costs_and_each_kilogram_begun_beyond_the_first(string address, string kg, long? fen)
    {
        var weight = decimal.Parse(kg, System.Globalization.CultureInfo.InvariantCulture);

        var (freight, refusal) = Terms.For(Place.Of(address), "sichuan", [new Quantity(weight, Unit.Kg)]);

        Assert.Null(refusal);
        Assert.Equal(fen, freight?.Price.Minor);
    }

    [Fact]
    public void Where_no_price_is_said_nothing_is_sent() =>
        Assert.IsType<NotSentThere>(Terms.For(Place.Of("Via Roma 12, 20121 Milano MI, Italia"), "sichuan", [new Quantity(1m, Unit.Kg)]).Refusal);

    [Fact]
    public void A_country_by_its_name_goes_before_any_other()
    {
        var abroad = Terms with { Rates = [.. Terms.Rates, new(FreightTerms.Abroad, Some.Cny(9000)), new("it", Some.Cny(8000))] };

        Assert.Equal(8000, abroad.For(Place.Of("Via Roma 12, 20121 Milano MI, Italia"), null, []).Freight!.Price.Minor);
        Assert.Equal(9000, abroad.For(Place.Of("221B Baker St, London NW1 6XE, UK"), null, []).Freight!.Price.Minor);
    }

    [Fact]
    public void What_is_counted_weighs_nothing() => Assert.Equal(1000, Terms.For(Place.Of("广东省广州市"), "sichuan", [new Quantity(40m, Unit.Of("box"))]).Freight!.Price.Minor);

    [Fact]
    public void It_grows_with_weight_by_whole_steps_and_does_not_depend_on_how_goods_are_split() =>
        Gen.Select(Gen.Int[0, 200_000], Gen.Int[0, 200_000]).Sample((first, second) =>
        {
            var place = Place.Of("广东省广州市");
            long Of(params int[] grams) => Terms.For(place, "sichuan", [.. grams.Select(it => new Quantity(it, Unit.Of("g")))]).Freight!.Price.Minor;

            Assert.Equal(Of(first + second), Of(first, second));
            Assert.True(Of(first + second) >= Of(first));
            Assert.Equal(0, (Of(first) - 1000) % 200);
            Assert.InRange(Of(first), 1000 + (200L * (first - 1000) / 1000), 1000 + (200L * (Math.Max(first, 1000) - 1000 + 999) / 1000));
        });

    [Fact]
    public void The_same_weight_costs_the_same_in_any_unit() =>
        Gen.Select(Gen.Int[1, 400], Some.ExactMass).Sample((jin, unit) =>
        {
            var weight = new Quantity(jin, Unit.Jin);
            var place = Place.Of("新疆伊犁");

            Assert.Equal(Terms.For(place, null, [weight]).Freight, Terms.For(place, null, [weight.In(unit)]).Freight);
        });

    [Fact]
    public void No_price_below_nothing_or_beyond_reason_can_be_asked()
    {
        Assert.IsType<FreightOutOfRange>(new FreightTerms([new(FreightTerms.Home, Some.Cny(-1))]).Refuse());
        Assert.IsType<FreightOutOfRange>(new FreightTerms([new(FreightTerms.Home, Some.Cny(1_000_001))]).Refuse());
        Assert.IsType<FreightOutOfRange>(new FreightTerms([]).Refuse());
        Assert.Null(Terms.Refuse());
    }
}
