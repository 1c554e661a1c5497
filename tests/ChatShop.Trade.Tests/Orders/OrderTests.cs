using ChatShop.Trade.Orders;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>The whole life of an order: from each state every move either is done or says by name why not.</summary>
public sealed class OrderTests
{
    private const string Done = nameof(AlreadyDone);
    private const string Late = nameof(TooLate);
    private const string Unpaid = nameof(NotPaidYet);
    private const string Unsent = nameof(NotShippedYet);
    private const string NoCode = nameof(NotByCode);

    private static readonly PaymentId Pay = new(7);
    private static readonly Shipment Parcel = new("顺丰", "SF1390557782204");

    private static readonly (string Name, Func<Order, Refusal?> Do, OrderStatus To)[] Moves =
    [
        ("Confirm", order => order.Confirm(Pay), Placed),
        ("PayOnDelivery", order => order.PayOnDelivery(), Placed),
        ("PayByCode", order => order.PayByCode(Some.Morning), AwaitingPayment),
        ("ClaimPaid", order => order.ClaimPaid(Some.Morning), AwaitingPayment),
        ("ConfirmPaid", order => order.ConfirmPaid(), Placed),
        ("DenyPaid", order => order.DenyPaid(Some.Morning), AwaitingPayment),
        ("Expire", order => order.Expire(), Expired),
        ("Cancel", order => order.Cancel(), Canceled),
        ("Reject", order => order.Reject(), Rejected),
        ("Refund", order => order.Refund(), Refunded),
        ("Ship", order => order.Ship(Parcel, Some.Morning.AddDays(7)), Shipped),
        ("Dispute", order => order.Dispute(), Disputed),
        ("Receive", order => order.Receive(), Received),
        ("Complete", order => order.Complete(Some.Morning), Completed),
    ];

    /// <summary>For each state what becomes of each move, in the order above; empty means it is done.</summary>
    private static readonly Dictionary<OrderStatus, string[]> Table = new()
    {
        //                   Confirm PayOnDel PayByCode ClaimPaid ConfirmPaid DenyPaid Expire  Cancel  Reject  Refund  Ship    Dispute Receive Complete
        [AwaitingPayment] = ["", "", "", NoCode, NoCode, NoCode, "", "", Unpaid, Unpaid, Unpaid, Unpaid, Unpaid, Unpaid],
        [Placed] = [Done, Done, Done, Done, Done, Done, Late, "", "", Late, "", Unsent, Unsent, Late],
        [Shipped] = [Late, Late, Late, Late, Late, Late, Late, Late, Late, "", Done, "", "", Late],
        [Received] = [Late, Late, Late, Late, Late, Late, Late, Late, Late, "", Late, "", Done, ""],
        [Completed] = [Late, Late, Late, Late, Late, Late, Late, Late, Late, "", Late, "", Done, Done],
        [Canceled] = [Late, Late, Late, Late, Late, Late, Late, Done, Late, "", Late, Late, Late, Late],
        [Rejected] = [Late, Late, Late, Late, Late, Late, Late, Late, Done, "", Late, Late, Late, Late],
        [Expired] = [Late, Late, Late, Late, Late, Late, Done, Late, Late, "", Late, Late, Late, Late],
        [Disputed] = [Late, Late, Late, Late, Late, Late, Late, Late, Late, "", Late, Done, "", ""],
        [Refunded] = [Late, Late, Late, Late, Late, Late, Late, Late, Late, Done, Late, Late, Late, Late],
    };

    public static TheoryData<OrderStatus, string, string> Pairs()
    {
        var pairs = new TheoryData<OrderStatus, string, string>();
        foreach (var from in Enum.GetValues<OrderStatus>())
            for (var i = 0; i < Moves.Length; i++)
                pairs.Add(from, Moves[i].Name, Table[from][i]);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void From_every_state_every_move_is_done_or_refused_by_name(OrderStatus from, string name, string refused)
    {
        var (_, move, to) = Moves.Single(it => it.Name == name);
        var order = At(from);
        var before = Everything(order);

        var refusal = move(order);

        Assert.Equal(refused, refusal?.GetType().Name ?? "");
        if (refusal is null)
            Assert.Equal(to, order.Status);
        else
            Assert.Equal(before, Everything(order));
    }

    [Fact]
    public void Money_that_had_gone_back_and_came_again_opens_only_an_order_that_was_over()
    {
        foreach (var from in Enum.GetValues<OrderStatus>())
        {
            var order = At(from);
            order.Reopen();
            Assert.Equal(from is Canceled or Rejected or Expired or Refunded ? Disputed : from, order.Status);
        }
    }

    [Fact]
    public void A_refusal_names_the_order_and_where_it_stands()
    {
        Assert.Equal(new AlreadyDone(new OrderNumber(1001), Completed), At(Completed).Receive());
        Assert.Equal(new TooLate(new OrderNumber(1001), Shipped), At(Shipped).Cancel());
        Assert.Equal(new NotPaidYet(new OrderNumber(1001)), At(AwaitingPayment).Ship(Parcel, Some.Morning));
        Assert.Equal(new NotShippedYet(new OrderNumber(1001)), At(Placed).Receive());
    }

    [Fact]
    public void A_shipped_order_knows_its_parcel_and_when_it_counts_as_received()
    {
        var order = At(Placed);
        order.Ship(Parcel, Some.Morning.AddDays(7));
        Assert.Equal((Parcel, Some.Morning.AddDays(7)), (order.Shipment, order.ReceiveBy!.Value));
    }

    [Fact]
    public void Who_pays_at_the_door_instead_has_an_order_paid_in_cash()
    {
        var order = At(AwaitingPayment);
        Assert.Null(order.PayOnDelivery());
        Assert.Equal((Placed, PaymentMethod.CashOnDelivery), (order.Status, order.Method));
    }

    [Fact]
    public void An_order_paid_in_cash_waits_for_no_money() => Assert.Equal(Placed, Some.Order(PaymentMethod.CashOnDelivery).Status);

    [Fact]
    public void The_total_is_the_sum_of_the_lines() => Assert.Equal(Some.Cny(10_001), Some.Order(PaymentMethod.Online, 5000, 1, 5000).Total);

    [Fact]
    public void An_order_of_nothing_is_a_bug_and_throws() => Assert.Throws<ArgumentException>(() =>
        Order.Place(new OrderNumber(1001), new ShopId(1), "key", Some.Placement(), []));

    /// <summary>An order brought there by its own moves.</summary>
    private static Order At(OrderStatus status)
    {
        var order = Some.Order();
        Func<Order, Refusal?>[] way = status switch
        {
            Placed => [it => it.Confirm(Pay)],
            Shipped => [it => it.Confirm(Pay), it => it.Ship(Parcel, Some.Morning)],
            Received => [it => it.Confirm(Pay), it => it.Ship(Parcel, Some.Morning), it => it.Receive()],
            Completed => [it => it.Confirm(Pay), it => it.Ship(Parcel, Some.Morning), it => it.Receive(), it => it.Complete(Some.Morning)],
            Canceled => [it => it.Cancel()],
            Rejected => [it => it.Confirm(Pay), it => it.Reject()],
            Disputed => [it => it.Confirm(Pay), it => it.Ship(Parcel, Some.Morning), it => it.Dispute()],
            Expired => [it => it.Expire()],
            Refunded => [it => it.Cancel(), it => it.Refund()],
            _ => [],
        };
        foreach (var move in way)
            Assert.Null(move(order));
        Assert.Equal(status, order.Status);
        return order;
    }

    private static string Everything(Order order) => string.Join('\n', typeof(Order).GetProperties().Select(property => property.Name == nameof(Order.Lines)
        ? string.Join(';', order.Lines)
        : $"{property.Name} {property.GetValue(order)}"));
}
