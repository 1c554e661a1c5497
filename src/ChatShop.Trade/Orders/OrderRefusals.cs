using System.Text.Json;

namespace ChatShop.Trade.Orders;

/// <summary>No such order is this person's.</summary>
public sealed record NoSuchOrder(OrderNumber? Order) : Refusal;

/// <summary>Its money has not arrived.</summary>
public sealed record NotPaidYet(OrderNumber Order) : Refusal;

/// <summary>It has not been sent.</summary>
public sealed record NotShippedYet(OrderNumber Order) : Refusal;

/// <summary>That is so already.</summary>
public sealed record AlreadyDone(OrderNumber Order, OrderStatus Status) : Refusal
{
    /// <summary>The status as texts name it.</summary>
    public string StatusName => JsonNamingPolicy.CamelCase.ConvertName(Status.ToString());
}

/// <summary>It has come too far for that.</summary>
public sealed record TooLate(OrderNumber Order, OrderStatus Status) : Refusal
{
    /// <summary>The status as texts name it.</summary>
    public string StatusName => JsonNamingPolicy.CamelCase.ConvertName(Status.ToString());
}

/// <summary>More money than one payment can be.</summary>
public sealed record TotalOutOfRange(Money Most) : Refusal;

/// <summary>Goods of different currencies can not be paid together.</summary>
public sealed record CurrenciesDiffer : Refusal;
