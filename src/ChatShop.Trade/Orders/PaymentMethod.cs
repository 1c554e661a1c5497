namespace ChatShop.Trade.Orders;

/// <summary>How an order is paid.</summary>
public enum PaymentMethod
{
    /// <summary>On the pay page of a payment provider.</summary>
    Online,
    /// <summary>At the door, to the one who brings it.</summary>
    CashOnDelivery,
    /// <summary>On the seller's own collection code, straight to the seller, who says whether it has come.</summary>
    CollectionCode,
}
