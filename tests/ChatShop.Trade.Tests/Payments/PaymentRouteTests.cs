using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Tests.Payments;

/// <summary>Who takes a payment.</summary>
public sealed class PaymentRouteTests
{
    private static readonly PaymentRoute[] Routes =
    [
        new(Currency.Cny, "wechat", "wechatpay"), new(Currency.Eur, null, "sepa"), new(null, "telegram", "stars"), new(Currency.Eur, "telegram", "never"),
    ];

    [Theory]
    [InlineData(Currency.Cny, "wechat", "wechatpay")]
    [InlineData(Currency.Cny, "web", "stripe")]
    [InlineData(Currency.Usd, "wechat", "stripe")]
    [InlineData(Currency.Eur, "wechat", "sepa")]
    [InlineData(Currency.Usd, "telegram", "stars")]
    [InlineData(Currency.Eur, "telegram", "sepa")]
    public void The_first_route_that_fits_currency_and_channel_decides_and_where_none_does_the_usual_one(Currency currency, string channel, string provider) =>
        Assert.Equal(provider, PaymentRoute.Of(Routes, currency, channel));

    [Fact]
    public void Without_routes_everybody_pays_the_usual_way() => Assert.Equal(PaymentRoute.Usual, PaymentRoute.Of([], Currency.Cny, "wechat"));
}
