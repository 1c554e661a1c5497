using ChatShop.Trade.Prices;
using CsCheck;

namespace ChatShop.Trade.Tests.Prices;

public sealed class QuantileTests
{
    private static readonly Gen<decimal[]> Rows = Gen.Int[-1000, 1000].Select(value => value / 4m).Array[1, 40].Select(row => row.Order().ToArray());

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.6, 3.4)]
    [InlineData(1, 5)]
    public void A_share_lies_where_spreadsheets_put_it(double share, double value) => Assert.Equal((decimal)value, Quantiles.Of([1m, 2m, 3m, 4m, 5m], (decimal)share));

    [Fact]
    public void A_share_lies_within_the_row_and_a_larger_one_is_never_lower() => Gen.Select(Rows, Gen.Int[0, 100], Gen.Int[0, 100]).Sample((row, one, other) =>
    {
        var (less, more) = (Quantiles.Of(row, Math.Min(one, other) / 100m), Quantiles.Of(row, Math.Max(one, other) / 100m));
        Assert.True(row[0] <= less && less <= more && more <= row[^1]);
    });

    [Fact]
    public void Half_of_a_row_lies_on_each_side_of_its_middle() => Rows.Sample(row =>
    {
        var middle = Quantiles.Of(row, 0.5m);
        Assert.True(row.Count(it => it <= middle) * 2 >= row.Length && row.Count(it => it >= middle) * 2 >= row.Length);
    });

    [Fact]
    public void Of_nothing_there_is_no_share() => Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Of([], 0.5m));
}
