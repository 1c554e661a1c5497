using ChatShop.Trade.Listings;
using ChatShop.Trade.Shipping;

namespace ChatShop.Trade.Orders;

/// <summary>A listing, how much of it, and what it cost then.</summary>
public sealed record OrderLine(ListingId Listing, string Product, Quantity Quantity, Price Price, Money Total)
{
    private OrderLine() : this(default, "", default, default, default)
    {
    }
}

/// <summary>How a parcel travels; both null when the seller brings it.</summary>
public sealed record Shipment(string? Carrier, string? Tracking);

/// <summary>Lines the buyer wants instead, once the difference is paid. What they hold more is set aside until then.</summary>
/// <param name="Payment">The payment of the difference.</param>
/// <param name="Due">The difference.</param>
/// <param name="More">What is set aside for it.</param>
/// <param name="Less">What goes back on sale when it is paid.</param>
public sealed record PendingChange(IReadOnlyList<OrderLine> Lines, PaymentId Payment, Money Due, IReadOnlyList<Wish> More, IReadOnlyList<Wish> Less)
{
    /// <summary>What sending it costs then; null for nothing.</summary>
    public Freight? Freight { get; init; }
}
