using System.Text.Json;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Trade.Tests;

/// <summary>What is written down is read again years later: as people would write it, and nothing that can be reckoned.</summary>
public sealed class TradeJsonTests
{
    [Fact]
    public void Units_are_written_by_code_states_by_name_and_what_is_reckoned_not_at_all()
    {
        Assert.Equal("""{"value":2.5,"unit":"jin"}""", Written(Some.Jin(2.5m)));
        Assert.Equal("""{"minor":1250,"currency":"cny"}""", Written(Some.Cny(1250)));
        Assert.Equal("""{"order":{"value":1001},"status":"awaitingPayment"}""", Written(new TooLate(new OrderNumber(1001), OrderStatus.AwaitingPayment)));
    }

    [Fact]
    public void Chinese_stays_readable() =>
        Assert.Contains("李家村3组", Written(Some.Home), StringComparison.Ordinal);

    [Fact]
    public void An_order_told_is_read_again_as_it_was_written()
    {
        var told = Some.Told() with { Lines = Some.Order().Lines };
        var read = JsonSerializer.Deserialize<OrderTold>(Written(told), TradeJson.Options)!;
        Assert.Equal(told.Lines, read.Lines);
        Assert.Equal(Written(told), Written(read));
    }

    [Theory]
    [InlineData(nameof(OrderShipped), typeof(OrderShipped))]
    [InlineData(nameof(TooLate), typeof(TooLate))]
    [InlineData(nameof(SendRefund), typeof(SendRefund))]
    public void Facts_refusals_and_errands_are_found_by_name(string name, Type type) => Assert.Equal(type, TradeJson.TypeNamed(name));

    [Theory]
    [InlineData(nameof(Order))]
    [InlineData(nameof(Fact))]
    [InlineData("System.Diagnostics.Process")]
    public void Nothing_else_can_be_named(string name) => Assert.Throws<KeyNotFoundException>(() => TradeJson.TypeNamed(name));

    [Fact]
    public void A_refusal_inside_another_one_is_read_again_as_what_it_was()
    {
        var read = JsonSerializer.Deserialize<RowsRefused>(Written(new RowsRefused([new RowRefused(2, new TooLate(new OrderNumber(1001), OrderStatus.Placed))])), TradeJson.Options)!;
        Assert.Equal(new RowRefused(2, new TooLate(new OrderNumber(1001), OrderStatus.Placed)), Assert.Single(read.Rows));
    }

    private static string Written<T>(T thing) => JsonSerializer.Serialize(thing, TradeJson.Options);
}
