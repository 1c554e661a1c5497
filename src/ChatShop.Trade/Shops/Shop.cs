using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Shops;

/// <summary>A seller's stall in the market. One person has at most one.</summary>
public sealed class Shop
{
    /// <summary>The most letters a shop's name may have.</summary>
    public const int LongestName = 40;

    private Shop() => Name = "";

    /// <summary>Ours, made by us.</summary>
    public ShopId Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public PersonId Seller { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Opens a shop.</summary>
    /// <returns>The shop, or <see cref="TextOutOfRange"/>.</returns>
    public static Result<Shop> Open(ShopId id, PersonId seller, string name, DateTimeOffset now)
    {
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
            return new TextOutOfRange(LongestName);
        return new Shop { Id = id, Seller = seller, Name = name, OpenedAt = now };
    }
}
