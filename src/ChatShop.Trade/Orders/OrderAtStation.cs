namespace ChatShop.Trade.Orders;

/// <content>An order that goes to a village station.</content>
public sealed partial class Order
{
    /// <summary>The station it goes to; null when to none.</summary>
    public StationId? Station { get; private set; }

    /// <summary>What the station's agent gets of it, 0 to 100 of what was paid, as it was when it was placed.</summary>
    public decimal StationPercent { get; private set; }

    /// <summary>The shop the station's share went to; null while it has not.</summary>
    public ShopId? StationShop { get; private set; }

    /// <summary>When it came to the station; null before.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>What hands it out there; null where the buyer's PIN does.</summary>
    public string? PickupCode { get; private set; }

    /// <summary>When it was handed out there; null before.</summary>
    public DateTimeOffset? HandedOutAt { get; private set; }

    /// <summary>Whether it lies at the station.</summary>
    public bool WaitsAtStation => ArrivedAt is not null && HandedOutAt is null;

    /// <summary>It goes to a station, or to none.</summary>
    public void GoTo(StationId? station, decimal percent) => (Station, StationPercent) = (station, station is null ? 0m : percent);

    /// <summary>It lies at its station: the days until it counts as received begin anew.</summary>
    /// <returns>Null; or <see cref="NotShippedYet"/>, <see cref="AlreadyDone"/>, <see cref="TooLate"/>.</returns>
    public Refusal? Arrive(string? pickupCode, DateTimeOffset at, DateTimeOffset receiveBy)
    {
        if (ArrivedAt is not null)
            return new AlreadyDone(Number, Status);
        if (Status is not (OrderStatus.Shipped or OrderStatus.Disputed))
            return Status is OrderStatus.Placed or OrderStatus.AwaitingPayment ? new NotShippedYet(Number) : new TooLate(Number, Status);
        (ArrivedAt, PickupCode, ReceiveBy) = (at, pickupCode, receiveBy);
        return null;
    }

    /// <summary>Whoever may take it has it. The code opens nothing any more.</summary>
    public void HandOut(DateTimeOffset at) => (HandedOutAt, PickupCode) = (at, null);

    /// <summary>The station's agent has a share of it.</summary>
    public void EarnFor(ShopId shop) => StationShop = shop;

    /// <summary>The station's part of the market's share when the buyer has paid so much for it.</summary>
    /// <param name="paid">So much.</param>
    /// <param name="usualPercent">The market's share where the order has none of its own.</param>
    public Money StationShareOf(Money paid, decimal usualPercent) => Stations.StationShare.Of(paid, FeeOf(paid, usualPercent), StationPercent);

    /// <summary>What becomes the station's of each payment, the earliest first.</summary>
    /// <param name="owed">What the agent's shop owes the market: it is kept back, from the first payment on.</param>
    /// <param name="usualPercent">The market's share where the order has none of its own.</param>
    public IEnumerable<(PaymentId Payment, Money Kept, Money Left)> StationShares(Money owed, decimal usualPercent) =>
        KeepBack(owed, SharedOut(paid => StationShareOf(paid, usualPercent)));
}
