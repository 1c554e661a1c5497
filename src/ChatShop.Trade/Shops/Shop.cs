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

    /// <summary>How many reviews it has.</summary>
    public int Reviews { get; private set; }

    /// <summary>Their stars, together.</summary>
    public int Stars { get; private set; }

    /// <summary>Stars on average, with one decimal; null without reviews.</summary>
    public decimal? Rating => Reviews == 0 ? null : Math.Round((decimal)Stars / Reviews, 1);

    /// <summary>Somebody reviews it, or thinks otherwise than before.</summary>
    /// <param name="before">The stars given before; null for none.</param>
    /// <param name="now">The stars given now.</param>
    public void Rate(int? before, int now)
    {
        Reviews += before is null ? 1 : 0;
        Stars += now - (before ?? 0);
    }

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
