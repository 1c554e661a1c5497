using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

namespace ChatShop.Trade.Groups;

/// <summary>A group buy is open.</summary>
public sealed record GroupStarted(GroupTold Group) : Fact;

/// <summary>Somebody joins: the goods are set aside, and count once they are paid; for cash they count at once.</summary>
/// <param name="Group">As it is now.</param>
/// <param name="Placed">The order.</param>
/// <param name="Moved">What that changes; null before it is paid.</param>
public sealed record GroupJoined(GroupTold Group, OrdersPlaced Placed, GroupMoved? Moved) : Fact
{
    public override IEnumerable<Notice> Notices => [.. Moved?.Notices ?? [], .. Listings.StockLow.Tell(Placed.Low)];
}

/// <summary>An order counts for its group from now on.</summary>
/// <param name="Group">As it is now.</param>
/// <param name="Order">The order.</param>
/// <param name="Filled">Set when that makes it full.</param>
public sealed record GroupMoved(GroupTold Group, OrderTold Order, GroupFilled? Filled)
{
    /// <summary>Who must hear of it: the seller how much is missing, or everybody that it is full.</summary>
    internal IEnumerable<Notice> Notices => Filled?.Notices ?? [new Notice(Group.Seller, "seller", new GroupGrew(Group, Order))];
}

/// <summary>Somebody is in it who was not, or wants more.</summary>
internal sealed record GroupGrew(GroupTold Group, OrderTold Order) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Sales;
}

/// <summary>A group buy is full: the seller gets one packing list, and its orders go on like any others.</summary>
/// <param name="Group">As it is now.</param>
/// <param name="Orders">What is to be packed.</param>
/// <param name="IsEarly">Whether the seller goes ahead though the goal was not reached.</param>
public sealed record GroupFilled(GroupTold Group, IReadOnlyList<OrderTold> Orders, bool IsEarly) : Fact
{
    public override IEnumerable<Notice> Notices =>
    [
        new Notice(Group.Seller, "seller", this),
        .. Orders.GroupBy(order => order.Buyer).Select(own => new Notice(own.Key, "buyer", new JoinFilled(Group, [.. own], IsEarly))),
    ];
}

/// <summary>The group buy that this buyer is in is full.</summary>
internal sealed record JoinFilled(GroupTold Group, IReadOnlyList<OrderTold> Orders, bool IsEarly) : Fact;

/// <summary>A buyer is out of a group buy again.</summary>
/// <param name="Group">As it is now.</param>
/// <param name="Undone">What becomes of the orders.</param>
public sealed record GroupLeft(GroupTold Group, UndoneOrders Undone) : Fact
{
    public override NoticeKinds Kind => NoticeKinds.Cancellations;

    public override IEnumerable<Notice> Notices => Undone.HasCounted ? [new Notice(Group.Seller, "seller", this)] : [];

    public override IEnumerable<Errand> Errands => Undone.Errands;
}

/// <summary>A group buy did not come about: everybody has the money back, and hears why.</summary>
/// <param name="Group">As it was at its end.</param>
/// <param name="Undone">What becomes of its orders.</param>
public sealed record GroupUndone(GroupTold Group, UndoneOrders Undone) : Fact
{
    public override IEnumerable<Notice> Notices =>
    [
        .. Group.Status == GroupStatus.Missed ? [new Notice(Group.Seller, "seller", this)] : Array.Empty<Notice>(), // Who called it off knows.
        .. Undone.Orders.GroupBy(order => order.Buyer).Select(own => new Notice(own.Key, "buyer", new JoinUndone(Group, [.. own], Undone.BackOf(own)))),
    ];

    public override IEnumerable<Errand> Errands => Undone.Errands;
}

/// <summary>The group buy that this buyer was in did not come about.</summary>
/// <param name="Back">What goes back; null when nothing was paid.</param>
internal sealed record JoinUndone(GroupTold Group, IReadOnlyList<OrderTold> Orders, Money? Back) : Fact
{
    public override bool IsAboutMoney => Back is not null;
}

/// <summary>The time of a group buy is over; one of the two is set.</summary>
/// <param name="Filled">It went ahead.</param>
/// <param name="Undone">It did not.</param>
public sealed record GroupEnded(GroupFilled? Filled, GroupUndone? Undone) : Fact
{
    private Fact Outcome => (Fact?)Filled ?? Undone!;

    public override IEnumerable<Notice> Notices => Outcome.Notices;

    public override IEnumerable<Errand> Errands => Outcome.Errands;
}
