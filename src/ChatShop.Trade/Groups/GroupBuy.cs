using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Groups;

/// <summary>An offer that holds if enough people join it in time: neighbours buy together, and the seller makes one trip.</summary>
/// <remarks>
/// Who joins places an order (<see cref="Order.Group"/>) that counts once it is paid, or is for cash. Times are in UTC. A refused move
/// changes nothing.
/// </remarks>
public sealed class GroupBuy
{
    private GroupBuy() => Product = "";

    /// <summary>Ours, made by us.</summary>
    public GroupId Id { get; private set; }

    /// <summary>Who sells.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>Which goods.</summary>
    public ListingId Listing { get; private set; }

    /// <summary>What they were called when it began.</summary>
    public string Product { get; private set; }

    /// <summary>What they cost those who join.</summary>
    public Price Price { get; private set; }

    /// <summary>What makes it full: so much of the goods, or so many people.</summary>
    public Quantity Goal { get; private set; }

    /// <summary>Whether the goal is a number of people.</summary>
    public bool CountsPeople { get; private set; }

    /// <summary>The last day to join.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>When that day is over.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>How it stands.</summary>
    public GroupStatus Status { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>When it was full or off; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Begins one.</summary>
    /// <param name="id">Ours.</param>
    /// <param name="listing">Which goods.</param>
    /// <param name="terms">What is agreed to.</param>
    /// <param name="endsAt">When the last day is over.</param>
    /// <param name="now">The time.</param>
    /// <returns>The group; or why it can not be: goods not for sale, or as <see cref="GroupTerms"/> refuses.</returns>
    public static Result<GroupBuy> Start(GroupId id, Listing listing, GroupTerms terms, DateTimeOffset endsAt, DateTimeOffset now)
    {
        if (!listing.IsForSale)
            return new NotForSale(listing.Product);
        var refusal = terms.RefusePrice(listing.Product, listing.Price) ?? terms.RefuseGoal(listing.Product, listing.Available);
        if (refusal is not null)
            return refusal;
        if (endsAt <= now || endsAt > now + GroupTerms.Longest)
            return new GroupEndOutOfRange(GroupTerms.Longest.Days);
        return new GroupBuy
        {
            Id = id,
            Shop = listing.Shop,
            Listing = listing.Id,
            Product = listing.Product,
            Price = terms.Price,
            Goal = terms.Goal,
            CountsPeople = terms.CountsPeople,
            LastDay = terms.LastDay,
            EndsAt = endsAt,
            StartedAt = now,
        };
    }

    /// <summary>Why nobody can join it now; null while anybody can.</summary>
    public Refusal? RefuseOpen(DateTimeOffset now) => Status != GroupStatus.Open ? new GroupClosed(Product, Status)
        : now >= EndsAt ? new GroupClosed(Product, GroupStatus.Missed)
        : null;

    /// <summary>Why so much of it can not be joined with; null when it can.</summary>
    public Refusal? RefuseJoin(Listing listing, Quantity quantity, DateTimeOffset now)
    {
        if ((RefuseOpen(now) ?? listing.RefuseOrder(quantity, null, Price)) is { } refusal)
            return refusal;
        return quantity.Unit.ConvertsTo(Price.Per.Unit) ? null : new UnitsDiffer(Product, Price.Per.Unit, quantity.Unit);
    }

    /// <summary>Sets the goods aside, or for cash sells them, and writes the order. The caller has asked <see cref="RefuseJoin"/>.</summary>
    public Order Join(OrderNumber number, string key, Listing listing, Quantity quantity, Placement placement)
    {
        var order = Order.Place(number, Shop, key, placement with { Group = Id }, [Placing.Line(listing, quantity, Price)]);
        listing.Reserve(order.Lines[0].Quantity);
        if (placement.Method == PaymentMethod.CashOnDelivery)
            listing.Sell(order.Lines[0].Quantity);
        return order;
    }

    /// <summary>It is full, or goes ahead as it is: those in it get their goods.</summary>
    public Refusal? Fill(DateTimeOffset now) => Close(GroupStatus.Full, now);

    /// <summary>Its time is over and it is not full.</summary>
    public Refusal? Miss(DateTimeOffset now) => Close(GroupStatus.Missed, now);

    /// <summary>The seller calls it off.</summary>
    public Refusal? Cancel(DateTimeOffset now) => Close(GroupStatus.Canceled, now);

    private GroupClosed? Close(GroupStatus next, DateTimeOffset now)
    {
        if (Status != GroupStatus.Open)
            return new GroupClosed(Product, Status);
        (Status, ClosedAt) = (next, now);
        return null;
    }
}

/// <summary>How a group buy stands.</summary>
public enum GroupStatus
{
    /// <summary>Anybody can join.</summary>
    Open,
    /// <summary>Enough have joined, or the seller goes ahead with those who have.</summary>
    Full,
    /// <summary>Too few joined in time: everybody has the money back.</summary>
    Missed,
    /// <summary>The seller called it off: everybody has the money back.</summary>
    Canceled,
}
