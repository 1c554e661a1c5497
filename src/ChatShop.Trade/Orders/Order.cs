using ChatShop.Trade.Listings;
using ChatShop.Trade.People;
using static ChatShop.Trade.Orders.OrderStatus;

namespace ChatShop.Trade.Orders;

/// <summary>What one buyer agreed to buy from one shop, and how far that has come.</summary>
/// <remarks>
/// Lines keep the price the buyer was shown, all in one currency. Times are in UTC. A refused move changes nothing.
/// </remarks>
public sealed class Order
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

    /// <summary>What was bought.</summary>
    public IReadOnlyList<OrderLine> Lines => lines;

    /// <summary>What the buyer pays: the sum of the lines.</summary>
    public Money Total => lines.Select(line => line.Total).Aggregate((sum, line) => sum + line);

    /// <summary>Begins an order for goods that are reserved already.</summary>
    /// <exception cref="ArgumentException">No lines: a bug, since the flow can't end without one.</exception>
    public static Order Place(OrderNumber number, ShopId shop, string key, Placement placement, IReadOnlyList<OrderLine> lines)
    {
        if (lines.Count == 0)
            throw new ArgumentException("An order needs a line.", nameof(lines));

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
        };
        order.lines.AddRange(lines);
        return order;
    }

    /// <summary>The buyer's money has arrived, or the buyer will pay at the door.</summary>
    public Refusal? Confirm() => Move(Placed);

    /// <summary>The buyer will pay at the door instead.</summary>
    public Refusal? PayOnDelivery()
    {
        if (Move(Placed) is { } refusal)
            return refusal;
        Method = PaymentMethod.CashOnDelivery; // The payment stays: should its money come all the same, it goes back.
        return null;
    }

    /// <summary>Nobody paid in time.</summary>
    public Refusal? Expire() => Move(Expired);

    /// <summary>The buyer does not want it any more.</summary>
    public Refusal? Cancel() => Move(Canceled);

    /// <summary>The seller can not deliver.</summary>
    public Refusal? Reject() => Move(Rejected);

    /// <summary>The money went back.</summary>
    public Refusal? Refund() => Move(Refunded);

    /// <summary>The seller has handed the goods to a carrier, or brings them.</summary>
    public Refusal? Ship(Shipment shipment, DateTimeOffset receiveBy)
    {
        if (Move(Shipped) is { } refusal)
            return refusal;
        (Shipment, ReceiveBy) = (shipment, receiveBy);
        return null;
    }

    /// <summary>The buyer has the goods.</summary>
    public Refusal? Receive() => Move(Received);

    /// <summary>The seller's money is the seller's.</summary>
    public Refusal? Complete() => Move(Completed);

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
        (Received, Completed or Disputed) => null,
        (Disputed, Refunded or Completed) => null,
        (Canceled or Rejected or Expired, Refunded) => null,      // money that was there, or came too late, goes back
        (Completed, Received) => new AlreadyDone(Number, Status), // told twice: answered calmly, done once
        (AwaitingPayment, _) => new NotPaidYet(Number),
        (Placed, Received) => new NotShippedYet(Number),
        var (now, _) when now == next => new AlreadyDone(Number, now),
        var (now, _) => new TooLate(Number, now),
    };
}

/// <summary>What all orders of one placing share.</summary>
public sealed record Placement(
    PersonId Buyer, DeliverTo DeliverTo, PaymentMethod Method, PaymentId? Payment, DateTimeOffset At, DateTimeOffset PayBy);

/// <summary>A listing, how much of it, and what it cost then.</summary>
public sealed record OrderLine(ListingId Listing, string Product, Quantity Quantity, Price Price, Money Total)
{
    private OrderLine() : this(default, "", default, default, default)
    {
    }
}

/// <summary>How a parcel travels; both null when the seller brings it.</summary>
public sealed record Shipment(string? Carrier, string? Tracking);

/// <summary>How an order is paid.</summary>
public enum PaymentMethod
{
    /// <summary>On the pay page of a payment provider.</summary>
    Online,
    /// <summary>At the door, to the one who brings it.</summary>
    CashOnDelivery,
}

/// <summary>How far an order has come.</summary>
public enum OrderStatus
{
    /// <summary>Goods are set aside; the money is not there.</summary>
    AwaitingPayment,
    /// <summary>Paid, or to be paid at the door: the seller's turn.</summary>
    Placed,
    /// <summary>On its way.</summary>
    Shipped,
    /// <summary>The buyer has it.</summary>
    Received,
    /// <summary>The buyer has it and the seller's share is the seller's.</summary>
    Completed,
    /// <summary>The buyer called it off.</summary>
    Canceled,
    /// <summary>The seller could not deliver.</summary>
    Rejected,
    /// <summary>Nobody paid in time.</summary>
    Expired,
    /// <summary>Buyer and seller disagree.</summary>
    Disputed,
    /// <summary>The money went back.</summary>
    Refunded,
}
