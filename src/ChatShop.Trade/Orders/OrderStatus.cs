namespace ChatShop.Trade.Orders;

/// <summary>How far an order has come.</summary>
public enum OrderStatus
{
    /// <summary>Goods are set aside; the money is not there.</summary>
    AwaitingPayment,
    /// <summary>Paid, or to be paid at the door: the seller's turn.</summary>
    Placed,
    /// <summary>On its way.</summary>
    Shipped,
    /// <summary>The buyer has it.</summary>
    Received,
    /// <summary>The buyer has it and the seller's share is the seller's.</summary>
    Completed,
    /// <summary>The buyer called it off.</summary>
    Canceled,
    /// <summary>The seller could not deliver.</summary>
    Rejected,
    /// <summary>Nobody paid in time.</summary>
    Expired,
    /// <summary>Buyer and seller disagree.</summary>
    Disputed,
    /// <summary>The money went back.</summary>
    Refunded,
}
