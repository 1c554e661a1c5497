using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DateTime;

namespace ChatShop.Understanding.Times;

/// <summary>English dates that our own grammar has no words for: "the 3rd Friday of October", "end of next month".</summary>
/// <remarks>
/// Microsoft.Recognizers.Text reads more ways of saying a day than ours, and slower by far: it is asked only when a text
/// speaks of days and ours found none.
/// </remarks>
internal static partial class RecognizedDates
{
    /// <summary>It takes milliseconds for each of a text's words that could belong to a date.</summary>
    private const int LongestText = 160;

    /// <summary>The first day or period it finds; null when there is none, or one that depends on a day that is not known.</summary>
    public static Span? Find(Sentence sentence, bool past)
    {
        if (sentence.IsChinese || sentence.Plain.Length > LongestText || sentence.Message.Now is not { } now || !Speaks().IsMatch(sentence.Plain))
            return null;
        foreach (var found in DateTimeRecognizer.RecognizeDateTime(sentence.Plain, Culture.English, DateTimeOptions.None, now.DateTime))
            if (!sentence.IsTaken(found.Start) && ToSpan(found, past) is { } span)
                return span;
        return null;
    }

    /// <summary>"The third Friday of October": not the next Friday.</summary>
    public static bool IsOneOfSeveral(string plain) => OneOfSeveral().IsMatch(plain);

    private static Span? ToSpan(ModelResult found, bool past)
    {
        if (found.Resolution is null || !found.Resolution.TryGetValue("values", out var resolved) || resolved is not List<Dictionary<string, string>> { Count: > 0 } values)
            return null;
        var value = past ? values[0] : values[^1]; // Where both could be meant, the past stands first.
        return found.TypeName switch
        {
            "datetimeV2.date" when Day(value, "value") is { } day => new(day, null, found.Start, found.End + 1),
            "datetimeV2.daterange" when Day(value, "start") is { } from && Day(value, "end") is { } to => new(from, to, found.Start, found.End + 1),
            _ => null,
        };
    }

    private static DateOnly? Day(Dictionary<string, string> value, string name) =>
        value.TryGetValue(name, out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex(@"\b(?:first|second|third|fourth|last|[1-4](?:st|nd|rd|th)) [a-z]+day of\b", RegexOptions.CultureInvariant)]
    private static partial Regex OneOfSeveral();

    [GeneratedRegex(@"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:week|weekend|month|fortnight|january|february|april|june|july|august|september|october|november|december)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Speaks();
}
