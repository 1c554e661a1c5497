using ChatShop.Trade.Orders;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Tests.Orders;

/// <summary>An order on a collection code: what may be done while it waits for the buyer's word, for the seller's, and after.</summary>
public sealed class CollectingTests
{
    private const string Done = nameof(AlreadyDone);
    private const string Late = nameof(TooLate);
    private const string Unpaid = nameof(NotPaidYet);
    private const string Waits = nameof(WaitsForSeller);
    private const string Unclaimed = nameof(NotClaimed);
    private const string NoCode = nameof(NotByCode);

    private static readonly (string Name, Func<Order, Refusal?> Do)[] Moves =
    [
        ("PayByCode", order => order.PayByCode(Some.Morning.AddMinutes(60))),
        ("ClaimPaid", order => order.ClaimPaid(Some.Morning)),
        ("ConfirmPaid", order => order.ConfirmPaid()),
        ("DenyPaid", order => order.DenyPaid(Some.Morning.AddMinutes(60))),
        ("Remind", order => order.RemindOfClaim()),
        ("PayOnline", order => order.PayOnline(new PaymentId(8), Some.Morning.AddMinutes(60))),
        ("PayOnDelivery", order => order.PayOnDelivery()),
        ("Confirm", order => order.Confirm(new PaymentId(1))),
        ("Expire", order => order.Expire()),
        ("Cancel", order => order.Cancel()),
        ("Ship", order => order.Ship(new Shipment(null, null), Some.Morning)),
    ];

    /// <summary>Where it stands, and what becomes of each move, in the order above; empty means it is done.</summary>
    private static readonly Dictionary<string, (Func<Order, Refusal?>[] Way, string[] Refused)> Table = new()
    {
        //                PayByCode ClaimPaid ConfirmPaid DenyPaid Remind PayOnline PayOnDel Confirm Expire Cancel Ship
        ["waits for the buyer"] = ([], ["", "", "", Unclaimed, Unclaimed, "", "", Late, "", "", Unpaid]),
        ["waits for the seller"] = ([it => it.ClaimPaid(Some.Morning)], [Waits, Waits, "", "", "", Waits, Waits, Late, Waits, "", Unpaid]),
        ["is reminded of"] = ([it => it.ClaimPaid(Some.Morning), it => it.RemindOfClaim()], [Waits, Waits, "", "", Done, Waits, Waits, Late, Waits, "", Unpaid]),
        ["was denied"] = ([it => it.ClaimPaid(Some.Morning), it => it.DenyPaid(Some.Morning)], ["", "", "", Unclaimed, Unclaimed, "", "", Late, "", "", Unpaid]),
        ["was confirmed"] = ([it => it.ConfirmPaid()], [Done, Done, Done, Done, Done, Done, Done, Done, Late, "", ""]),
        ["is over"] = ([it => it.Expire()], [Late, Late, Late, Late, Late, Late, Late, Late, Done, Late, Late]),
        ["was called off"] = ([it => it.ClaimPaid(Some.Morning), it => it.Cancel()], [Late, Late, Late, Late, Late, Late, Late, Late, Late, Done, Late]),
        ["is paid online again"] = ([it => it.PayOnline(new PaymentId(8), Some.Morning)], ["", NoCode, NoCode, NoCode, NoCode, "", "", "", "", "", Unpaid]),
    };

    public static TheoryData<string, string, string> Pairs()
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var (state, (_, refused)) in Table)
            for (var i = 0; i < Moves.Length; i++)
                pairs.Add(state, Moves[i].Name, refused[i]);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_move_is_done_or_refused_by_name(string state, string name, string refused)
    {
        var order = OnCode();
        foreach (var step in Table[state].Way)
            Assert.Null(step(order));
        var before = (order.Status, order.Method, order.Payment, order.PayBy, order.ClaimedPaidAt, order.ClaimReminded);

        var refusal = Moves.Single(it => it.Name == name).Do(order);

        Assert.Equal(refused, refusal?.GetType().Name ?? "");
        if (refusal is not null)
            Assert.Equal(before, (order.Status, order.Method, order.Payment, order.PayBy, order.ClaimedPaidAt, order.ClaimReminded));
    }

    [Fact]
    public void While_the_seller_is_asked_the_clock_does_not_count_and_a_no_lets_it_begin_anew()
    {
        var order = OnCode();
        order.ClaimPaid(Some.Morning);
        Assert.Equal(Some.Morning, order.ClaimedPaidAt);

        order.RemindOfClaim();

        order.DenyPaid(Some.Morning.AddMinutes(90));

        Assert.Equal((null, Some.Morning.AddMinutes(90), AwaitingPayment), (order.ClaimedPaidAt, order.PayBy, order.Status));
        Assert.False(order.ClaimReminded);
    }

    [Fact]
    public void Chosen_twice_the_time_to_pay_stays() =>
        Assert.Equal(Some.Morning.AddMinutes(30), Twice().PayBy);

    [Fact]
    public void Nothing_of_it_counts_as_paid_through_the_market()
    {
        var order = OnCode();
        order.ConfirmPaid();
        Assert.Equal((Placed, Some.Cny(0)), (order.Status, order.Paid));
    }

    [Fact]
    public void An_order_on_a_code_from_the_first_is_a_bug_and_throws() =>
        Assert.Throws<ArgumentException>(() => Some.Order(PaymentMethod.CollectionCode));

    private static Order Twice()
    {
        var order = OnCode();
        Assert.Null(order.PayByCode(Some.Morning.AddMinutes(90)));
        return order;
    }

    private static Order OnCode()
    {
        var order = Some.Order();
        Assert.Null(order.PayByCode(Some.Morning.AddMinutes(30)));
        return order;
    }
}
