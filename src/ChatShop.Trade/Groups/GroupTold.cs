using ChatShop.Trade.Listings;
using ChatShop.Trade.Shops;

namespace ChatShop.Trade.Groups;

/// <summary>A group buy as people are told it: nobody who joined is named.</summary>
/// <param name="There">How much of the goal is there, in the goal's unit.</param>
/// <param name="People">How many are in it.</param>
/// <param name="Goods">How much they want together.</param>
public sealed record GroupTold(
    GroupId Id, ShopId Shop, string ShopName, PersonId Seller, ListingId Listing, string Product, Price Price, GroupAmount Goal,
    DateOnly LastDay, DateTimeOffset EndsAt, GroupStatus Status, GroupAmount There, int People, Quantity Goods)
{
    /// <summary>How much is missing; nothing once it is full.</summary>
    public GroupAmount Missing => Goal with { Quantity = There.Quantity < Goal.Quantity ? Goal.Quantity - There.Quantity : Quantity.Zero(Goal.Quantity.Unit) };

    /// <summary>The status as texts name it, such as <c>open</c>.</summary>
    public string StatusName => Status.InTexts();

    /// <summary>Tells a group of this shop.</summary>
    public static GroupTold Of(GroupBuy group, Shop shop, GroupTally tally) => new(
        group.Id, group.Shop, shop.Name, shop.Seller, group.Listing, group.Product, group.Price, new GroupAmount(group.Goal, group.CountsPeople),
        group.LastDay, group.EndsAt, group.Status, new GroupAmount(tally.Of(group), group.CountsPeople), tally.People, tally.Goods);
}

/// <summary>So much of what a group buy counts.</summary>
/// <param name="IsPeople">Whether it counts people, and not the goods.</param>
public readonly record struct GroupAmount(Quantity Quantity, bool IsPeople);
