using ChatShop.Trade.Orders;

namespace ChatShop.Trade.People;

/// <summary>What is forgotten of a person who wants to be, and what must be over before.</summary>
/// <remarks>
/// What was sold and paid is kept: a market must be able to show it for years (E-Commerce Law of the PRC, article 31: three). What
/// only served to bring goods and to talk is not.
/// </remarks>
public static class Forgetting
{
    /// <summary>While an order is one of these, somebody still needs to know who and where.</summary>
    public static IReadOnlyList<OrderStatus> StillNeeded { get; } =
        [OrderStatus.AwaitingPayment, OrderStatus.Placed, OrderStatus.Shipped, OrderStatus.Received, OrderStatus.Disputed];

    /// <summary>Why a person can not be forgotten yet; null when they can.</summary>
    /// <param name="openOrders">Orders of theirs, bought or sold, that are not over.</param>
    /// <param name="goodsForSale">Goods of theirs that can still be ordered.</param>
    /// <param name="hasLoan">Whether they owe a lender, or have asked one.</param>
    /// <param name="isInPool">Whether goods of theirs are sold together with others', or must be delivered.</param>
    public static Refusal? Refuse(int openOrders, int goodsForSale, bool hasLoan = false, bool isInPool = false) => openOrders > 0 ? new OrdersStillOpen(openOrders)
        : goodsForSale > 0 ? new GoodsStillForSale(goodsForSale)
        : hasLoan ? new LoanStillOpen()
        : isInPool ? new PoolStillOpen() : null;
}

/// <summary>Wants everything forgotten that need not be kept.</summary>
public sealed record ForgetPerson(PersonId Person) : Command<PersonForgotten>;

/// <summary>Address, telephone and name are gone, and so are the words of their reviews.</summary>
/// <param name="Orders">How many orders are kept, without where they went.</param>
public sealed record PersonForgotten(int Orders) : Fact;

/// <summary>Orders of theirs are not over.</summary>
public sealed record OrdersStillOpen(int Orders) : Refusal;

/// <summary>They owe a lender, or have asked one.</summary>
public sealed record LoanStillOpen : Refusal;

/// <summary>Goods of theirs are sold together with others', or must be delivered.</summary>
public sealed record PoolStillOpen : Refusal;

/// <summary>Their goods can still be ordered.</summary>
public sealed record GoodsStillForSale(int Goods) : Refusal;
