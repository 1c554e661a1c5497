using ChatShop.Trade.Presales;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Orders;

/// <content>An order of goods that are not harvested yet: a deposit is paid, and the rest when they are in.</content>
public sealed partial class Order
{
    /// <summary>The deposit, in smallest units; 0 where all is paid at once.</summary>
    public long DepositMinor { get; private set; }

    /// <summary>Whether the rest is not paid. It stays so when it never is, and then says why the order is off.</summary>
    public bool WaitsForHarvest { get; private set; }

    /// <summary>Until when the rest must be paid; null while the harvest is not in.</summary>
    public DateTimeOffset? RestBy { get; private set; }

    /// <summary>Whether the buyer was told on the last day that it is the last.</summary>
    public bool IsRestReminded { get; private set; }

    /// <summary>What is paid first.</summary>
    public Money Deposit => new(DepositMinor, Total.Currency);

    /// <summary>What is paid when the goods are in: the freight is in it.</summary>
    public Money Rest => Total - Deposit;

    /// <summary>What its own payment asks for.</summary>
    public Money Due => WaitsForHarvest ? Deposit : Total;

    /// <summary>What the seller keeps when the buyer thinks again: the deposit, as far as it is there. Nothing before it is paid, or after the goods are sent.</summary>
    public Money Forfeit => Status != Placed ? Money.Zero(Total.Currency) : Paid < Deposit ? Paid : Deposit;

    /// <summary>It is of goods that are sold ahead: a part of its price is paid now. What costs a single fen is paid at once.</summary>
    public void TakeDeposit(DepositAsked asked)
    {
        if (lines[0].Total.Minor > 1)
            (DepositMinor, WaitsForHarvest) = (asked.Of(lines[0]).Minor, true);
    }

    /// <summary>The goods are in: the rest is asked for.</summary>
    /// <returns>Whether it is, and was not before.</returns>
    public bool AskRest(DateTimeOffset by)
    {
        if (!WaitsForHarvest || Status != Placed || RestBy is not null)
            return false;
        RestBy = by;
        return true;
    }

    /// <summary>The buyer is told that it is the last day: once.</summary>
    public Refusal? RemindOfRest()
    {
        if (RefuseRest() is { } refusal)
            return refusal;
        if (IsRestReminded)
            return new AlreadyDone(Number, Status);
        IsRestReminded = true;
        return null;
    }

    /// <summary>Why its rest can not be paid now; null when it can.</summary>
    public Refusal? RefuseRest() => this switch
    {
        { Status: AwaitingPayment } => new NotPaidYet(Number),
        { WaitsForHarvest: false } => new AlreadyDone(Number, Status),
        { Status: not Placed } => new TooLate(Number, Status),
        { RestBy: null } => new HarvestNotIn(Number),
        _ => RefuseMoney(),
    };

    /// <summary>Why it can not be given up for want of its rest; null when it can.</summary>
    public Refusal? RefuseLapse(DateTimeOffset now) => RefuseRest() ?? (now < RestBy ? new RestStillAwaited(Number) : null);

    /// <summary>Why the buyer can not give the deposit up; null when it can be.</summary>
    public Refusal? RefuseLeaving() => this switch
    {
        { Status: not (AwaitingPayment or Placed) } => new TooLate(Number, Status),
        { Forfeit.Minor: 0 } => new NoDeposit(Number),
        _ => RefuseMoney(),
    };

    /// <summary>It is off, and what is left of its money is the seller's. The caller has asked <see cref="RefuseLapse"/> or <see cref="RefuseLeaving"/>.</summary>
    public void Leave(OrderStatus over, DateTimeOffset now) => (Status, ReleasedAt) = (over, now);

    private bool IsAhead => WaitsForHarvest && Status is (AwaitingPayment or Placed);
}
