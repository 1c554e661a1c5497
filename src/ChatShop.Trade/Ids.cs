using System.Globalization;

namespace ChatShop.Trade;

/// <summary>A person of the market: seller, buyer, operator are roles of people.</summary>
public readonly record struct PersonId(long Value)
{
    /// <summary>As programs write it: <c>p17</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"p{Value}");
}

/// <summary>A seller's shop.</summary>
public readonly record struct ShopId(long Value)
{
    /// <summary>As links and programs write it: <c>s3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"s{Value}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static ShopId? Parse(string? text) =>
        text?.StartsWith('s') == true && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ShopId(number)
            : null;
}

/// <summary>One offer of a shop.</summary>
public readonly record struct ListingId(long Value)
{
    /// <summary>As links and programs write it: <c>l12</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"l{Value}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static ListingId? Parse(string? text) =>
        text?.StartsWith('l') == true && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ListingId(number)
            : null;
}

/// <summary>A number that people say aloud: 1023.</summary>
public readonly record struct OrderNumber(long Value)
{
    /// <summary>The digits alone.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the digits a person said; null when they are no order number.</summary>
    public static OrderNumber? Parse(string? said) =>
        long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new OrderNumber(number) : null;
}

/// <summary>A payment for one or more orders.</summary>
public readonly record struct PaymentId(long Value)
{
    /// <summary>As the payment provider is told it: <c>pay7</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"pay{Value}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static PaymentId? Parse(string? text) =>
        text?.StartsWith("pay", StringComparison.Ordinal) == true
        && long.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new PaymentId(number)
            : null;
}

/// <summary>A group buy.</summary>
public readonly record struct GroupId(long Value)
{
    /// <summary>As links and programs write it: <c>g4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"g{Value}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static GroupId? Parse(string? text) =>
        text?.StartsWith('g') == true && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new GroupId(number)
            : null;
}

/// <summary>A village station.</summary>
public readonly record struct StationId(long Value)
{
    /// <summary>As programs write it: <c>st2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"st{Value}");
}
