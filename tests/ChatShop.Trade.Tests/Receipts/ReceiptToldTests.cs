using ChatShop.Trade.Payments;
using ChatShop.Trade.Receipts;
using static ChatShop.Trade.Payments.ProviderRefundStatus;

namespace ChatShop.Trade.Tests.Receipts;

/// <summary>What a receipt says came in and went back.</summary>
public sealed class ReceiptToldTests
{
    [Fact]
    public void What_is_left_is_what_came_in_less_what_went_back_or_is_on_its_way()
    {
        var receipt = Told([5000, 3000], (1000, Succeeded), (500, Pending), (2000, Failed));
        Assert.Equal((Some.Cny(8000), Some.Cny(1500), Some.Cny(6500)), (receipt.Paid, receipt.Refunded, receipt.Left));
    }

    [Fact]
    public void Where_nothing_went_back_all_that_came_in_is_left()
    {
        var receipt = Told([5000]);
        Assert.Equal((Some.Cny(0), Some.Cny(5000)), (receipt.Refunded, receipt.Left));
    }

    [Fact]
    public void Papers_with_other_sums_have_other_numbers() => Assert.Equal(
        ["R1001", "R1001-1", "R1001-1", "R1001-2"],
        [Told([5000]).Number, Told([5000, 3000]).Number, Told([5000], (1000, Pending)).Number, Told([5000, 3000], (1000, Failed)).Number]);

    [Fact]
    public void It_is_online_when_any_of_it_came_through_a_provider()
    {
        var (online, byHand) = (Told([5000]).Payments[0], Told([5000]).Payments[0] with { Payment = null, Method = "cash" });
        Assert.True((Told([1]) with { Payments = [online] }).IsOnline);
        Assert.True((Told([1]) with { Payments = [byHand, online] }).IsOnline);
        Assert.False((Told([1]) with { Payments = [byHand] }).IsOnline);
    }

    private static ReceiptTold Told(long[] paid, params (long Fen, ProviderRefundStatus Status)[] back) => new(
        Some.Told(), Some.Morning, [.. paid.Select(fen => new ReceivedMoney(new PaymentId(1), "card", Some.Cny(fen), Some.Morning, "ch_1"))],
        [.. back.Select(refund => new ReturnedMoney(Some.Cny(refund.Fen), refund.Status, null, null))]);
}
