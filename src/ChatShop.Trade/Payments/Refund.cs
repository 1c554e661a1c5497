using System.Globalization;

namespace ChatShop.Trade.Payments;

/// <summary>A refund's id.</summary>
public readonly record struct RefundId(long Value)
{
    /// <summary>As the provider is told it: <c>ref4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"ref{Value}");
}

/// <summary>Money that goes back to the buyer of one order, the way it came.</summary>
public sealed class Refund
{
    private Refund() => Charge = "";

    /// <summary>Ours, made by us.</summary>
    public RefundId Id { get; private set; }

    /// <summary>Out of which payment.</summary>
    public PaymentId Payment { get; private set; }

    /// <summary>For which order.</summary>
    public OrderNumber Order { get; private set; }

    /// <summary>How much.</summary>
    public Money Amount { get; private set; }

    /// <summary>The provider's id of the money it is taken from.</summary>
    public string Charge { get; private set; }

    /// <summary>Whether the seller had been given it already: then it comes out of what the market owes the seller.</summary>
    public bool FromSeller { get; private set; }

    /// <summary>How far it has come.</summary>
    public ProviderRefundStatus Status { get; private set; }

    /// <summary>The provider's id of it; null until it answered.</summary>
    public string? ProviderId { get; private set; }

    /// <summary>The idempotency key.</summary>
    public string Key => $"{Id}";

    /// <summary>Begins a refund.</summary>
    public static Refund Begin(RefundId id, PaymentId payment, string charge, OrderNumber order, Money amount, bool fromSeller = false) =>
        new() { Id = id, Payment = payment, Charge = charge, Order = order, Amount = amount, FromSeller = fromSeller };

    /// <summary>The provider has said how it stands.</summary>
    /// <returns>Whether the money is back only now.</returns>
    public bool Follow(ProviderRefund told)
    {
        var news = Status != ProviderRefundStatus.Succeeded && told.Status == ProviderRefundStatus.Succeeded;
        (ProviderId, Status) = (told.Id, told.Status);
        return news;
    }
}
