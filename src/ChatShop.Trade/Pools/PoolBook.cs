using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Pools;

/// <summary>Keeps in step what a pool's goods are: what each has left is together what can be ordered, and what each must deliver is together what orders hold.</summary>
/// <param name="pool">The pool.</param>
/// <param name="listing">Its goods, as they are by now.</param>
/// <param name="members">Those who are or were in it.</param>
/// <param name="parts">The parts of the orders that are looked at.</param>
public sealed class PoolBook(Pool pool, Listing listing, IReadOnlyCollection<PoolMember> members, IReadOnlyCollection<PoolPart> parts)
{
    private readonly List<PoolMember> members = [.. members.OrderBy(member => member.Place)];
    private readonly List<PoolPart> parts = [.. parts];
    private readonly int known = parts.Count;

    /// <summary>Parts that were not there before.</summary>
    public IReadOnlyList<PoolPart> Added => [.. parts.Skip(known)];

    private Unit Unit => listing.Stock.Unit;

    private PoolMember Own => members.Single(member => member.Shop == pool.Shop);

    /// <summary>Orders hold more or less than before: what they give back goes to whom it was taken from, and what they take is split by the rule.</summary>
    public void Follow(IEnumerable<Order> orders)
    {
        var moved = orders.OrderBy(order => order.Number.Value).Select(order => (Order: order, More: Held(order) - PartsOf(order).Sum(part => part.Quantity.Value))).ToList();
        foreach (var (order, more) in moved.Where(it => it.More < 0m))
            GiveBack(order, -more);
        foreach (var (order, more) in moved.Where(it => it.More > 0m))
            Take(order, more);
    }

    /// <summary>What was placed before the pool was opened is the shop's own to deliver, and was told to it then.</summary>
    public void TakeOver(IEnumerable<Order> orders)
    {
        foreach (var (order, held) in orders.Select(order => (order, Held(order))).Where(it => it.Item2 > 0m).ToList())
        {
            Own.Bring(held);
            Own.Give(held);
            PartOf(order, pool.Shop).Add(held);
        }
    }

    /// <summary>What the goods have more or less than all have brought is the shop's own: it has counted, or got more in.</summary>
    /// <returns>Null; or <see cref="PoolHoldsMore"/>, when it counted less than the others have there.</returns>
    public Refusal? Settle()
    {
        foreach (var member in members)
            listing.Withdraw(member.Left with { Value = member.TakeHome() });
        var more = listing.Available.Value - members.Sum(member => member.Left.Value);
        if (Own.Left.Value + more < 0m && (listing.Stock with { Value = -(Own.Left.Value + more) }).Size > Listing.Dust)
            return new PoolHoldsMore(listing.Product, listing.Stock with { Value = members.Where(member => member != Own).Sum(member => member.Left.Value) });
        if (more != 0m)
            Own.Bring(Math.Max(more, -Own.Left.Value));
        return null;
    }

    /// <summary>What those whose part of an order is other than they were told must hear; of more that is not paid yet they hear nothing.</summary>
    public IReadOnlyList<PoolPartDue> Tell(Order order, string hostName)
    {
        var due = new List<PoolPartDue>();
        if (order.Pending?.More.Any(wish => wish.Listing == listing.Id) == true)
            return due;
        foreach (var part in PartsOf(order))
            if (part.Tell(IsDue(order) ? part.Quantity.Value : 0m) is { } before)
                due.Add(new PoolPartDue(part.Order, part.Shop, hostName, listing.Product, part.Quantity with { Value = part.Told }, before));
        return due;
    }

    /// <summary>Who has been told to deliver how much of an order.</summary>
    public IEnumerable<PoolPart> DueOf(Order order) => PartsOf(order).Where(part => part.Told > 0m);

    private static bool IsDue(Order order) => order.Status is not (OrderStatus.AwaitingPayment or OrderStatus.Canceled or OrderStatus.Rejected or OrderStatus.Expired)
        && !order.WaitsForGroup;

    /// <summary>What an order holds of the goods; what has been sent stays as it is.</summary>
    private decimal Held(Order order) => order.Status switch
    {
        OrderStatus.AwaitingPayment or OrderStatus.Placed or OrderStatus.Shipped =>
            order.Lines.Select(line => new Wish(line.Listing, line.Quantity)).Concat(order.Pending?.More ?? [])
                .Where(wish => wish.Listing == listing.Id).Sum(wish => wish.Quantity.In(Unit).Value),
        OrderStatus.Canceled or OrderStatus.Rejected or OrderStatus.Expired => 0m,
        _ => PartsOf(order).Sum(part => part.Quantity.Value),
    };

    /// <summary>The rule.</summary>
    private void Take(Order order, decimal amount)
    {
        var left = members.Select(member => member.Left.Value).ToList();
        var shares = Proportion.Split(Math.Min(amount, left.Sum()), left); // Of goods said in pounds the last may be short by dust.
        foreach (var (at, share) in shares.Index().Where(it => it.Item > 0m))
        {
            members[at].Give(share);
            PartOf(order, members[at].Shop).Add(share);
        }
    }

    /// <summary>What nobody was told of goes back first: so more that was never paid leaves everybody's part as it was.</summary>
    private void GiveBack(Order order, decimal amount)
    {
        var own = PartsOf(order).ToList();
        List<decimal> untold = [.. own.Select(part => Math.Max(part.Quantity.Value - part.Told, 0m))];
        List<decimal> from = untold.Sum() >= amount ? untold : [.. own.Select(part => part.Quantity.Value)];
        foreach (var (part, back) in own.Zip(Proportion.Split(amount, from)))
        {
            members.Single(member => member.Shop == part.Shop).Give(-back);
            part.Add(-back);
        }
    }

    /// <summary>In the order in which they came: where remainders are equal, that decides.</summary>
    private IEnumerable<PoolPart> PartsOf(Order order) => parts.Where(part => part.Order == order.Number).OrderBy(part => members.FindIndex(member => member.Shop == part.Shop));

    private PoolPart PartOf(Order order, ShopId shop)
    {
        if (PartsOf(order).FirstOrDefault(it => it.Shop == shop) is { } part)
            return part;
        parts.Add(part = PoolPart.Begin(order.Number, pool.Id, shop, Unit, order.Total.Currency));
        return part;
    }
}
