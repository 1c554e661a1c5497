using System.Globalization;

namespace ChatShop.Understanding.Times;

/// <summary>A day or a period, and where a text says it.</summary>
/// <param name="From">The first day; null where it can not be told without knowing what day it is.</param>
/// <param name="To">The day behind the last one, for a period.</param>
internal readonly record struct Span(DateOnly? From, DateOnly? To, int Start, int End)
{
    /// <summary>As ISO 8601; null where no day can be told.</summary>
    public string? ToIso()
    {
        if (From is not { } from)
            return null;
        var first = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return To is { } to ? $"{first}/{to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : first;
    }
}
