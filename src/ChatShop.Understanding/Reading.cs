namespace ChatShop.Understanding;

/// <summary>One message as a person wrote it, with what the shop knows around it.</summary>
/// <param name="Text">What was written; any text of any length.</param>
/// <param name="Locale">A hint: <c>zh-CN</c> or <c>en</c>; the text decides where it is clear.</param>
/// <param name="Expect">The slot the shop has just asked for, such as <c>price</c> or <c>confirm</c>.</param>
/// <param name="Now">Dates are read against it, in its offset. Without it no relative date is read.</param>
public sealed record Message(string Text, string? Locale = null, string? Expect = null, DateTimeOffset? Now = null);

/// <summary>What a message means: the act it asks for and the values it gives.</summary>
/// <param name="Locale">The language it is in: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="Intent">One of those in <c>Acts/ActSlots.cs</c>: <c>inform</c> where it only gives values, <c>none</c> where it says nothing the shop can act on.</param>
/// <param name="Slots">The values said; what was not said is null.</param>
/// <param name="Confidence">From 0 (a guess) to 1.</param>
public sealed record Reading(string Locale, string Intent, Slots Slots, double Confidence);

/// <summary>The values a message can give. Every one that was not said is null.</summary>
public sealed record Slots
{
    /// <summary>No value at all.</summary>
    public static Slots None { get; } = new();

    /// <summary>The goods as written, without the words around them.</summary>
    public string? Product { get; init; }

    /// <summary>The shop's name as written.</summary>
    public string? Name { get; init; }

    /// <summary>What is asked for one unit, or for <see cref="PriceSlot.Per"/>.</summary>
    public PriceSlot? Price { get; init; }

    /// <summary>How much there is to sell.</summary>
    public Measure? Stock { get; init; }

    /// <summary>A bare quantity that belongs to no product of the same message.</summary>
    public Measure? Quantity { get; init; }

    /// <summary>Goods to buy, in the order said.</summary>
    public IReadOnlyList<ItemSlot>? Items { get; init; }

    /// <summary>Where to, as written.</summary>
    public string? Address { get; init; }

    /// <summary>Digits only; with a leading + and country code when the sender gave one.</summary>
    public string? Phone { get; init; }

    /// <summary>To whom, as written.</summary>
    public string? Recipient { get; init; }

    /// <summary>An order's number: digits, or letters and digits in upper case, without #.</summary>
    public string? Order { get; init; }

    /// <summary>Who carries the parcel, as written.</summary>
    public string? Carrier { get; init; }

    /// <summary>The parcel's number, upper case.</summary>
    public string? Tracking { get; init; }

    /// <summary>A sum of money that is no price.</summary>
    public AmountSlot? Amount { get; init; }

    /// <summary>From 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>ISO 8601: a day, or two days with a slash between (the second not included).</summary>
    public string? Date { get; init; }

    /// <summary><c>zh-CN</c> or <c>en</c>.</summary>
    public string? Language { get; init; }
}

/// <summary>A number with its unit, such as 500 jin.</summary>
/// <param name="Value">As said; may be zero or negative where somebody says so.</param>
/// <param name="Unit">A unit of the contract: jin, liang, kg, g, t, lb, oz, l, ml, box, pack, bag, bottle, jar, basket, bunch, tray or piece.</param>
/// <param name="UnitSaid">False where <c>piece</c> stands only because no unit was said. Not part of the printed contract.</param>
public sealed record Measure(decimal Value, string Unit, bool UnitSaid = true);

/// <summary>A price as said.</summary>
/// <param name="Amount">In the currency's main unit: 12.5 is 12 yuan 50.</param>
/// <param name="Currency">ISO 4217: CNY, USD, EUR or GBP.</param>
/// <param name="Per">What the amount buys; null when not said.</param>
public sealed record PriceSlot(decimal Amount, string Currency, Measure? Per);

/// <summary>A sum of money in the currency's main unit.</summary>
public sealed record AmountSlot(decimal Amount, string Currency);

/// <summary>Goods to buy and how much of them, if said.</summary>
public sealed record ItemSlot(string Product, Measure? Quantity);
