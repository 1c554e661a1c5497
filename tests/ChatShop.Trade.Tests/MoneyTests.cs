using CsCheck;

namespace ChatShop.Trade.Tests;

/// <summary>Money is counted in fen and no fen is lost.</summary>
public sealed class MoneyTests
{
    [Fact]
    public void Twelve_yuan_fifty_is_1250_fen_and_reads_so()
    {
        Assert.Equal(new Money(1250, Currency.Cny), Money.Of(12.50m, Currency.Cny));
        Assert.Equal(12.5m, Some.Cny(1250).Amount);
        Assert.Equal("12.50 CNY", Some.Cny(1250).ToString());
        Assert.Equal("-0.05 CNY", Some.Cny(-5).ToString());
    }

    [Theory]
    [InlineData("CNY")]
    [InlineData("cny")]
    public void A_currency_is_known_by_its_code_large_or_small(string code) => Assert.Equal(Some.Cny(1250), Money.OfMinor(1250, code));

    [Fact]
    public void A_currency_nobody_trades_in_here_is_a_bug_and_throws() => Assert.Throws<ArgumentException>(() => Money.OfMinor(1250, "xxx"));

    [Theory]
    [InlineData("0.005", 1)]
    [InlineData("0.0049", 0)]
    [InlineData("2.675", 268)]
    [InlineData("-0.005", -1)]
    public void Half_a_fen_rounds_away_from_zero(string amount, long fen) =>
        Assert.Equal(fen, Money.Of(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Cny).Minor);

    [Fact]
    public void Every_number_of_fen_comes_back_from_yuan_exactly() =>
        Gen.Long.Sample(fen => Assert.Equal(fen, Money.Of(Some.Cny(fen).Amount, Currency.Cny).Minor));

    [Fact]
    public void Adding_and_taking_away_again_leaves_what_was_there() =>
        Gen.Select(Some.Money, Some.Money).Sample((left, right) =>
        {
            Assert.Equal(left, left + right - right);
            Assert.Equal(left + right, right + left);
            Assert.Equal(Money.Zero(Currency.Cny), left + -left);
        });

    [Fact]
    public void Shares_sum_to_the_whole_and_differ_by_one_fen_at_most() =>
        Gen.Select(Some.Money, Gen.Int[1, 200]).Sample((money, count) =>
        {
            var shares = money.Split(count);
            Assert.Equal(count, shares.Count);
            Assert.Equal(money, shares.Aggregate((sum, share) => sum + share));
            Assert.InRange(shares.Max(share => share.Minor) - shares.Min(share => share.Minor), 0, 1);
            Assert.True(shares.Zip(shares.Skip(1)).All(pair => Math.Abs(pair.First.Minor) >= Math.Abs(pair.Second.Minor)));
        });

    [Fact]
    public void Ten_yuan_in_three_shares_gives_the_first_one_a_fen_more() =>
        Assert.Equal([334, 333, 333], Some.Cny(1000).Split(3).Select(share => share.Minor));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Money_can_not_be_split_into_no_shares(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Some.Cny(100).Split(count));

    [Fact]
    public void The_market_s_share_and_the_rest_are_the_whole() =>
        Gen.Select(Gen.Long[0, 99_999_999], Gen.Int[0, 10_000]).Sample((fen, hundredths) =>
        {
            var share = Some.Cny(fen).Percent(hundredths / 100m);
            Assert.InRange(share.Minor, 0, fen);
            Assert.Equal(Some.Cny(fen), share + (Some.Cny(fen) - share));
        });

    [Fact]
    public void Yuan_and_dollars_are_never_reckoned_together()
    {
        var (yuan, dollars) = (Some.Cny(100), new Money(100, Currency.Usd));
        Assert.Throws<InvalidOperationException>(() => yuan + dollars);
        Assert.Throws<InvalidOperationException>(() => yuan - dollars);
        Assert.Throws<InvalidOperationException>(() => yuan < dollars);
        Assert.Throws<InvalidOperationException>(() => yuan >= dollars);
        Assert.Throws<InvalidOperationException>(() => yuan + default(Money));
        Assert.NotEqual(yuan, dollars);
    }

    [Fact]
    public void More_money_than_there_is_throws_and_does_not_wrap_round()
    {
        Assert.Throws<OverflowException>(() => Some.Cny(long.MaxValue) + Some.Cny(1));
        Assert.Throws<OverflowException>(() => Some.Cny(long.MinValue) - Some.Cny(1));
        Assert.Throws<OverflowException>(() => -Some.Cny(long.MinValue));
        Assert.Throws<OverflowException>(() => Money.Of(decimal.MaxValue / 1000, Currency.Cny));
    }

    [Fact]
    public void The_same_amount_is_neither_less_nor_more()
    {
        var (one, same) = (Some.Cny(100), Some.Cny(100));
        Assert.False(one < same);
        Assert.False(one > same);
        Assert.True(one <= same);
        Assert.True(one >= same);
    }

    [Fact]
    public void Amounts_are_ordered_as_their_fen_are() =>
        Gen.Select(Some.Money, Some.Money).Sample((left, right) =>
        {
            Assert.Equal(left.Minor < right.Minor, left < right);
            Assert.Equal(left.Minor <= right.Minor, left <= right);
            Assert.Equal(left.Minor > right.Minor, left > right);
            Assert.Equal(left.Minor >= right.Minor, left >= right);
        });
}
