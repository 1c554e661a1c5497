namespace ChatShop.Trade.Prices;

/// <summary>Where in an ordered row a share of it lies below.</summary>
public static class Quantiles
{
    /// <summary>The value below which this share lies, between two neighbours by their distance (Hyndman and Fan's seventh way, as spreadsheets do).</summary>
    /// <param name="ordered">The row, the lowest first.</param>
    /// <param name="share">From 0, the lowest, to 1, the highest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row is empty, or the share is none: a bug.</exception>
    public static decimal Of(IReadOnlyList<decimal> ordered, decimal share)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ordered.Count, nameof(ordered));
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1m);

        var place = (ordered.Count - 1) * share;
        var (below, above) = ((int)decimal.Floor(place), (int)decimal.Ceiling(place));
        return ordered[below] + ((ordered[above] - ordered[below]) * (place - below));
    }
}
