using ChatShop.Trade.Listings;
using ChatShop.Trade.Shipping;

namespace ChatShop.Trade.Shops;

/// <summary>A seller's stall in the market. One person has at most one.</summary>
public sealed class Shop
{
    /// <summary>The most letters a shop's name may have.</summary>
    public const int LongestName = 40;

    private Shop() => (Name, Codes) = ("", []);

    /// <summary>Ours, made by us.</summary>
    public ShopId Id { get; private set; }

    /// <summary>Whose it is.</summary>
    public PersonId Seller { get; private set; }

    /// <summary>What it is called.</summary>
    public string Name { get; private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>The pictures by which buyers can pay the seller straight, at most one of each way.</summary>
    public IReadOnlyList<CollectionCode> Codes { get; private set; }

    /// <summary>What sending its goods costs; null where that is free.</summary>
    public FreightTerms? Freight { get; private set; }

    /// <summary>Whether its seller wants to hear each week what people look for.</summary>
    public bool HearsNews { get; private set; }

    /// <summary>How many reviews it has.</summary>
    public int Reviews { get; private set; }

    /// <summary>Their stars, together.</summary>
    public int Stars { get; private set; }

    /// <summary>Stars on average, with one decimal; null without reviews.</summary>
    public decimal? Rating => Reviews == 0 ? null : Math.Round((decimal)Stars / Reviews, 1);

    /// <summary>Its seller wants to hear each week what people look for, or no more.</summary>
    public void HearNews(bool on) => HearsNews = on;

    /// <summary>Sending its goods costs this from now on; null for nothing.</summary>
    public void Send(FreightTerms? terms) => Freight = terms;

    /// <summary>Somebody reviews it, or thinks otherwise than before.</summary>
    /// <param name="before">The stars given before; null for none.</param>
    /// <param name="now">The stars given now.</param>
    public void Rate(int? before, int now)
    {
        Reviews += before is null ? 1 : 0;
        Stars += now - (before ?? 0);
    }

    /// <summary>Buyers can pay by this code from now on.</summary>
    /// <returns>Whether it took the place of one.</returns>
    public bool Keep(CollectionCode code)
    {
        var others = Codes.Where(it => it.Way != code.Way).ToList();
        var isAnother = others.Count < Codes.Count;
        Codes = [.. others.Append(code).OrderBy(it => it.Way)];
        return isAnother;
    }

    /// <summary>Nobody is shown these codes any more.</summary>
    /// <param name="way">Which; null for all.</param>
    /// <returns>What was there of them.</returns>
    public IReadOnlyList<CollectionCode> Drop(CollectionWay? way)
    {
        var dropped = Codes.Where(it => way is null || it.Way == way).ToList();
        Codes = [.. Codes.Except(dropped)];
        return dropped;
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
