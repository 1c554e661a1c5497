using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Times;

/// <summary>Finds the day or the period that a text says.</summary>
internal static class DateReader
{
    /// <summary>Every one that is said, in order.</summary>
    /// <param name="sentence">What is read, and against which day.</param>
    /// <param name="past">Whether dates without a year are past.</param>
    public static List<Span> Find(Sentence sentence, bool past)
    {
        var plain = sentence.Plain;
        var calendar = new Calendar(sentence.Message.Now is { } now ? DateOnly.FromDateTime(now.DateTime) : null, past);
        var spans = new List<Span>();
        for (var at = 0; at < plain.Length; at++)
        {
            if (plain[at] == ' ' || sentence.IsTaken(at) || At(plain, at, calendar) is not { } span)
                continue;
            spans.Add(span);
            at = span.End - 1;
        }
        return (spans.Count == 0 || RecognizedDates.IsOneOfSeveral(plain)) && RecognizedDates.Find(sentence, past) is { } recognized ? [recognized] : spans;
    }

    private static Span? At(string plain, int at, Calendar calendar) =>
        Signs.IsHan(plain[at]) || Signs.IsDigit(plain[at])
            ? IsoDates.At(plain, at) ?? ChineseDates.At(plain, at, calendar) ?? EnglishDates.At(plain, at, calendar)
            : at > 0 && Signs.IsWordSign(plain[at - 1]) ? null : EnglishDates.At(plain, at, calendar);
}
