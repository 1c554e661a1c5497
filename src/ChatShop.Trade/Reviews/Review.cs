using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Reviews;

/// <summary>What a buyer thinks of what came. One for each order; the last word counts.</summary>
public sealed class Review
{
    /// <summary>The most letters of a review.</summary>
    public const int LongestText = 500;

    private Review() => Text = "";

    /// <summary>Of which order.</summary>
    public OrderNumber Order { get; private set; }

    /// <summary>Of which shop.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>Whose.</summary>
    public PersonId Buyer { get; private set; }

    /// <summary>From 1 to 5.</summary>
    public int Stars { get; private set; }

    /// <summary>In the buyer's words; may be empty.</summary>
    public string Text { get; private set; }

    /// <summary>When it was last said.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Writes a review of an order that has been sent.</summary>
    /// <returns>The review; or <see cref="StarsOutOfRange"/>, <see cref="NotShippedYet"/>, <see cref="TooLate"/>.</returns>
    public static Result<Review> Write(Order order, int stars, string text, DateTimeOffset now)
    {
        if (stars is < 1 or > 5)
            return new StarsOutOfRange();
        if (order.Status is OrderStatus.AwaitingPayment or OrderStatus.Placed)
            return new NotShippedYet(order.Number);
        if (order.Shipment is null)
            return new TooLate(order.Number, order.Status);
        return new Review
        {
            Order = order.Number,
            Shop = order.Shop,
            Buyer = order.Buyer,
            Stars = stars,
            Text = text.Length <= LongestText ? text : text[..LongestText],
            At = now,
        };
    }

    /// <summary>The buyer thinks otherwise now.</summary>
    public void Revise(Review other) => (Stars, Text, At) = (other.Stars, other.Text, other.At);

    /// <summary>The stars stay, the words do not.</summary>
    public void ForgetWords() => Text = "";
}

/// <summary>Says what one thinks of what came.</summary>
public sealed record WriteReview(PersonId Buyer, OrderNumber Order, int Stars, string Text) : Command<ReviewWritten>, IAboutOrder;

/// <summary>The shop has a review.</summary>
public sealed record ReviewWritten(OrderNumber Order, string ShopName, PersonId Seller, int Stars, string Text) : Fact
{
    public override IEnumerable<Notice> Notices => [new Notice(Seller, "seller", this)];
}

/// <summary>Stars are from 1 to 5.</summary>
public sealed record StarsOutOfRange : Refusal;
