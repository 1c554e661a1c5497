using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Accounting.Tests;

/// <summary>Two who move the same money at the same moment: one of them does, and the other hears why not.</summary>
public sealed class RaceTests
{
    [Fact]
    public async Task Of_canceling_and_sending_at_once_one_is_done()
    {
        await using var house = await House.OpenAsync();
        var (seller, listing) = await house.SellerAsync("王婶");
        var buyer = await house.MeetAsync("小张");
        var order = await house.PaidAsync(buyer, listing);

        var (canceled, shipped) = (house.TryAsync(buyer, new CancelOrder(buyer, order.Number)), house.TryAsync(seller, new ShipOrder(seller, order.Number, new Shipment(null, null))));
        await Task.WhenAll(canceled, shipped);

        Assert.True((await canceled).Fact is null != (await shipped).Fact is null);
        await EndsWellAsync(house);
    }

    [Fact]
    public async Task Money_that_is_given_back_and_released_at_once_goes_one_way_or_the_other_and_never_both()
    {
        await using var house = await House.OpenAsync();
        var (seller, listing) = await house.SellerAsync("王婶", 500);
        var buyer = await house.MeetAsync("小张");
        await house.BankAsync(seller);
        for (var i = 0; i < 6; i++)
        {
            var order = await house.ShippedAsync(seller, buyer, listing);
            await Task.WhenAll(
                Task.Run(() => house.TryAsync(seller, new RefundOrder(seller, order.Number, null))),
                Task.Run(() => house.TryAsync(buyer, new ReceiveOrder(buyer, order.Number))),
                Task.Run(() => house.TryAsync(null, new ReceiveOrder(null, order.Number))),
                Task.Run(() => house.RunErrandsAsync(() => false)));
        }

        await EndsWellAsync(house);
        var sums = (await house.Payouts.BalanceAsync(seller, default)).Sums;
        var orders = await house.Records.OrdersByAsync(buyer, 10, default);
        Assert.All(sums, sum => Assert.Equal(0, sum.Held.Minor));
        Assert.All(orders, order => Assert.Contains(order.Status, new[] { OrderStatus.Refunded, OrderStatus.Completed }));
        Assert.True(sums.Count > 0 || orders.All(order => order.Status == OrderStatus.Refunded)); // Six times out of six the refund may be first.
    }

    [Fact]
    public async Task A_buyer_who_pays_while_the_time_runs_out_has_the_order_or_the_money()
    {
        await using var house = await House.OpenAsync();
        var (_, listing) = await house.SellerAsync("王婶", 500);
        var buyer = await house.MeetAsync("小张");
        for (var i = 0; i < 6; i++)
        {
            var placed = await house.ActAsync(buyer, House.Wish(buyer, PaymentMethod.Online, (listing, 2)));
            await house.Cashier.PayUrlAsync(placed.Payment!.Value, default);
            await Task.WhenAll(
                Task.Run(() => house.PayAsync(placed.Payment.Value)),
                Task.Run(() => house.Cashier.ExpireAsync(placed.Payment.Value, default)));
        }

        await EndsWellAsync(house);
        Assert.All(await house.Records.OrdersByAsync(buyer, 10, default), order => Assert.Contains(order.Status, new[] { OrderStatus.Placed, OrderStatus.Expired, OrderStatus.Refunded }));
    }

    [Fact]
    public async Task A_refund_of_money_the_seller_has_paid_out_is_a_debt_that_the_next_sale_pays()
    {
        await using var house = await House.OpenAsync(feePercent: 0);
        var (seller, listing) = await house.SellerAsync("王婶", 500);
        var buyer = await house.MeetAsync("小张");
        await house.BankAsync(seller);
        var first = await house.ShippedAsync(seller, buyer, listing);
        await house.ActAsync(buyer, new ReceiveOrder(buyer, first.Number));
        await house.DrainAsync();
        house.Clock.Advance(TimeSpan.FromDays(1));
        await house.ActAsync(seller, new Trade.Payouts.RequestPayout(seller, null));
        await house.DrainAsync();

        await house.ActAsync(seller, new RefundOrder(seller, first.Number, new Money(2000, Currency.Cny)));
        await house.DrainAsync();
        Assert.Equal(2000, (await house.Payouts.BalanceAsync(seller, default)).Sums[0].Owed.Minor);

        var second = await house.ShippedAsync(seller, buyer, listing);
        await house.ActAsync(buyer, new ReceiveOrder(buyer, second.Number));
        await house.DrainAsync();
        var sums = (await house.Payouts.BalanceAsync(seller, default)).Sums[0];
        Assert.Equal((0, 3000), (sums.Owed.Minor, sums.Ready.Minor));
        await BooksRule.AgreesAsync(house);
    }

    private static async Task EndsWellAsync(House house)
    {
        await house.DrainAsync();
        await BooksRule.AgreesAsync(house);
    }
}
