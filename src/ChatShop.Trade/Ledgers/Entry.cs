namespace ChatShop.Trade.Ledgers;

/// <summary>One balanced booking: its lines sum to zero in each currency. Posted, never edited.</summary>
/// <param name="Cause">Why, such as <c>payment</c>.</param>
/// <param name="Reference">The provider's id of the money, where one moved it.</param>
/// <param name="Lines">At least two; positive is credit.</param>
public sealed record Entry(string Cause, string? Reference, IReadOnlyList<EntryLine> Lines)
{
    /// <summary>The buyer's money has come and is held for the orders it is for.</summary>
    public static Entry Paid(string method, string reference, IEnumerable<(OrderNumber Order, Money Total)> orders)
    {
        var held = orders.Select(order => new EntryLine(Account.Escrow(order.Order), order.Total, order.Order)).ToList();
        var sum = held.Select(line => line.Amount).Aggregate((left, right) => left + right);
        return Balanced("payment", reference, [new EntryLine(Account.External(method), -sum, null), .. held]);
    }

    /// <summary>Held money goes back the way it came.</summary>
    public static Entry Refunded(string method, string reference, OrderNumber order, Money amount) => Balanced("refund", reference,
    [
        new EntryLine(Account.Escrow(order), -amount, order),
        new EntryLine(Account.External(method), amount, order),
    ]);

    /// <summary>Money that was the seller's already goes back the way it came, and the market's share of it with it.</summary>
    public static Entry Returned(string method, string reference, OrderNumber order, ShopId seller, Money amount, Money fee) => Balanced("refund", reference,
    [
        new EntryLine(Account.Payable(seller), -(amount - fee), order),
        new EntryLine(Account.Commission, -fee, order),
        new EntryLine(Account.External(method), amount, order),
    ]);

    /// <summary>The order is received: what was held becomes the seller's, less the market's share.</summary>
    public static Entry Released(OrderNumber order, ShopId seller, Money total, Money fee) => Balanced("release", null,
    [
        new EntryLine(Account.Escrow(order), -total, order),
        new EntryLine(Account.Payable(seller), total - fee, order),
        new EntryLine(Account.Commission, fee, order),
    ]);

    /// <summary>The seller took cash at the door and owes the market its share.</summary>
    public static Entry PaidInCash(OrderNumber order, ShopId seller, Money total, Money fee) => Balanced("cash", null,
    [
        new EntryLine(Account.External("cash"), -total, order),
        new EntryLine(Account.PaidOut(seller), total, order),
        new EntryLine(Account.Payable(seller), -fee, order),
        new EntryLine(Account.Commission, fee, order),
    ]);

    private static Entry Balanced(string cause, string? reference, IEnumerable<EntryLine> lines)
    {
        var kept = lines.Where(line => line.Amount.Minor != 0).ToList();
        if (kept.GroupBy(line => line.Amount.Currency).Any(group => group.Sum(line => line.Amount.Minor) != 0))
            throw new InvalidOperationException($"The entry for {cause} does not balance.");
        return new Entry(cause, reference, kept);
    }
}

/// <summary>One side of an entry: so much on one account.</summary>
public sealed record EntryLine(string Account, Money Amount, OrderNumber? Order);

/// <summary>The names of accounts. Credit is positive: what the market holds or owes.</summary>
public static class Account
{
    /// <summary>The market's own share.</summary>
    public const string Commission = "platform:commission";

    /// <summary>The world outside, by the way money came: <c>external:card</c>.</summary>
    public static string External(string method) => $"external:{method}";

    /// <summary>Held for an order until its buyer has the goods.</summary>
    public static string Escrow(OrderNumber order) => $"escrow:{order}";

    /// <summary>What the market owes a seller.</summary>
    public static string Payable(ShopId seller) => $"seller:{seller}:payable";

    /// <summary>What a seller has in hand.</summary>
    public static string PaidOut(ShopId seller) => $"seller:{seller}:paid";
}
