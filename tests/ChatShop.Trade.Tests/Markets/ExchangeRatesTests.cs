using ChatShop.Trade.Markets;
using CsCheck;

namespace ChatShop.Trade.Tests.Markets;

/// <summary>What a price is about in another currency.</summary>
public sealed class ExchangeRatesTests
{
    private static readonly ExchangeRates Rates = ExchangeRates.Parse(Currency.Cny, "EUR=0.128, USD=0.14", "2026-11-01")!;

    [Theory]
    [InlineData(500, 64)]
    [InlineData(1, 0)]
    [InlineData(4, 1)]
    [InlineData(10000, 1280)]
    [InlineData(390625, 50000)]
    public void It_is_rounded_to_the_cent(long fen, long cents) => Assert.Equal(new Money(cents, Currency.Eur), Rates.About(Some.Cny(fen), Currency.Eur));

    [Fact]
    public void What_nobody_wrote_down_is_not_known()
    {
        Assert.Null(Rates.About(Some.Cny(500), Currency.Gbp));
        Assert.Null(Rates.About(new Money(500, Currency.Usd), Currency.Eur));
        Assert.Equal(new DateOnly(2026, 11, 1), Rates.AsOf);
    }

    [Theory]
    [InlineData("EUR=0", "2026-11-01")]
    [InlineData("EUR=-1", "2026-11-01")]
    [InlineData("EUR", "2026-11-01")]
    [InlineData("CNY=1", "2026-11-01")]
    [InlineData("EUR=0.1, EUR=0.2", "2026-11-01")]
    [InlineData("YEN=3", "2026-11-01")]
    [InlineData("EUR=0.128", "")]
    [InlineData("EUR=0.128", "yesterday")]
    public void What_can_not_be_is_no_rate(string rates, string day) => Assert.Null(ExchangeRates.Parse(Currency.Cny, rates, day));

    [Fact]
    public void It_is_never_half_a_cent_off() => Some.SanePrice.Sample(price =>
        Assert.True(Math.Abs((price.Amount * 0.128m) - Rates.About(price, Currency.Eur)!.Value.Amount) <= 0.005m));
}
