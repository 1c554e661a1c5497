using ChatShop.Trade.Receipts;
using CsCheck;

namespace ChatShop.Trade.Tests.Receipts;

/// <summary>Amounts in capitals are those of the vouchers of banks, and can be read back without a doubt.</summary>
public sealed class CapitalAmountTests
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";

    private static readonly Gen<long> Fen = Gen.OneOf(
        Gen.Long[0, 200_000], Gen.Long[0, long.MaxValue],
        Gen.Select(Gen.Long[0, 9999], Gen.Int[0, 14]).Select((number, zeros) => number * (long)Math.Pow(10, zeros)));

    [Theory]
    [InlineData(50320, "伍佰零叁元贰角整")]
    [InlineData(0, "零元整")]
    [InlineData(1, "壹分")]
    [InlineData(10, "壹角整")]
    [InlineData(15, "壹角伍分")]
    [InlineData(1000, "壹拾元整")]
    [InlineData(1005, "壹拾元零伍分")]
    [InlineData(140950, "壹仟肆佰零玖元伍角整")]
    [InlineData(600714, "陆仟零柒元壹角肆分")]
    [InlineData(168032, "壹仟陆佰捌拾元叁角贰分")]
    [InlineData(1640902, "壹万陆仟肆佰零玖元零贰分")]
    [InlineData(32504, "叁佰贰拾伍元零肆分")]
    [InlineData(1_000_000, "壹万元整")]
    [InlineData(1_100_000, "壹万壹仟元整")]
    [InlineData(101_000, "壹仟零壹拾元整")]
    [InlineData(10_050_000, "壹拾万零伍佰元整")]
    [InlineData(10_700_053, "壹拾万柒仟元伍角叁分")]
    [InlineData(100_000_000, "壹佰万元整")]
    [InlineData(10_000_000_000, "壹亿元整")]
    [InlineData(10_001_000_100, "壹亿零壹万零壹元整")]
    [InlineData(-50320, "负伍佰零叁元贰角整")]
    public void An_amount_is_written_as_on_a_voucher(long fen, string capitals) => Assert.Equal(capitals, CapitalAmount.Of(Some.Cny(fen)));

    [Fact]
    public void Every_amount_can_be_read_back() => Fen.Sample(fen => Assert.Equal(fen, ReadBack(CapitalAmount.Of(Some.Cny(fen)))));

    [Fact]
    public void No_two_amounts_are_written_alike() =>
        Gen.Select(Fen, Fen).Sample((one, other) => Assert.Equal(one == other, CapitalAmount.Of(Some.Cny(one)) == CapitalAmount.Of(Some.Cny(other))));

    [Fact]
    public void What_is_owed_the_other_way_is_the_same_behind_a_minus() =>
        Fen.Where(fen => fen > 0).Sample(fen => Assert.Equal("负" + CapitalAmount.Of(Some.Cny(fen)), CapitalAmount.Of(Some.Cny(-fen))));

    [Fact]
    public void Zeros_never_stand_beside_each_other_nor_before_a_unit() => Fen.Where(fen => fen > 0).Sample(fen =>
    {
        var written = CapitalAmount.Of(Some.Cny(fen));
        Assert.DoesNotMatch("零[零元角分整万亿拾佰仟]", written);
        Assert.DoesNotMatch("^零", written);
    });

    [Fact]
    public void Whole_amounts_end_with_whole_and_fen_never_do() => Fen.Sample(fen =>
        Assert.Equal(fen % 10 == 0, CapitalAmount.Of(Some.Cny(fen)).EndsWith('整')));

    [Fact]
    public void The_largest_and_the_smallest_amount_there_is_are_written_too()
    {
        Assert.Equal(long.MaxValue, ReadBack(CapitalAmount.Of(Some.Cny(long.MaxValue))));
        Assert.StartsWith("负", CapitalAmount.Of(Some.Cny(long.MinValue)), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_yuan_are_written_so() => Assert.Throws<ArgumentException>(() => CapitalAmount.Of(new Money(100, Currency.Usd)));

    /// <summary>Reads as people do: digit by digit, each with the unit behind it.</summary>
    private static long ReadBack(string written)
    {
        var (sum, digit) = (0L, 0L);
        var parts = (Yuan: 0L, Fen: 0L);
        foreach (var sign in written)
        {
            if (Digits.Contains(sign, StringComparison.Ordinal))
            {
                digit = Digits.IndexOf(sign, StringComparison.Ordinal);
                continue;
            }
            (sum, digit, parts) = sign switch
            {
                '拾' => (sum + (digit * 10), 0, parts),
                '佰' => (sum + (digit * 100), 0, parts),
                '仟' => (sum + (digit * 1000), 0, parts),
                '万' => ((sum / 10_000 * 10_000) + (((sum % 10_000) + digit) * 10_000), 0, parts),
                '亿' => ((sum + digit) * 100_000_000, 0, parts),
                '元' => (0, 0, (sum + digit, 0)),
                '角' => (0, 0, (parts.Yuan, digit * 10)),
                '分' => (0, 0, (parts.Yuan, parts.Fen + digit)),
                _ => (sum, digit, parts),
            };
        }
        return (parts.Yuan * 100) + parts.Fen;
    }
}
