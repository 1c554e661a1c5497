using CsCheck;

namespace ChatShop.Trade.Tests;

/// <summary>Amounts of goods are exact in every unit people trade in.</summary>
public sealed class QuantityTests
{
    [Theory]
    [InlineData("10", "kg", "20", "jin")]
    [InlineData("0.5", "kg", "1", "jin")]
    [InlineData("1", "t", "2000", "jin")]
    [InlineData("3", "liang", "0.3", "jin")]
    [InlineData("50", "g", "1", "liang")]
    [InlineData("2", "l", "2000", "ml")]
    [InlineData("1", "lb", "453.59237", "g")]
    [InlineData("3", "lb", "48", "oz")]
    public void An_amount_said_in_another_unit_is_the_same_amount(string value, string unit, string same, string other)
    {
        var said = Some.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit);
        Assert.Equal(decimal.Parse(same, System.Globalization.CultureInfo.InvariantCulture), said.In(Unit.Of(other)).Value);
    }

    [Fact]
    public void Between_metric_and_Chinese_weights_there_and_back_is_exact() =>
        Gen.Select(Some.SaneValue, Some.ExactMass, Some.ExactMass).Sample((value, unit, other) =>
        {
            var said = new Quantity(value, unit);
            Assert.Equal(said, said.In(other).In(unit));
            Assert.Equal(value * unit.Size, said.In(other).Value * other.Size);
        });

    [Fact]
    public void Out_of_pounds_and_back_is_exact() =>
        Gen.Select(Some.SaneValue, Gen.OneOf("lb", "oz"), Gen.OneOf("g", "kg")).Sample((value, pounds, metric) =>
        {
            var said = Some.Of(value, pounds);
            Assert.Equal(said, said.In(Unit.Of(metric)).In(Unit.Of(pounds)));
        });

    [Fact]
    public void What_has_no_exact_number_in_another_unit_is_said_a_little_smaller_and_never_larger() =>
        Gen.Select(Some.SaneValue, Some.Mass, Some.Mass).Sample((value, unit, other) =>
        {
            var (exact, said) = (value * unit.Size, new Quantity(value, unit).In(other).Value * other.Size);
            Assert.InRange(exact - said, 0m, 0.00000001m * other.Size);
        });

    [Fact]
    public void Only_what_measures_the_same_converts_and_counted_things_only_into_themselves() =>
        Gen.Select(Some.AnyUnit, Some.AnyUnit).Sample((unit, other) =>
        {
            var same = unit == other || (unit.Dimension == other.Dimension && unit.Dimension != Dimension.Count);
            Assert.Equal(same, unit.ConvertsTo(other));
            if (!same)
                Assert.Throws<InvalidOperationException>(() => new Quantity(1, unit).In(other));
        });

    [Theory]
    [InlineData("box", "piece")]
    [InlineData("jin", "l")]
    [InlineData("basket", "jin")]
    public void A_box_of_apples_is_no_number_of_jin(string unit, string other)
    {
        var (one, two) = (Some.Of(1, unit), Some.Of(1, other));
        Assert.Throws<InvalidOperationException>(() => one + two);
        Assert.Throws<InvalidOperationException>(() => one - two);
        Assert.Throws<InvalidOperationException>(() => one > two);
    }

    [Fact]
    public void A_sum_is_in_the_first_one_s_unit_and_loses_nothing() =>
        Gen.Select(Some.SaneValue, Some.ExactMass, Some.SaneValue, Some.ExactMass).Sample((value, unit, more, other) =>
        {
            var (left, right) = (new Quantity(value, unit), new Quantity(more, other));
            Assert.Equal(unit, (left + right).Unit);
            Assert.Equal(left, left + right - right);
            Assert.Equal(value * unit.Size > more * other.Size, left > right);
            Assert.Equal(value * unit.Size < more * other.Size, left < right);
        });

    [Fact]
    public void A_kilo_is_neither_less_nor_more_than_two_jin()
    {
        var (kilo, jin) = (new Quantity(1, Unit.Kg), new Quantity(2, Unit.Jin));
        Assert.False(kilo < jin);
        Assert.False(kilo > jin);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("0.0001", true)]
    [InlineData("0.00001", false)]
    [InlineData("1.23456", false)]
    [InlineData("1.50000000", true)]
    [InlineData("10000000", true)]
    [InlineData("10000000.0001", false)]
    [InlineData("79228162514264337593543950335", false)]
    public void Nothing_and_less_and_too_much_and_too_fine_are_not_sane(string value, bool sane) =>
        Assert.Equal(sane, Some.Jin(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)).IsSane);

    [Fact]
    public void What_is_drawn_as_sane_is_sane() =>
        Gen.Select(Some.SaneValue, Some.AnyUnit).Sample((value, unit) => Assert.True(new Quantity(value, unit).IsSane));

    [Fact]
    public void The_same_amount_is_equal_however_many_zeros_it_was_written_with()
    {
        Assert.Equal(Some.Jin(1.5m), Some.Jin(1.5000m));
        Assert.Equal("1.5 jin", Some.Jin(1.5000m).ToString());
    }

    [Fact]
    public void Every_unit_is_found_by_its_code_and_no_other()
    {
        Assert.All(Unit.All, unit => Assert.Same(unit, Unit.Of(unit.Code)));
        Assert.Throws<KeyNotFoundException>(() => Unit.Of("stone"));
    }
}
