using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Understanding;

namespace ChatShop.Server.Consoles.Selling;

/// <summary>What somebody types into a cell: a bare number, or words as in the chat.</summary>
internal static partial class Typed
{
    private const int LongestCell = 40;

    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d"];

    /// <summary>A price; null when the cell says none.</summary>
    /// <param name="cell">Such as <c>5</c>, <c>5.50 CNY per jin</c> or as the shop itself writes it.</param>
    /// <param name="per">What a price without a unit is for.</param>
    /// <param name="market">What a price without a currency is in.</param>
    public static Price? ReadPrice(string cell, Quantity per, Currency market)
    {
        if (Number(cell) is { } bare)
            return MoneyOf(bare, market) is { } asked ? new Price(asked, per) : null;
        if (Read(cell, "price")?.Price is not { } said || !Enum.TryParse<Currency>(said.Currency, ignoreCase: true, out var currency) || MoneyOf(said.Amount, currency) is not { } money)
            return null;
        return new Price(money, said.Per is { } measure ? Of(measure) : per);
    }

    /// <summary>An amount of goods; null when the cell says none.</summary>
    /// <param name="cell">Such as <c>500</c> or <c>500 kg</c>.</param>
    /// <param name="one">What a number without a unit counts.</param>
    public static Quantity? ReadQuantity(string cell, Quantity one) =>
        Number(cell) is { } bare ? bare <= Quantity.Most ? one with { Value = bare * one.Value } : null
        : Read(cell, "stock")?.Stock is { UnitSaid: true } said ? Of(said) : null;

    /// <summary>One of a unit; null when the cell names none.</summary>
    public static Quantity? ReadUnit(string cell) =>
        cell.Length > 0 && !cell.Any(char.IsDigit) && Read($"1 {cell}", "stock")?.Stock is { UnitSaid: true } said ? Of(said) : null;

    /// <summary>A day with its year, month and day in figures; null when the cell holds none.</summary>
    public static DateOnly? ReadDay(string cell) =>
        DateOnly.TryParseExact(cell.Normalize(NormalizationForm.FormKC), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A number that is nothing else, with or without a comma at each thousand.</summary>
    private static decimal? Number(string cell)
    {
        var plain = cell.Normalize(NormalizationForm.FormKC).Trim();
        return Digits().IsMatch(plain) ? decimal.Parse(plain.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What is finer than the smallest coin, or more than can be asked, is no price.</summary>
    private static Trade.Money? MoneyOf(decimal amount, Currency currency) =>
        amount is >= 0m and <= Price.MostMinor / 100m && decimal.Round(amount, 2) == amount ? Trade.Money.Of(amount, currency) : null;

    /// <summary>In words, where it is one value: no range, no list, nothing below zero.</summary>
    private static Slots? Read(string cell, string expect) =>
        cell.Length is > 0 and <= LongestCell && !Several().IsMatch(cell.Normalize(NormalizationForm.FormKC)) && Reader.Read(new Message(cell, Expect: expect)) is { Intent: "inform", Slots: var slots } ? slots : null;

    private static Quantity Of(Measure measure) => new(measure.Value, Unit.Of(measure.Unit));

    [GeneratedRegex(@"[-\u2013\u2014~,;\u3001]")]
    private static partial Regex Several();

    [GeneratedRegex(@"^(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.\d{1,8})?$")]
    private static partial Regex Digits();
}
