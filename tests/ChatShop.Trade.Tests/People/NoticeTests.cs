using System.Runtime.CompilerServices;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Tests.People;

/// <summary>What people are told without asking, and what they can choose of it.</summary>
public sealed class NoticeTests
{
    [Theory]
    [InlineData(typeof(SaleMade), NoticeKinds.Sales, true)]
    [InlineData(typeof(SaleChanged), NoticeKinds.Sales, true)]
    [InlineData(typeof(SalesUnpaid), NoticeKinds.Unpaid, true)]
    [InlineData(typeof(OrderExpired), NoticeKinds.Unpaid, true)]
    [InlineData(typeof(PaymentReceived), NoticeKinds.Payments, true)]
    [InlineData(typeof(OrderReceived), NoticeKinds.Payments, true)]
    [InlineData(typeof(RefundFollowed), NoticeKinds.Refunds, true)]
    [InlineData(typeof(OrderRefunded), NoticeKinds.Refunds, true)]
    [InlineData(typeof(OrderCanceled), NoticeKinds.Cancellations, false)]
    [InlineData(typeof(StockLow), NoticeKinds.Stock, false)]
    [InlineData(typeof(OrderShipped), NoticeKinds.Shipping, false)]
    [InlineData(typeof(ArrivalAsked), NoticeKinds.Arrival, false)]
    public void What_is_about_money_is_told_at_night_too(Type fact, NoticeKinds kind, bool isAboutMoney)
    {
        var told = (Fact)RuntimeHelpers.GetUninitializedObject(fact);
        Assert.Equal((kind, isAboutMoney), (told.Kind, told.IsAboutMoney));
    }

    [Fact]
    public void One_kind_is_switched_off_and_on_and_the_others_stay_as_they_are()
    {
        var person = Person.Meet(Some.Buyer, "test", "李雷", "thread");
        person.Choose(NoticeKinds.NotAboutMoney, off: true);
        person.Choose(NoticeKinds.Refunds, off: true);
        person.Choose(NoticeKinds.Stock, off: false);
        Assert.Equal(NoticeKinds.Cancellations | NoticeKinds.Shipping | NoticeKinds.Arrival | NoticeKinds.Refunds, person.Muted);
    }

    [Fact]
    public void Orders_of_one_seller_that_expire_together_are_one_notice()
    {
        var (one, two) = (Some.Told(Expired, number: 1001), Some.Told(Expired, number: 1002));
        var notices = new OrdersExpired([one, two, Some.Told(Expired, number: 1003, seller: 2)], []).Notices.Where(notice => notice.Role == "seller").ToList();
        Assert.Equal([new PersonId(1), new PersonId(2)], notices.Select(notice => notice.To));
        Assert.Equal([one, two], Assert.IsType<SalesUnpaid>(notices[0].About).Orders);
    }

    [Fact]
    public void A_buyer_is_asked_once_and_only_while_the_goods_are_on_their_way()
    {
        var order = Some.Order();
        Assert.IsType<TooLate>(order.AskArrival());
        order.Confirm(new PaymentId(1));
        order.Ship(new Shipment(null, null), Some.Morning);
        Assert.Null(order.AskArrival());
        Assert.IsType<AlreadyDone>(order.AskArrival());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(7, 2)]
    public void A_buyer_is_asked_two_days_before_it_counts_as_received_but_not_on_the_first_day(int autoReceiveDays, int daysBefore) => Assert.Equal(
        TimeSpan.FromDays(daysBefore),
        new MarketRules("zh-CN", TimeZoneInfo.Utc, Currency.Cny, 0, autoReceiveDays, 30).AskArrivalBefore);
}
