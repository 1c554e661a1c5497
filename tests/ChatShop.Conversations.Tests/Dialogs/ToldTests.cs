using ChatShop.Conversations.Replies;
using ChatShop.Trade;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;

namespace ChatShop.Conversations.Tests.Dialogs;

/// <summary>What is rarely told, and must be right when it is: money that went wrong.</summary>
public sealed class ToldTests
{
    private static readonly Phrasebook Phrasebook = Phrasebook.Read(Path.Combine(AppContext.BaseDirectory, "dialogs"));
    private static readonly Money Fifty = Money.Of(50m, Currency.Cny);
    private static readonly LoanTold Borrowed = new(new LoanId(3), "农信社", Fifty, Money.Zero(Currency.Cny), Fifty, Money.Zero(Currency.Cny), Fifty, 10m, LoanStatus.Open, []);
    private static readonly Money Twenty = Money.Of(20m, Currency.Cny);
    private static readonly PersonId Anna = new(1);

    private static readonly OrderTold Order = new(
        new OrderNumber(1001), new ShopId(1), "王婶的店", Anna, new PersonId(2), [], Fifty, PaymentMethod.Online, null, OrderStatus.Disputed,
        new DeliverTo("李家村3组", "13800110003", "李雷"), null, "key");

    public static TheoryData<string, Fact, string[]> Money_that_went_wrong() => new()
    {
        { "operator.LoanApplied", new LoanApplied(Borrowed, new LoanSight("王婶的店", Fifty, 2), []), ["3", "农信社", "50", "王婶的店", "10"] },
        { "seller.LoanDecided", new LoanDecided(Borrowed, Order.Seller, "王婶的店", IsApproved: true, null), ["农信社", "50", "10"] },
        { "farmer.PoolPartDue", new PoolPartDue(Order.Number, Order.Shop, "合作社", "梨", new Quantity(6, Unit.Jin), Quantity.Zero(Unit.Jin)), ["1001", "6", "梨", "合作社"] },
        { "farmer.PoolShareEarned", new PoolShareEarned(Order.Number, "合作社", Fifty, IsByHand: true), ["1001", "50", "合作社"] },
        { "farmer.PoolShareReturned", new PoolShareReturned(Order.Number, "合作社", Twenty), ["1001", "20", "合作社"] },
        { "operator.TransferRefused", new TransferRefused(new TransferId(1), Order.Number, "王婶的店", Fifty, "account closed", []), ["1001", "50", "王婶的店", "account closed"] },
        { "operator.PaymentDiffers", new PaymentDiffers(new PaymentId(7), Fifty, Twenty, []), ["pay7", "50", "20"] },
        { "operator.DayReconciled", new DayReconciled(new DateOnly(2026, 3, 1), 2, [new Difference("re_1", "refund", Fifty, null), new Difference("po_2", "payout", null, Twenty)], []), ["re_1", "po_2", "50", "20"] },
        { "operator.ChargebackFollowed", new ChargebackFollowed("du_1", [Order], Fifty, ChargebackStatus.Lost, Twenty, true, [], []), ["du_1", "1001", "50", "20"] },
        { "operator.RefundFollowed", new RefundFollowed(new RefundId(1), Twenty, Order, RefundNews.Failed), ["1001", "20"] },
        { "buyer.RefundFollowed", new RefundFollowed(new RefundId(1), Twenty, Order, RefundNews.SentBack), ["1001", "20"] },
        { "seller.PayoutFollowed", new PayoutFollowed(new PayoutId(1), Anna, Fifty, "6789", PayoutNews.Failed), ["50", "6789"] },
        { "seller.MoneyContested", new MoneyContested(Order, "lost"), ["1001"] },
        { "seller.DisputeDecided", new DisputeDecided(Order, Twenty, Money.Of(30m, Currency.Cny), [], []), ["1001", "20", "30"] },
    };

    [Theory]
    [MemberData(nameof(Money_that_went_wrong))]
    public void Everything_that_matters_is_in_what_is_told(string key, Fact fact, string[] named)
    {
        foreach (var texts in Phrasebook.All)
        {
            var said = texts.Say($"told/{key}", new Dictionary<string, object?> { ["it"] = fact });
            Assert.All(named, it => Assert.Contains(it, said, StringComparison.Ordinal));
            Assert.DoesNotContain("ChatShop.", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_differs_on_one_side_only_says_on_which()
    {
        var day = new DayReconciled(new DateOnly(2026, 3, 1), 1, [new Difference("re_1", "refund", Fifty, null)], []);
        Assert.Contains("re_1：账上50元，付款公司没有", Phrasebook.In("zh-CN").Say("told/operator.DayReconciled", new Dictionary<string, object?> { ["it"] = day }), StringComparison.Ordinal);
    }
}
