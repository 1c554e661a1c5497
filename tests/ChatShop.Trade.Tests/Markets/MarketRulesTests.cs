using ChatShop.Trade.Markets;
using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Tests.Markets;

/// <summary>What whoever runs the market decides.</summary>
public sealed class MarketRulesTests
{
    private static MarketRules Rules => new("zh-CN", TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Currency.Cny, 2, 7, 30);

    [Fact]
    public void What_WeChat_Pay_hands_on_is_in_the_seller_s_hands_and_elsewhere_it_waits_for_a_payout()
    {
        Assert.True(Rules.TransfersArrive("wechatpay"));
        Assert.False(Rules.TransfersArrive("stripe"));
    }

    [Fact]
    public void Routes_decide_who_takes_a_payment()
    {
        var rules = Rules with { Routes = [new PaymentRoute(Currency.Cny, "wechat", "wechatpay")] };
        Assert.Equal(("wechatpay", "stripe"), (rules.ProviderFor(Currency.Cny, "wechat"), rules.ProviderFor(Currency.Cny, "web")));
    }

    [Fact]
    public void Today_is_where_the_market_is()
    {
        Assert.Equal(new DateOnly(2026, 3, 1), Rules.DayOf(Some.At("2026-03-01 15:59 +00:00")));
        Assert.Equal(new DateOnly(2026, 3, 2), Rules.DayOf(Some.At("2026-03-01 16:00 +00:00")));
    }
}
