using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Receipts;

namespace ChatShop.Storage.Tests;

/// <summary>A receipt tells every fen that came in for an order and that went back, and when.</summary>
public abstract class ReceiptTests(ITestDatabase database) : MarketTests(database)
{
    [Fact]
    public async Task What_was_paid_is_told_with_its_time_and_the_provider_s_id()
    {
        var (_, buyer, apples) = await OpenAsync();
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 10));
        var number = placed.Orders[0].Number;
        Assert.Null(await Market.Records.ReceiptAsync(number, default));
        var placedAt = Market.Clock.GetUtcNow();
        Market.Clock.Advance(TimeSpan.FromMinutes(5));
        await Market.PayAsync(placed);

        var receipt = await ReceiptAsync(number);

        Assert.Equal(("R1001", placedAt), (receipt.Number, receipt.PlacedAt.ToUniversalTime()), Near);
        var paid = Assert.Single(receipt.Payments);
        Assert.Equal((placed.Payment, "card", Cny(5000), $"ch_{placed.Payment}"), (paid.Payment, paid.Method, paid.Amount, paid.Reference));
        Assert.Equal(placedAt.AddMinutes(5), paid.At, TimeSpan.FromMilliseconds(1));
        Assert.Equal((Cny(5000), Cny(0), Cny(5000)), (receipt.Paid, receipt.Refunded, receipt.Left));
        Assert.True(receipt.IsOnline);
    }

    [Fact]
    public async Task Of_a_payment_for_two_shops_each_order_s_receipt_tells_its_share()
    {
        var (_, buyer, apples) = await OpenAsync();
        var pears = (await Market.PublishAsync(await Market.MeetAsync("赵叔"), "梨", 300, 100)).Listing;
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, (apples, 10), (pears, 4)));
        await Market.PayAsync(placed);

        var receipts = await Task.WhenAll(placed.Orders.Select(order => ReceiptAsync(order.Number)));

        Assert.Equal(placed.Orders.Select(order => order.Total), receipts.Select(receipt => receipt.Paid));
        Assert.Single(receipts.Select(receipt => receipt.Payments[0].Reference).Distinct());
    }

    [Fact]
    public async Task Money_that_goes_back_is_told_while_it_is_on_its_way_and_with_its_time_once_it_is_there()
    {
        var (seller, buyer, apples) = await OpenAsync();
        var number = await PaidAsync(buyer, apples, 10);
        var refund = (await Market.ActAsync(seller, new RefundOrder(seller, number, Cny(2000)))).Refunds[0];

        var onItsWay = await ReceiptAsync(number);
        Market.Clock.Advance(TimeSpan.FromHours(1));
        await Market.ActAsync(null, new RecordRefund(refund, new ProviderRefund("re_1", ProviderRefundStatus.Succeeded)));
        var back = await ReceiptAsync(number);

        Assert.Equal(new ReturnedMoney(Cny(2000), ProviderRefundStatus.Pending, null, null), Assert.Single(onItsWay.Refunds));
        Assert.Equal((ProviderRefundStatus.Succeeded, "re_1"), (back.Refunds[0].Status, back.Refunds[0].Reference));
        Assert.Equal(Market.Clock.GetUtcNow(), back.Refunds[0].At!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal(("R1001-1", Cny(5000), Cny(3000)), (back.Number, back.Paid, back.Left));
    }

    [Fact]
    public async Task Money_that_the_provider_could_not_give_back_is_still_paid()
    {
        var (seller, buyer, apples) = await OpenAsync();
        var number = await PaidAsync(buyer, apples, 10);
        var refund = (await Market.ActAsync(seller, new RefundOrder(seller, number, Cny(2000)))).Refunds[0];
        await Market.ActAsync(null, new RecordRefund(refund, new ProviderRefund("re_1", ProviderRefundStatus.Failed)));

        var receipt = await ReceiptAsync(number);

        Assert.Equal((Cny(0), Cny(5000)), (receipt.Refunded, receipt.Left));
        Assert.Null(Assert.Single(receipt.Refunds).At);
    }

    [Fact]
    public async Task Cash_is_told_once_the_goods_are_received_and_has_no_provider()
    {
        var (seller, buyer, apples) = await OpenAsync();
        var number = (await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 10, PaymentMethod.CashOnDelivery))).Orders[0].Number;
        await Market.ActAsync(seller, new ShipOrder(seller, number, new Shipment(null, null)));
        Assert.Null(await Market.Records.ReceiptAsync(number, default));
        await Market.ActAsync(buyer, new ReceiveOrder(buyer, number));

        var receipt = await ReceiptAsync(number);

        var paid = Assert.Single(receipt.Payments);
        Assert.Equal((null, "cash", Cny(5000), null), (paid.Payment, paid.Method, paid.Amount, paid.Reference));
        Assert.False(receipt.IsOnline);
    }

    [Fact]
    public async Task Only_paid_orders_are_listed_for_those_who_bought_and_those_who_sold_them()
    {
        var (seller, buyer, apples) = await OpenAsync();
        var paid = await PaidAsync(buyer, apples, 1);
        await Market.ActAsync(buyer, TestMarket.Wish(buyer, apples, 2));
        var later = await PaidAsync(buyer, apples, 3);

        Assert.Equal([later, paid], (await Market.Records.PaidByAsync(buyer, 8, default)).Select(order => order.Number));
        Assert.Equal([later], (await Market.Records.PaidToAsync(seller, 1, default)).Select(order => order.Number));
        Assert.Empty(await Market.Records.PaidToAsync(buyer, 8, default));
        Assert.Empty(await Market.Records.PaidByAsync(seller, 8, default));
    }

    [Fact]
    public async Task Whatever_happened_what_is_left_is_what_the_order_holds()
    {
        var (seller, buyer, apples) = await OpenAsync();
        var life = new Life(Market, new Random(20260301), seller, buyer, apples);
        for (var day = 0; day < 150; day++)
            await life.LiveADayAsync();

        foreach (var number in await life.EndAsync())
        {
            var order = (await Market.Records.OrderAsync(number, default))!;
            var receipt = await Market.Records.ReceiptAsync(number, default);
            Assert.Equal(order.IsCash ? 0 : order.Paid!.Value.Minor, receipt is null ? 0 : receipt.Left.Minor - receipt.Payments.Where(it => it.Payment is null).Sum(it => it.Amount.Minor));
        }
    }

    private static bool Near((string Number, DateTimeOffset At) expected, (string Number, DateTimeOffset At) really) =>
        expected.Number == really.Number && (expected.At - really.At).Duration() < TimeSpan.FromMilliseconds(1);

    private static Money Cny(long fen) => new(fen, Currency.Cny);

    private async Task<ReceiptTold> ReceiptAsync(OrderNumber order) => (await Market.Records.ReceiptAsync(order, default))!;

    private async Task<(PersonId Seller, PersonId Buyer, ListingId Apples)> OpenAsync()
    {
        var seller = await Market.MeetAsync("王婶");
        return (seller, await Market.MeetAsync("李雷"), (await Market.PublishAsync(seller, "苹果", 500, 500)).Listing);
    }

    private async Task<OrderNumber> PaidAsync(PersonId buyer, ListingId listing, decimal jin)
    {
        var placed = await Market.ActAsync(buyer, TestMarket.Wish(buyer, listing, jin));
        await Market.PayAsync(placed);
        return placed.Orders[0].Number;
    }
}
