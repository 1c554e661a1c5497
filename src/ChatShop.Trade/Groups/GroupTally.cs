using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Groups;

/// <summary>How far a group buy has come.</summary>
/// <param name="People">How many are in it; who joined twice counts once.</param>
/// <param name="Goods">How much they want together, in the unit it is priced in.</param>
public sealed record GroupTally(int People, Quantity Goods)
{
    /// <summary>Counts the orders that join a group; those that do not count for it are left out.</summary>
    public static GroupTally Of(GroupBuy group, IEnumerable<Order> orders)
    {
        var counted = orders.Where(order => order.Group == group.Id && order.CountsForGroup).ToList();
        return new GroupTally(
            counted.Select(order => order.Buyer).Distinct().Count(),
            counted.SelectMany(order => order.Lines).Where(line => line.Listing == group.Listing)
                .Aggregate(Quantity.Zero(group.Price.Per.Unit), (sum, line) => sum + line.Quantity));
    }

    /// <summary>How much of a group's goal is there, in the goal's unit.</summary>
    public Quantity Of(GroupBuy group) => group.CountsPeople ? group.Goal with { Value = People } : Goods.In(group.Goal.Unit);

    /// <summary>Whether that is enough.</summary>
    public bool Fills(GroupBuy group) => !(Of(group) < group.Goal);
}
