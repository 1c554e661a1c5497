using ChatShop.Trade.Pools;
using CsCheck;

namespace ChatShop.Trade.Tests.Pools;

/// <summary>What is shared out in proportion is shared out wholly, fairly to one step, and the same each time.</summary>
public sealed class ProportionTests
{
    private static readonly Gen<decimal> SomeAmount = Gen.OneOf(
        Gen.Int[0, 500].Select(whole => (decimal)whole), Gen.Long[0, 100_000_000].Select(fine => fine / 10_000m), Gen.Const(0m));

    private static readonly Gen<decimal[]> SomeWeights = SomeAmount.Array[1, 9].Where(weights => weights.Sum() > 0m);

    [Fact]
    public void Quantities_add_up_and_nobody_gives_more_than_is_there() => Gen.Select(SomeWeights, Gen.Int[0, 1000]).Sample((weights, thousandths) =>
    {
        var total = decimal.Round(weights.Sum() * thousandths / 1000m, 4, MidpointRounding.ToZero);
        var shares = Proportion.Split(total, weights);

        Assert.Equal(total, shares.Sum());
        Assert.All(shares.Zip(weights), it => Assert.InRange(it.First, 0m, it.Second));
        Assert.Equal(shares, Proportion.Split(total, weights));
    });

    [Fact]
    public void Money_adds_up_and_is_fair_to_a_fen() => Gen.Select(SomeWeights, Gen.Long[0, 99_999_999]).Sample((weights, fen) =>
    {
        var shares = Proportion.Split(Some.Cny(fen), weights);

        Assert.Equal(fen, shares.Sum(share => share.Minor));
        foreach (var (share, weight) in shares.Zip(weights))
            Assert.True(Math.Abs(share.Minor - (fen * weight / weights.Sum())) < 1m, $"{share} of {fen} for {weight}");
        Assert.All(shares.Zip(weights).Where(it => it.Second == 0m), it => Assert.Equal(0, it.First.Minor));
    });

    [Theory]
    [InlineData(10, "4, 3, 3", "200, 200, 200")] // Whole 斤 stay whole; of equal remainders the first who came gives more.
    [InlineData(10, "6, 4", "300, 200")]
    [InlineData(1, "0, 1", "100, 150")]
    [InlineData(2.5, "1.3, 1.2", "100, 100")]
    [InlineData(10, "3.4, 3.3, 3.3", "33.4, 33.3, 33.3")]
    [InlineData(0, "0, 0", "0, 0")]
    public void One_order_after_another(double total, string expected, string left)
    {
        decimal[] Read(string text) => [.. text.Split(", ").Select(one => decimal.Parse(one, System.Globalization.CultureInfo.InvariantCulture))];

        Assert.Equal(Read(expected), Proportion.Split((decimal)total, Read(left)));
    }

    [Fact]
    public void What_nobody_has_can_not_be_shared_out() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Split(1m, (IReadOnlyList<decimal>)[0m, 0m]));
}
