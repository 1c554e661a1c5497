using System.Text.RegularExpressions;
using ChatShop.Conversations.Flows;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>A seller says in one sentence where goods come from: 这批苹果产自李家村东坡，10月20号摘的.</summary>
internal sealed class OriginSaid
{
    /// <summary>The flow that it begins.</summary>
    private const string FlowName = "batch.record";

    private const int Longest = 160;
    private const int ShortestPlace = 2;

    /// <summary>From here on a name may be one's own goods.</summary>
    private const double Near = 0.4;

    private static readonly char[] Separators = [',', '.', ';', '!', ':', '\n', '\uff0c', '\u3002', '\uff1b', '\uff01', '\uff1a'];

    private readonly FlowBook book;
    private readonly FlowRunner runner;
    private readonly Regex says;
    private readonly Regex asks;
    private readonly Regex before;
    private readonly Regex day;

    public OriginSaid(FlowBook book, FlowRunner runner)
    {
        (this.book, this.runner) = (book, runner);
        says = Any(book.Words.Written("batch.from"), "^(?<goods>.*?)(?:", ")(?<rest>.+)$");
        asks = Any(book.Words.Written("batch.asks"), "(?:", ")");
        before = Any(book.Words.Written("batch.this"), @"^\s*(?:", @")\s*");
        day = Any(book.Words.Written("batch.day"), @"(?:\p{Nd}+\p{IsCJKUnifiedIdeographs}\p{Nd}|", ")");
    }

    /// <summary>Takes what a seller says of the own goods, also in the middle of something else.</summary>
    /// <returns>Whether it is such a message.</returns>
    public async Task<bool> HearAsync(Talk talk, Running? current)
    {
        if (IsTakenAsItIs(current) || Read(talk) is not { } said)
            return false;
        if (current is { Flow.Name: FlowName })
        {
            await runner.TakeAsync(talk, current, said with { Product = null });
            return true;
        }
        var mine = await talk.Counter.Records.ListingsOfAsync(talk.Me, talk.Cancellation);
        if (!mine.Any(it => said.Product is null || NameFit.Of(said.Product, it.Product) >= Near))
            return false;
        (talk.Session.Supposed, talk.Session.Misunderstood) = (null, 0);
        await runner.StartAsync(talk, book.Named(FlowName)!, said);
        return true;
    }

    /// <summary>Where a question takes whatever is said, this is an answer to it.</summary>
    private static bool IsTakenAsItIs(Running? current) =>
        current?.State.Asked?.Slot is { } slot && SlotTable.Names.Contains(slot) && SlotTable.Of(slot).TakesAnything is not null;

    /// <summary>The goods, the place and the day; null when it is a question, an offer with a price, or something else.</summary>
    private Slots? Read(Talk talk)
    {
        var text = talk.Said.Text;
        if (text.Length > Longest || asks.IsMatch(text) || says.Match(text) is not { Success: true } said
            || Reader.Read(talk.MessageOf(text)).Slots is { Price: not null } or { Stock: not null })
            return null;
        string? picked = null;
        var place = new List<string>();
        foreach (var part in said.Groups["rest"].Value.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (picked is not null || DayIn(talk, part) is not { } date)
                place.Add(part);
            else if ((picked = date) is not null && day.Match(part) is { Success: true, Index: >= ShortestPlace } at && place.Count == 0)
                place.Add(part[..at.Index].Trim());
        }
        var joined = string.Join(text.All(char.IsAscii) ? ", " : "\uff0c", place);
        return joined.Length < ShortestPlace ? null : Slots.None with { Product = Goods(said.Groups["goods"].Value), Address = joined, Date = picked };
    }

    private static string? DayIn(Talk talk, string part) => Reader.Read(talk.MessageOf(part, "date")).Slots.Date;

    /// <summary>The name without the words around it; null when nothing is left.</summary>
    private string? Goods(string text)
    {
        for (var match = before.Match(text); match.Success; match = before.Match(text))
            text = text[match.Length..];
        text = text.Trim().Trim(Separators).Trim();
        return text.Length > 0 ? text : null;
    }

    /// <summary>One of a list's words, the longest first; a Latin one only whole.</summary>
    private static Regex Any(IReadOnlyList<string> words, string head, string tail) => new(
        head + string.Join('|', words.OrderByDescending(word => word.Length)
            .Select(word => char.IsAsciiLetter(word[0]) ? $@"\b{Regex.Escape(word)}\b" : Regex.Escape(word))) + tail,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
}
