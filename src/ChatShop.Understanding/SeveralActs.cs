using System.Text.RegularExpressions;

namespace ChatShop.Understanding;

/// <summary>Reads messages that ask for more than one thing: 苹果改成6块，梨先下架.</summary>
/// <remarks>
/// A clause that reads as an act of its own begins a new one; what only gives values belongs to the act before it. Where
/// that does not leave at least two clearly different acts, the message is read as one.
/// </remarks>
public static partial class SeveralActs
{
    private const int LongestText = 200;
    private const int Most = 4;
    private const double Clear = 0.9;

    private static readonly HashSet<string> Acts =
    [
        "shop.open", "shop.share", "listing.create", "listing.price", "listing.stock", "listing.restock", "listing.pause", "listing.resume",
        "listing.delete", "listing.mine", "order.incoming", "order.ship", "order.reject", "order.refund", "report.sales", "order.create", "order.cancel",
        "order.received", "order.change", "order.repeat", "order.status", "review.write", "cart.add", "cart.remove", "cart.show", "checkout", "language.switch",
    ];

    /// <summary>Acts that take several goods themselves: two of them are one.</summary>
    private static readonly HashSet<string> TakesMany = ["order.create", "cart.add", "cart.remove"];

    /// <summary>What is asked for, in the order said; at least one reading, that of <see cref="Reader.Read"/> where there is only one.</summary>
    public static IReadOnlyList<Reading> Read(Message message)
    {
        var whole = Reader.Read(message);
        if (message.Text.Length > LongestText || message.Expect is not (null or "confirm") || !Between().IsMatch(message.Text))
            return [whole];
        var readings = Clauses(message).Select(clause => clause.Alone ?? Reader.Read(clause.Said)).ToList();
        return readings.Count is >= 2 and <= Most && Differ(readings) && (message.Expect is not null || readings.Any(reading => reading.Intent == whole.Intent)) ? readings : [whole];
    }

    /// <summary>Clauses with their values, each beginning with an act.</summary>
    /// <returns>Each with its reading, where it is one part alone, and whether an act is among it.</returns>
    private static List<(Message Said, Reading? Alone, bool IsAct)> Clauses(Message message)
    {
        var clauses = new List<(Message Said, Reading? Alone, bool IsAct)>();
        foreach (var part in Between().Split(message.Text).Where(part => part.Trim().Length > 0))
        {
            var said = message with { Text = part, Expect = clauses.Count == 0 ? message.Expect : null };
            var reading = Reader.Read(said);
            var isAct = IsAct(reading, part, said.Expect);
            if (clauses.Count > 0 && (!isAct || !clauses[^1].IsAct))
                clauses[^1] = (clauses[^1].Said with { Text = $"{clauses[^1].Said.Text}，{part}" }, null, isAct || clauses[^1].IsAct);
            else
                clauses.Add((said, reading, isAct));
        }
        return clauses;
    }

    private static bool IsAct(Reading reading, string text, string? expect) =>
        (Acts.Contains(reading.Intent) && reading.Confidence >= Clear && !Negated().IsMatch(text)) || (expect == "confirm" && reading.Intent == "yes");

    private static bool Differ(List<Reading> readings)
    {
        for (var i = 0; i < readings.Count; i++)
        {
            if (!Acts.Contains(readings[i].Intent) && !(i == 0 && readings[i].Intent == "yes"))
                return false;
            if (readings.Take(i).Any(before => before.Intent == readings[i].Intent && (TakesMany.Contains(before.Intent) || !SpeakOfOthers(before.Slots, readings[i].Slots))))
                return false;
        }
        return true;
    }

    private static bool SpeakOfOthers(Slots left, Slots right) =>
        (left.Product is { } goods && right.Product is { } others && goods != others) || (left.Order is { } one && right.Order is { } other && one != other);

    [GeneratedRegex(@"[，,。；;！!\n]+|(?:然后|另外|顺便|还有(?!多少|几|没)|再把)|\b(?:and then|then|and also|also)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"^\s*(?:先?[别莫]|不要|不用|先不|don't|do not|no need|not\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Negated();
}
