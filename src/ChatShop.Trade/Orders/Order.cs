using ChatShop.Trade.People;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Shipping;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Orders;

/// <summary>What one buyer agreed to buy from one shop, and how far that has come.</summary>
/// <remarks>
/// Lines keep the price the buyer was shown, all in one currency. Times are in UTC. A refused move changes nothing.
/// </remarks>
public sealed partial class Order
{
    private readonly List<OrderLine> lines = [];

    private Order() => (Key, DeliverTo) = ("", new DeliverTo("", "", ""));

    /// <summary>What people call it by.</summary>
    public OrderNumber Number { get; private set; }

    /// <summary>Who sells.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>Who buys.</summary>
    public PersonId Buyer { get; private set; }

    /// <summary>The payment it is part of, kept when the buyer pays at the door instead; null when it was for cash from the first.</summary>
    public PaymentId? Payment { get; private set; }

    /// <summary>How it is paid.</summary>
    public PaymentMethod Method { get; private set; }

    /// <summary>Whoever has this word may see the order's page.</summary>
    public string Key { get; private set; }

    /// <summary>Where the goods go.</summary>
    public DeliverTo DeliverTo { get; private set; }

    /// <summary>How far it has come.</summary>
    public OrderStatus Status { get; private set; }

    /// <summary>How it travels; null before it is shipped.</summary>
    public Shipment? Shipment { get; private set; }

    /// <summary>When the buyer agreed.</summary>
    public DateTimeOffset PlacedAt { get; private set; }

    /// <summary>Until when the goods are set aside for the money.</summary>
    public DateTimeOffset PayBy { get; private set; }

    /// <summary>When it counts as received though nobody said so; null before it is shipped.</summary>
    public DateTimeOffset? ReceiveBy { get; private set; }

    /// <summary>Whether the buyer was asked if it has arrived.</summary>
    public bool ArrivalAsked { get; private set; }

    /// <summary>The day the buyer would like it; null when none was said.</summary>
    public DateOnly? WantedOn { get; private set; }

    /// <summary>What the buyer wants changed and has not paid the difference of; null when nothing.</summary>
    public PendingChange? Pending { get; private set; }

    /// <summary>What was bought.</summary>
    public IReadOnlyList<OrderLine> Lines => lines;

    /// <summary>What sending it costs; null where that is free.</summary>
    public Freight? Freight { get; private set; }

    /// <summary>What the buyer pays: the sum of the lines, and the freight.</summary>
    public Money Total => Money.Sum(lines.Select(line => line.Total).Concat(Freight is { } freight ? [freight.Price] : []));

    /// <summary>Begins an order for goods that are reserved already.</summary>
    /// <exception cref="ArgumentException">No lines, or on a collection code from the first (<see cref="PayByCode"/>): a bug, since no flow ends so.</exception>
    public static Order Place(OrderNumber number, ShopId shop, string key, Placement placement, IReadOnlyList<OrderLine> lines)
    {
        if (lines.Count == 0)
            throw new ArgumentException("An order needs a line.", nameof(lines));
        if (placement.Method == PaymentMethod.CollectionCode)
            throw new ArgumentException("Whether the shop has a code is looked up once the order is there.", nameof(placement));

        var order = new Order
        {
            Number = number,
            Shop = shop,
            Buyer = placement.Buyer,
            Payment = placement.Payment,
            Method = placement.Method,
            Key = key,
            DeliverTo = placement.DeliverTo,
            Status = placement.Method == PaymentMethod.Online ? AwaitingPayment : Placed,
            PlacedAt = placement.At,
            PayBy = placement.PayBy,
            WantedOn = placement.WantedOn,
            FeePercent = placement.FeePercent,
            Group = placement.Group,
            WaitsForGroup = placement.Group is not null,
        };
        order.lines.AddRange(lines);
        return order;
    }

    /// <summary>The buyer's money has arrived through a provider.</summary>
    public Refusal? Confirm(PaymentId payment)
    {
        if ((RefuseProvider() ?? Move(Placed)) is { } refusal)
            return refusal;
        Receipts = [.. Receipts, new Receipt(payment, Due)];
        return null;
    }

    /// <summary>The buyer will pay at the door instead.</summary>
    public Refusal? PayOnDelivery()
    {
        if ((RefuseClaimed() ?? (IsAhead ? new PresaleOnline() : null) ?? Move(Placed)) is { } refusal)
            return refusal;
        Method = PaymentMethod.CashOnDelivery; // The payment stays: should its money come all the same, it goes back.
        return null;
    }

    /// <summary>Nobody paid in time.</summary>
    public Refusal? Expire() => RefuseClaimed() ?? Move(Expired);

    /// <summary>The buyer does not want it any more.</summary>
    public Refusal? Cancel() => Forfeit is { Minor: > 0 } kept ? new DepositStays(Number, kept) : Move(Canceled);

    /// <summary>The seller can not deliver.</summary>
    public Refusal? Reject()
    {
        if (Move(Rejected) is { } refusal)
            return refusal;
        WaitsForGroup = false; // The seller gave it up: that is not the group's doing.
        return null;
    }

    /// <summary>The money went back.</summary>
    public Refusal? Refund() => Move(Refunded);

    /// <summary>The buyer says something is wrong with it: nothing becomes the seller's until that is settled.</summary>
    public Refusal? Dispute() => Move(Disputed);

    /// <summary>The seller has handed the goods to a carrier, or brings them.</summary>
    public Refusal? Ship(Shipment shipment, DateTimeOffset receiveBy)
    {
        if ((RefuseWaiting() ?? Move(Shipped)) is { } refusal)
            return refusal;
        (Shipment, ReceiveBy) = (shipment, receiveBy);
        return null;
    }

    /// <summary>The buyer is asked whether it has arrived: once, while it is on its way.</summary>
    public Refusal? AskArrival()
    {
        if (Status != Shipped || ArrivalAsked)
            return Status == Shipped ? new AlreadyDone(Number, Status) : new TooLate(Number, Status);
        ArrivalAsked = true;
        return null;
    }

    /// <summary>The buyer has the goods.</summary>
    public Refusal? Receive() => Move(Received);

    /// <summary>The seller's money is the seller's.</summary>
    public Refusal? Complete(DateTimeOffset at)
    {
        if (Move(Completed) is { } refusal)
            return refusal;
        ReleasedAt ??= at;
        return null;
    }

    /// <summary>Money that had gone back has come back itself: those who run the market decide what becomes of it.</summary>
    public void Reopen()
    {
        if (Status is Refunded or Canceled or Rejected or Expired)
            Status = Disputed;
    }

    /// <summary>Why nothing of it can be changed any more; null while it can.</summary>
    public Refusal? RefuseChange() => Status is AwaitingPayment or Placed ? null : new TooLate(Number, Status);

    /// <summary>It goes elsewhere, or on another day. The caller has asked <see cref="RefuseChange"/>.</summary>
    public void Redirect(DeliverTo? deliverTo, DateOnly? wantedOn) => (DeliverTo, WantedOn) = (deliverTo ?? DeliverTo, wantedOn ?? WantedOn);

    /// <summary>It is over, and the buyer wants it forgotten where it went and to whom.</summary>
    public void ForgetPlace() => DeliverTo = new DeliverTo("", "", "");

    /// <summary>Sending it costs this, before anybody pays for it.</summary>
    public void Carry(Freight? freight) => Freight = freight;

    /// <summary>Other lines and another freight hold from now on. The caller has asked <see cref="RefuseChange"/> and kept stock and money in step.</summary>
    public void Rewrite(IReadOnlyList<OrderLine> changed, Freight? freight = null)
    {
        var kept = changed.ToList(); // They may be the very lines that are there.
        lines.Clear();
        lines.AddRange(kept);
        (Freight, Pending) = (freight, null);
    }

    /// <summary>An unpaid order is paid by another payment, until another time.</summary>
    public void AskAnew(PaymentId payment, DateTimeOffset payBy) => (Payment, PayBy) = (payment, payBy);

    /// <summary>Other lines will hold once their difference is paid; null when that is off.</summary>
    public void Await(PendingChange? change) => Pending = change;

    /// <summary>The difference is paid: the lines that waited for it hold.</summary>
    public void Change(PendingChange paid)
    {
        Receipts = [.. Receipts, new Receipt(paid.Payment, paid.Due)];
        (WaitsForHarvest, RestBy) = (false, null); // While it waits for its harvest nothing but the rest is ever asked for.
        Rewrite(paid.Lines, paid.Freight);
    }

    private Refusal? Move(OrderStatus next)
    {
        if (Refuse(next) is { } refusal)
            return refusal;
        Status = next;
        return null;
    }

    /// <summary>The whole life of an order. <c>null</c> is yes; every other pair says why not.</summary>
    private Refusal? Refuse(OrderStatus next) => (Status, next) switch
    {
        (AwaitingPayment, Placed or Canceled or Expired) => null,
        (Placed, Shipped or Canceled or Rejected) => null,
        (Shipped, Received or Disputed) => null,
        (Received, Completed or Disputed or Refunded) => null,
        (Completed, Disputed or Refunded) => null,
        (Disputed, Received or Completed or Refunded) => null,
        (Shipped, Refunded) => null,                              // the buyer may keep what the seller gives the money back for
        (Canceled or Rejected or Expired, Refunded) => null,      // money that was there, or came too late, goes back
        (Completed, Received) => new AlreadyDone(Number, Status), // told twice: answered calmly, done once
        (AwaitingPayment, _) => new NotPaidYet(Number, Method == PaymentMethod.CollectionCode),
        (Placed, Received or Disputed) => new NotShippedYet(Number),
        var (now, _) when now == next => new AlreadyDone(Number, now),
        var (now, _) => new TooLate(Number, now),
    };
}
