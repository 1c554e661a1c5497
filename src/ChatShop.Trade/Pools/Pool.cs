using System.Globalization;
using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Pools;

/// <summary>A pool's id.</summary>
public readonly record struct PoolId(long Value)
{
    /// <summary>As programs write it: <c>pool3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"pool{Value}");
}

/// <summary>Goods that several farmers sell together under the name of one shop, such as a cooperative's.</summary>
/// <remarks>The rule: an order is taken from each in proportion to what each has left, and what it brings is divided as the order is.</remarks>
public sealed class Pool
{
    /// <summary>The most that the shop keeps for itself, in percent.</summary>
    public const decimal MostPercent = 50m;

    private Pool() { }

    /// <summary>Ours, made by us.</summary>
    public PoolId Id { get; private set; }

    /// <summary>The goods.</summary>
    public ListingId Listing { get; private set; }

    /// <summary>Under whose name they are sold.</summary>
    public ShopId Shop { get; private set; }

    /// <summary>What the shop keeps of each sale for itself, after the market's share, 0 to <see cref="MostPercent"/>.</summary>
    public decimal Percent { get => field.Shortened(); private set; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When the goods were taken away; null while they can be sold.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>A shop lets others sell with it.</summary>
    /// <returns>The pool, or <see cref="PoolPercentOutOfRange"/>.</returns>
    public static Result<Pool> Open(PoolId id, Listing listing, decimal percent, DateTimeOffset now) =>
        percent is < 0m or > MostPercent || decimal.Round(percent, 2) != percent
            ? new PoolPercentOutOfRange(MostPercent)
            : new Pool { Id = id, Listing = listing.Id, Shop = listing.Shop, Percent = percent, OpenedAt = now };

    /// <summary>Nobody can bring anything any more.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Close(DateTimeOffset now)
    {
        var isNews = ClosedAt is null;
        ClosedAt ??= now;
        return isNews;
    }
}
