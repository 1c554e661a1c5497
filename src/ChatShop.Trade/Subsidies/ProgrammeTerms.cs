namespace ChatShop.Trade.Subsidies;

/// <summary>The rules of a programme, as whoever opens it says them.</summary>
/// <param name="Goods">Words that the goods' names hold; null for all goods.</param>
/// <param name="Village">The village whose sellers it is for; null for all.</param>
/// <param name="Percent">So much of what the goods brought; 0 where it is <paramref name="Each"/>.</param>
/// <param name="Each">So much for each order; zero where it is <paramref name="Percent"/>.</param>
public sealed record ProgrammeTerms(
    string Name, string? Goods, string? Village, decimal Percent, Money Each, Money MostPerShop, Money Budget, DateOnly From, DateOnly Until)
{
    /// <summary>The most letters of its name, of the words for goods and of the village.</summary>
    public const int LongestName = 40;

    /// <summary>What of it can not be; null where all can.</summary>
    public Refusal? Refuse(DateOnly today)
    {
        var wrong = Name.Trim().Length is 0 or > LongestName || Goods?.Length > LongestName || Village?.Length > LongestName ? ProgrammePart.Name
            : Percent is < 0m or > 100m || Each.Minor < 0 || Percent > 0m == Each.Minor > 0 ? ProgrammePart.Share
            : MostPerShop.Minor <= 0 || Budget < MostPerShop || Each > MostPerShop ? ProgrammePart.Budget
            : From > Until || Until < today ? ProgrammePart.Days
            : (ProgrammePart?)null;
        return wrong is { } part ? new ProgrammeUnclear(part) : null;
    }
}

/// <summary>An order whose seller may be supported.</summary>
/// <param name="PlacedOn">The day it was placed.</param>
/// <param name="Village">The seller's village; empty where nobody knows it.</param>
/// <param name="IsOwn">Whether the seller bought it.</param>
/// <param name="Lines">What was bought, and for how much.</param>
/// <param name="Paid">What was paid for it through the market.</param>
/// <param name="Supported">What other programmes have given for it.</param>
public sealed record SupportedSale(
    DateOnly PlacedOn, string Village, bool IsOwn, IReadOnlyList<(string Product, Money Total)> Lines, Money Paid, Money Supported);
