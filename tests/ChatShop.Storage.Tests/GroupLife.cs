using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;

namespace ChatShop.Storage.Tests;

/// <summary>What may happen to a group buy.</summary>
public enum GroupDeed
{
    Join,
    JoinForCash,
    Pay,
    PayAtTheDoor,
    Leave,
    Cancel,
    Reject,
    RunOut,
    Night,
    End,
    GoAhead,
    CallOff,
}

/// <summary>One group buy, lived through in the order given; whatever is refused changes nothing.</summary>
internal sealed class GroupLife(TestMarket market, PersonId seller, IReadOnlyList<PersonId> buyers)
{
    private static int refunds;
    private static int groups;

    private readonly List<OrdersPlaced> placed = [];

    public const decimal Stock = 100;

    public ListingId Listing { get; private set; }

    public GroupId Group { get; private set; }

    public IReadOnlyList<OrderNumber> Orders => [.. placed.Select(it => it.Orders[0].Number)];

    public async Task BeginAsync(bool countsPeople, int goal)
    {
        Listing = (await market.PublishAsync(seller, $"{Interlocked.Increment(ref groups)}号果园的苹果", 500, Stock)).Listing;
        var today = DateOnly.FromDateTime(market.Clock.GetUtcNow().UtcDateTime);
        var terms = new GroupTerms(
            new(new Money(333, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(goal, countsPeople ? Unit.Piece : Unit.Jin), countsPeople, today.AddDays(2));
        Group = (await market.ActAsync(seller, new StartGroup(seller, Listing, terms))).Group.Id;
    }

    public Task DoAsync(GroupDeed deed, int which)
    {
        var buyer = buyers[which % buyers.Count];
        var some = placed.Count == 0 ? null : placed[which % placed.Count];
        return deed switch
        {
            GroupDeed.Join => JoinAsync(buyer, which, PaymentMethod.Online),
            GroupDeed.JoinForCash => JoinAsync(buyer, which, PaymentMethod.CashOnDelivery),
            GroupDeed.Pay when some is { Payment: not null } => PayAsync(some),
            GroupDeed.PayAtTheDoor when some is not null => market.TryAsync(Buyer(some), new PayOnDelivery(Buyer(some), Number(some))),
            GroupDeed.Leave => BackAsync(market.TryAsync(buyer, new LeaveGroup(buyer, Group)), fact => fact.Undone.Refunds.SelectMany(it => it.Refunds)),
            GroupDeed.Cancel when some is not null => BackAsync(market.TryAsync(Buyer(some), new CancelOrder(Buyer(some), Number(some))), fact => fact.Refunds),
            GroupDeed.Reject when some is not null => BackAsync(market.TryAsync(seller, new RejectOrder(seller, Number(some))), fact => fact.Refunds),
            GroupDeed.RunOut when some is { Payment: { } payment } => market.TryAsync(null, new ExpireOrders(payment)),
            GroupDeed.Night => SleepAsync(),
            GroupDeed.End => BackAsync(market.TryAsync(null, new EndGroup(Group)), fact => fact.Undone?.Undone.Refunds.SelectMany(it => it.Refunds) ?? []),
            GroupDeed.GoAhead when which % 4 == 0 => market.TryAsync(seller, new GoAhead(seller, Group)),
            GroupDeed.CallOff when which % 4 == 0 => BackAsync(
                market.TryAsync(seller, new CancelGroup(seller, Group)), fact => fact.Undone.Refunds.SelectMany(it => it.Refunds)),
            _ => Task.CompletedTask,
        };
    }

    private Task SleepAsync()
    {
        market.Clock.Advance(TimeSpan.FromHours(20));
        return Task.CompletedTask;
    }

    private static PersonId Buyer(OrdersPlaced order) => order.Orders[0].Buyer;

    private static OrderNumber Number(OrdersPlaced order) => order.Orders[0].Number;

    private async Task JoinAsync(PersonId buyer, int which, PaymentMethod method)
    {
        var join = new JoinGroup(buyer, Group, new Quantity(1 + (which % 17), Unit.Jin), new DeliverTo("李家村3组", "13812345678", "李雷"), method, "zh-CN");
        if ((await market.TryAsync(buyer, join)).Fact is { } joined)
            placed.Add(joined.Placed);
    }

    private Task PayAsync(OrdersPlaced some) => BackAsync(market.TryAsync(null, TestMarket.Payment(some)), fact => fact.Refunds);

    private async Task BackAsync<TFact>(Task<Result<TFact>> act, Func<TFact, IEnumerable<RefundId>> back) where TFact : Fact
    {
        if ((await act).Fact is { } fact)
            foreach (var refund in back(fact))
                await market.ActAsync(null, new RecordRefund(refund, new ProviderRefund($"re_g{Interlocked.Increment(ref refunds)}", ProviderRefundStatus.Succeeded)));
    }
}
