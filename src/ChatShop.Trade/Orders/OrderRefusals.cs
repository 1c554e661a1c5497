namespace ChatShop.Trade.Orders;

/// <summary>No such order is this person's.</summary>
public sealed record NoSuchOrder(OrderNumber? Order) : Refusal;

/// <summary>Its money has not arrived.</summary>
/// <param name="IsByCode">Whether only the seller can say that it has.</param>
internal sealed record NotPaidYet(OrderNumber Order, bool IsByCode = false) : Refusal;

/// <summary>It has not been sent.</summary>
public sealed record NotShippedYet(OrderNumber Order) : Refusal;

/// <summary>That is so already.</summary>
public sealed record AlreadyDone(OrderNumber Order, OrderStatus Status) : Refusal
{
    /// <summary>The status as texts name it.</summary>
    public string StatusName => Status.InTexts();
}

/// <summary>It has come too far for that.</summary>
public sealed record TooLate(OrderNumber Order, OrderStatus Status) : Refusal
{
    /// <summary>The status as texts name it.</summary>
    public string StatusName => Status.InTexts();
}

/// <summary>More money than one payment can be.</summary>
internal sealed record TotalOutOfRange(Money Most) : Refusal;

/// <summary>Goods of different currencies can not be paid together.</summary>
public sealed record CurrenciesDiffer : Refusal;

/// <summary>Nothing would be left of the order: that is canceling it.</summary>
internal sealed record NothingLeftOfOrder(OrderNumber Order) : Refusal;

/// <summary>These goods are another shop's: they need an order of their own.</summary>
internal sealed record OtherShopsGoods(string Product) : Refusal;

/// <summary>Nothing was said that changes the order.</summary>
public sealed record NothingChanged(OrderNumber Order) : Refusal;

/// <summary>No more than what was paid can go back.</summary>
public sealed record RefundOutOfRange(OrderNumber Order, Money Most) : Refusal;

/// <summary>The money went from hand to hand, and goes back from hand to hand.</summary>
/// <param name="IsByCode">Whether it went by the seller's collection code; else in cash.</param>
public sealed record PaidByHand(OrderNumber Order, bool IsByCode = false) : Refusal;

/// <summary>An amount was said for an order of several goods, and not for which of them.</summary>
public sealed record SeveralGoods(OrderNumber Order, IReadOnlyList<string> Products) : Refusal;
