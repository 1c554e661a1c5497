using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Presales;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Flows;

/// <summary>What is said of goods that are sold before they are harvested.</summary>
internal static class PresaleSlots
{
    private const int LongestNumeral = 3;

    /// <summary>The slots.</summary>
    public static IReadOnlyList<Slot> All { get; } =
    [
        new("harvestDay", "date", it => it.AvailableFrom is not null, it => it.AvailableFrom = null) { Check = CheckDayAsync },
        new("deposit", null, it => it.Percent is not null || it.DepositEach is not null, it => (it.Percent, it.DepositEach, it.DepositPer) = (null, null, null))
        {
            TakesAnything = (it, said) => it.Words = said, // Read where the words that begin it are read too.
            Check = CheckDepositAsync,
        },
    ];

    /// <summary>预售 红富士 5块一斤 500斤 10月1日收 定金20%: besides the deposit it is said as goods to sell are. Where all the rest is known, it is the deposit.</summary>
    public static void TakeOffer(Talk talk, FilledSlots slots)
    {
        if (slots.Words is not { } words)
            return;
        slots.Words = null;
        var isAnswer = slots is { Product: not null, Money: not null, Stock: not null, AvailableFrom: not null };
        var rest = TakeDeposit(talk, slots, words.Normalize(NormalizationForm.FormKC), isAnswer);
        if (isAnswer)
            return;
        rest = talk.Counter.Words.Written("presale.around").OrderByDescending(word => word.Length).Aggregate(rest, Without).Trim([.. SaidOrder.Separators]);
        if (rest.Length == 0)
            return;
        rest = string.Join(' ', rest.Split(' ').Select(part => part.Any(char.IsAsciiDigit) ? WithoutBehind(talk, part) : part));
        SlotTable.FillAll(slots, Read(talk, $"{talk.Texts.List("words/presale.sells")[0]} {rest}", null), talk.Counter.Rules.Currency);
    }

    /// <summary>What was said of the deposit; where it is so much for each kilogram of goods that cost so much per jin, it is counted over.</summary>
    public static DepositAsked DepositOf(FilledSlots slots)
    {
        if (slots is not { DepositEach: { } each, Money.Currency: var currency })
            return new DepositAsked(slots.Percent);
        var per = slots.Price()!.Value.Per;
        return new DepositAsked(null, slots.DepositPer is { } said && said.Unit.ConvertsTo(per.Unit) && each.Currency == currency ? new Price(each, said).For(per) : each);
    }

    /// <summary>Adds what texts may name of them.</summary>
    public static Dictionary<string, object?> Tell(FilledSlots slots, Dictionary<string, object?> values)
    {
        values["depositEach"] = slots.DepositEach is not null && slots.Price() is { } price ? new Price(DepositOf(slots).Each!.Value, price.Per) : null;
        values["daysToPay"] = PresaleTerms.DaysToPay;
        values["lastDayToTell"] = slots.AvailableFrom is { } day ? PresaleTerms.LastDayToTell(day) : null;
        return values;
    }

    private static Task<Refusal?> CheckDayAsync(Talk talk, FilledSlots slots)
    {
        var refusal = PresaleTerms.RefuseDay(slots.AvailableFrom, talk.Counter.Rules.DayOf(talk.Now));
        if (refusal is not null)
            slots.AvailableFrom = null;
        return Task.FromResult(refusal);
    }

    private static Task<Refusal?> CheckDepositAsync(Talk talk, FilledSlots slots)
    {
        var refusal = slots.Price() is { } price ? DepositOf(slots).Refuse(price) : null;
        if (refusal is not null)
            (slots.Percent, slots.DepositEach, slots.DepositPer) = (null, null, null);
        return Task.FromResult(refusal);
    }

    /// <summary>20%, 百分之二十, 两成, or a sum of money.</summary>
    /// <returns>What else is said.</returns>
    private static string TakeDeposit(Talk talk, FilledSlots slots, string words, bool isAnswer)
    {
        if (PercentIn(talk, words) is not { } said)
            return TakeSum(talk, slots, words, isAnswer);
        (slots.Percent, slots.DepositEach, slots.DepositPer) = (said.Percent, null, null);
        return Without(words, said.Start, said.Length);
    }

    private static (decimal Percent, int Start, int Length)? PercentIn(Talk talk, string words)
    {
        foreach (var word in talk.Counter.Words.Written("presale.percent").OrderByDescending(word => word.Length))
            if (Regex.Match(words, $@"([0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?)\s*{Regex.Escape(word)}", RegexOptions.IgnoreCase) is { Success: true } digits)
                return (decimal.Parse(digits.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture), digits.Index, digits.Length);
        foreach (var word in talk.Counter.Words.Written("presale.hundredths"))
            if (words.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at)
                for (var length = Math.Min(LongestNumeral, words.Length - at - word.Length); length > 0; length--)
                    if (NumberIn(talk, words.Substring(at + word.Length, length)) is { } hundredths)
                        return (hundredths, at, word.Length + length);
        foreach (var word in talk.Counter.Words.Written("presale.tenths"))
            if (words.IndexOf(word, StringComparison.Ordinal) is > 0 and var at && NumberIn(talk, words[(at - 1)..at]) is { } tenths)
                return (tenths * 10m, at - 1, word.Length + 1);
        return null;
    }

    /// <summary>定金1块, or 1块 where the deposit is asked for: so much of the price of each. A number alone is a percent.</summary>
    private static string TakeSum(Talk talk, FilledSlots slots, string words, bool isAnswer)
    {
        var word = talk.Counter.Words.Written("presale.deposit").OrderByDescending(it => it.Length).FirstOrDefault(it => words.Contains(it, StringComparison.OrdinalIgnoreCase));
        var start = word is null ? 0 : words.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (word is null && !isAnswer)
            return words;
        var from = start + (word?.Length ?? 0);
        var end = isAnswer ? -1 : words.IndexOfAny(char.IsAsciiLetter(word![0]) ? [',', ';'] : [',', ';', ' '], from + 1);
        var part = end < 0 ? words[from..] : words[from..end];
        var said = Read(talk, part, "amount");
        var (amount, per) = said.Price is { } price ? (new AmountSlot(price.Amount, price.Currency), price.Per) : (said.Amount, null);
        if (isAnswer && part.Trim() is { Length: > 0 } bare && bare.All(char.IsAsciiDigit) && bare.Length <= LongestNumeral)
            slots.Percent = int.Parse(bare, CultureInfo.InvariantCulture);
        else if (amount is null || !Enum.TryParse<Currency>(amount.Currency, ignoreCase: true, out var currency) || amount.Amount is <= 0m or > 1_000_000m)
            return words;
        else
            (slots.Percent, slots.DepositEach, slots.DepositPer) = (null, Money.Of(amount.Amount, currency), per is { } each ? new Quantity(each.Value, Unit.Of(each.Unit)) : null);
        return Without(words, start, from - start + part.Length);
    }

    private static decimal? NumberIn(Talk talk, string text) => Read(talk, text, "quantity").Quantity?.Value;

    private static Slots Read(Talk talk, string text, string? expect) => Reader.Read(talk.MessageOf(text, expect)).Slots;

    private static string Without(string text, int start, int length) => text.Remove(start, length).Insert(start, " ");

    /// <summary>10月1日 of 10月1日收.</summary>
    private static string WithoutBehind(Talk talk, string part) =>
        talk.Counter.Words.Written("presale.behind").FirstOrDefault(word => part.Length > word.Length && part.EndsWith(word, StringComparison.Ordinal)) is { } behind ? part[..^behind.Length] : part;

    /// <summary>A word of Latin letters only where it stands alone: "on" is not in "onions".</summary>
    private static string Without(string text, string word) => char.IsAsciiLetter(word[0])
        ? Regex.Replace(text, $@"\b{Regex.Escape(word)}\b", " ", RegexOptions.IgnoreCase)
        : text.Replace(word, " ", StringComparison.Ordinal);
}
