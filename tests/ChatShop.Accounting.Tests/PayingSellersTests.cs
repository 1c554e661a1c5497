using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payouts;

namespace ChatShop.Accounting.Tests;

/// <summary>A sale's money from the buyer to the seller's bank.</summary>
public sealed class PayingSellersTests
{
    [Fact]
    public async Task What_a_buyer_paid_is_held_then_the_seller_s_then_at_the_seller_s_bank()
    {
        await using var house = await House.OpenAsync(feePercent: 10);
        var (seller, listing) = await house.SellerAsync("王婶", 500);
        var buyer = await house.MeetAsync("小张");
        await house.BankAsync(seller);

        var order = await house.ShippedAsync(seller, buyer, listing);
        var held = await house.Payouts.BalanceAsync(seller, default);
        Assert.Equal((5000, 0), (held.Sums[0].Held.Minor, held.Sums[0].Ready.Minor));

        await house.ActAsync(buyer, new ReceiveOrder(buyer, order.Number));
        await house.DrainAsync();
        var ready = await house.Payouts.BalanceAsync(seller, default);
        Assert.Equal((0, 4500), (ready.Sums[0].Held.Minor, ready.Sums[0].Ready.Minor));

        house.Clock.Advance(SellerAccount.NewBankWait);
        await house.ActAsync(seller, new RequestPayout(seller, null));
        await house.DrainAsync();
        var paid = await house.Payouts.BalanceAsync(seller, default);
        Assert.Equal((0, 4500), (paid.Sums[0].Ready.Minor, paid.Sums[0].PaidOut.Minor));
        await BooksRule.AgreesAsync(house);
    }
}
