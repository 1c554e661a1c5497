using ChatShop.Trade.Presales;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Orders;

/// <content>An order that joins a group buy: nothing of it is sent before the group is full.</content>
public sealed partial class Order
{
    /// <summary>The group buy it joins; null for none.</summary>
    public GroupId? Group { get; private set; }

    /// <summary>Whether it waits for its group. It stays so when the group does not come about, and then says why it is off.</summary>
    public bool WaitsForGroup { get; private set; }

    /// <summary>Whether it counts for its group: paid, or for cash, and not off again. What a bank has taken back counts for nothing.</summary>
    public bool CountsForGroup => Group is not null && Contests.Count == 0
        && Status is not (AwaitingPayment or Canceled or Rejected or Expired or Refunded);

    /// <summary>The group is full: from now on it is an order like any other.</summary>
    public void GoOn() => WaitsForGroup = false;

    /// <summary>The group does not come about. What a bank contests is left to those who run the market.</summary>
    /// <returns>Whether its goods were sold, and not only set aside; null when nothing of it was left to undo.</returns>
    public bool? FallThrough()
    {
        if (Status is not (AwaitingPayment or Placed))
            return null;
        var wasPlaced = Status == Placed;
        Status = wasPlaced ? Rejected : Expired;
        if (RefuseMoney() is not null)
            Reopen();
        return wasPlaced;
    }

    /// <summary>The buyer leaves the group before it is full.</summary>
    /// <returns>As <see cref="FallThrough"/>.</returns>
    public bool? LeaveGroup()
    {
        if (Status is not (AwaitingPayment or Placed))
            return null;
        var wasPlaced = Status == Placed;
        Status = Canceled;
        return wasPlaced;
    }

    /// <summary>Why other goods can not be ordered in its place; null when neither its group nor its deposit stands against it.</summary>
    public Refusal? RefuseRewrite() => IsWaiting ? new GroupKeepsAmount(Number) : DepositMinor > 0 ? new PresaleKeepsAmount(Number) : null;

    private bool IsWaiting => WaitsForGroup && (Status is AwaitingPayment or Placed);

    private Refusal? RefuseWaiting() => IsWaiting ? new GroupNotFull(Number) : IsAhead && Status == Placed ? new RestNotPaid(Number, Rest, RestBy is not null) : null;

    /// <summary>What was paid straight to the seller the market could not give back.</summary>
    private Refusal? RefuseByCode() => WaitsForGroup ? new GroupNotByCode(Number) : IsAhead ? new PresaleOnline() : null;
}

/// <summary>Its group buy is not full: nothing is sent.</summary>
public sealed record GroupNotFull(OrderNumber Order) : Refusal;

/// <summary>Its group buy is not full: until then its price is the group's, and how much it is stays.</summary>
public sealed record GroupKeepsAmount(OrderNumber Order) : Refusal;

/// <summary>Until its group is full the market holds its money: it is not paid straight to the seller.</summary>
public sealed record GroupNotByCode(OrderNumber Order) : Refusal;
