using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Pools;

/// <summary>What of an order's money is whose, where its goods are pooled.</summary>
public static class PoolMoney
{
    /// <summary>The order's money has become the sellers': the pooled goods' part of it, less what the shop keeps, is divided as the order is.</summary>
    /// <param name="order">The order.</param>
    /// <param name="earned">What of its money is not the market's.</param>
    /// <param name="pools">The pools its goods are of.</param>
    /// <param name="parts">Its parts.</param>
    public static void Earn(Order order, Money earned, IReadOnlyList<Pool> pools, IReadOnlyList<PoolPart> parts)
    {
        var totals = pools.Select(pool => Money.Sum(order.Lines.Where(line => line.Listing == pool.Listing).Select(line => line.Total), earned.Currency)).ToList();
        var rest = order.Total - Money.Sum(totals, earned.Currency);
        var ofPools = Proportion.Split(earned, [.. totals.Append(rest).Select(total => (decimal)total.Minor)]);
        foreach (var (pool, brought) in pools.Zip(ofPools))
        {
            var own = parts.Where(part => part.Pool == pool.Id && part.Quantity.Value > 0m).ToList();
            if (own.Count == 0)
                continue; // It was off, and its money came to the shop all the same.
            var shares = Proportion.Split(brought - brought.Percent(pool.Percent), [.. own.Select(part => part.Quantity.Value)]);
            foreach (var (part, share) in own.Zip(shares))
                part.Earn(share);
        }
    }

    /// <summary>So much of it goes back to the buyer: each gives back in proportion to what each has of the order.</summary>
    /// <param name="shop">The shop under whose name it was sold.</param>
    /// <param name="has">What all have of it together, the shop too.</param>
    /// <param name="back">What of that goes back.</param>
    /// <param name="parts">The order's parts.</param>
    /// <returns>What the others give back.</returns>
    public static IReadOnlyList<PoolMoneyOf> GiveBack(ShopId shop, Money has, Money back, IReadOnlyList<PoolPart> parts)
    {
        var rest = has - Money.Sum(parts.Select(part => part.Earned), has.Currency);
        var backs = Proportion.Split(back, [.. parts.Select(part => part.Earned).Append(rest).Select(amount => (decimal)amount.Minor)]);
        foreach (var (part, amount) in parts.Zip(backs))
            part.GiveBack(amount);
        return [.. parts.Zip(backs).Where(it => it.First.Shop != shop && it.Second.Minor > 0)
            .GroupBy(it => it.First.Shop, it => it.Second).Select(it => new PoolMoneyOf(it.Key, Money.Sum(it)))];
    }

    /// <summary>What of an order's money is the others', a line each.</summary>
    public static IReadOnlyList<PoolMoneyOf> OfOthers(ShopId shop, IEnumerable<PoolPart> parts) =>
        [.. parts.Where(part => part.Shop != shop && part.Earned.Minor > 0).GroupBy(part => part.Shop, part => part.Earned).Select(it => new PoolMoneyOf(it.Key, Money.Sum(it)))];

    /// <summary>Takes an amount out of what payments have brought, the earliest first, and leaves there what is not taken.</summary>
    public static IReadOnlyList<Receipt> Take(List<Receipt> from, Money amount)
    {
        var taken = new List<Receipt>();
        for (var at = 0; at < from.Count && amount.Minor > 0; at++)
        {
            var part = from[at].Amount < amount ? from[at].Amount : amount;
            taken.Add(from[at] with { Amount = part });
            from[at] = from[at] with { Amount = from[at].Amount - part };
            amount -= part;
        }
        return taken;
    }
}

/// <summary>What one shop of a pool has of an order's money, or gives back of it.</summary>
public sealed record PoolMoneyOf(ShopId Shop, Money Amount);
