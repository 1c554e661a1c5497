using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Subsidies;

namespace ChatShop.Server.Consoles.Programmes;

/// <summary>A programme's rules as they are written into the form.</summary>
public sealed class ProgrammeForm
{
    private const decimal MostMoney = 1_000_000_000m;

    /// <summary>The same when the form is sent twice.</summary>
    public string? Key { get; set; }

    /// <summary>What it is called.</summary>
    public string? Name { get; set; }

    /// <summary>Words of the goods' names.</summary>
    public string? Goods { get; set; }

    /// <summary>Whose sellers.</summary>
    public string? Village { get; set; }

    /// <summary>So much of what goods brought.</summary>
    public string? Percent { get; set; }

    /// <summary>So much for each order.</summary>
    public string? Each { get; set; }

    /// <summary>The most for a shop.</summary>
    public string? Most { get; set; }

    /// <summary>The most in all.</summary>
    public string? Budget { get; set; }

    /// <summary>The first day.</summary>
    public string? From { get; set; }

    /// <summary>The last day.</summary>
    public string? Until { get; set; }

    /// <summary>What was meant; null where a number or a day can not be read.</summary>
    internal ProgrammeTerms? Read(Currency currency) =>
        Number(Percent) is { } percent && Number(Each) is { } each && Number(Most) is { } most && Number(Budget) is { } budget && Day(From) is { } from && Day(Until) is { } until
            ? new ProgrammeTerms(Name ?? "", Goods?.Trim(), Village?.Trim(), percent, Trade.Money.Of(each, currency), Trade.Money.Of(most, currency), Trade.Money.Of(budget, currency), from, until)
            : null;

    /// <summary>A number of at most two decimals; nothing written is none.</summary>
    internal static decimal? Number(string? written) => string.IsNullOrWhiteSpace(written) ? 0m
        : decimal.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && number <= MostMoney && decimal.Round(number, 2) == number
            ? number
            : null;

    private static DateOnly? Day(string? written) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
