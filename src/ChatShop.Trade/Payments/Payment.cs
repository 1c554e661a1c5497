namespace ChatShop.Trade.Payments;

/// <summary>What one buyer pays at once, for one or more orders, through a provider.</summary>
/// <remarks>
/// <see cref="Attempt"/> counts the checkouts opened for it: each has its own idempotency key, and its parameters are
/// written down before it is sent, so that a repeated call is the same call.
/// </remarks>
public sealed class Payment
{
    private Payment() => (Locale, Parts, Provider) = ("", [], PaymentRoute.Usual);

    /// <summary>Ours, made by us.</summary>
    public PaymentId Id { get; private set; }

    /// <summary>Who pays.</summary>
    public PersonId Buyer { get; private set; }

    /// <summary>What is asked for.</summary>
    public Money Amount { get; private set; }

    /// <summary>What of it is for which order.</summary>
    public IReadOnlyList<PaymentPart> Parts { get; private set; }

    /// <summary>Until when the goods are set aside for it.</summary>
    public DateTimeOffset PayBy { get; private set; }

    /// <summary>Who takes it.</summary>
    public string Provider { get; private set; }

    /// <summary>Where the buyer asked; null for payments begun before that was written down.</summary>
    public Payer? Payer { get; private set; }

    /// <summary>How it stands.</summary>
    public PaymentStatus Status { get; private set; }

    /// <summary>Which checkout this is, from 1.</summary>
    public int Attempt { get; private set; }

    /// <summary>When the checkout closes. Fixed with the attempt.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>The pay page's language. Fixed with the attempt.</summary>
    public string Locale { get; private set; }

    /// <summary>The provider's id of the checkout; null until it answered.</summary>
    public string? CheckoutId { get; private set; }

    /// <summary>Where to pay; null until the provider answered.</summary>
    public Uri? PayUrl { get; private set; }

    /// <summary>The provider's id of the money; null until it came.</summary>
    public string? Charge { get; private set; }

    /// <summary>How it was paid, such as <c>card</c>; null until it was.</summary>
    public string? Method { get; private set; }

    /// <summary>The idempotency key of the present attempt.</summary>
    public string CheckoutKey => $"{Id}:checkout:{Attempt}";

    /// <summary>Begins a payment.</summary>
    /// <param name="id">Ours.</param>
    /// <param name="buyer">Who pays.</param>
    /// <param name="parts">What it is for; at least one.</param>
    /// <param name="payBy">Until when the goods wait for it.</param>
    /// <param name="expiresAt">When the checkout closes, not before <paramref name="payBy"/>.</param>
    /// <param name="locale">The pay page's language.</param>
    /// <param name="provider">Who takes it.</param>
    /// <param name="payer">Where the buyer asked.</param>
    public static Payment Begin(
        PaymentId id, PersonId buyer, IReadOnlyList<PaymentPart> parts, DateTimeOffset payBy, DateTimeOffset expiresAt, string locale,
        string provider = PaymentRoute.Usual, Payer? payer = null) => new()
        {
            Provider = provider,
            Payer = payer,
            Id = id,
            Buyer = buyer,
            Amount = Money.Sum(parts.Select(part => part.Amount)),
            Parts = parts,
            PayBy = payBy,
            Attempt = 1,
            ExpiresAt = expiresAt,
            Locale = locale,
        };

    /// <summary>The provider has opened the checkout.</summary>
    public void Opened(string checkoutId, Uri? payUrl) => (CheckoutId, PayUrl) = (checkoutId, payUrl);

    /// <summary>The money has come. What is not the amount asked for is taken, and pays for nothing.</summary>
    /// <returns>Null, or <see cref="PaidAlready"/>.</returns>
    public Refusal? Receive(Money paid, string charge, string method)
    {
        if (Charge is not null)
            return new PaidAlready(Id);
        (Charge, Method) = (charge, method);
        if (paid == Amount)
            Status = PaymentStatus.Paid;
        return null;
    }

    /// <summary>Nobody can pay it any more. Money that arrives all the same is taken and given back.</summary>
    public void Close()
    {
        if (Status == PaymentStatus.Pending)
            Status = PaymentStatus.Closed;
    }
}

/// <summary>How much of a payment is for one order.</summary>
/// <param name="Goods">What it buys, as the pay page shows it.</param>
public sealed record PaymentPart(OrderNumber Order, Money Amount, IReadOnlyList<PaidGoods> Goods);

/// <summary>So much of some goods, and what it costs.</summary>
public sealed record PaidGoods(string Product, Quantity Quantity, Money Total);

/// <summary>How a payment stands.</summary>
public enum PaymentStatus
{
    /// <summary>Waits for the buyer.</summary>
    Pending,
    /// <summary>The money is there.</summary>
    Paid,
    /// <summary>Nobody paid and nobody should any more.</summary>
    Closed,
}
