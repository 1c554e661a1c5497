using System.Text.RegularExpressions;
using ChatShop.Conversations.Flows;
using ChatShop.Trade;

namespace ChatShop.Conversations.Hearing;

/// <summary>What is said of money that goes straight to the seller: 付了, 收到1001, 1001没到账.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Order">The order named; null for none.</param>
internal sealed partial record PaidWords(PaidWord Kind, OrderNumber? Order)
{
    /// <summary>Longer messages are about something else too.</summary>
    private const int Longest = 40;

    /// <summary>Shorter numbers are no order's.</summary>
    private const int LeastDigits = 4;

    /// <summary>Reads a message; null when it says anything else, or more.</summary>
    public static PaidWords? In(Talk talk)
    {
        var said = talk.Folded;
        var words = talk.Counter.Words;
        OrderNumber? order = null;
        while (said.Length is > 0 and <= Longest && Digits().Match(said) is { Success: true } digits)
        {
            var (before, after) = (said[..digits.Index], said[(digits.Index + digits.Length)..]);
            if (words.Heard("paid.units").Where(unit => after.StartsWith(unit, StringComparison.Ordinal)).MaxBy(unit => unit.Length) is { } unit)
            {
                said = before + after[unit.Length..];
                continue;
            }
            if (order is not null || digits.Length < LeastDigits)
                return null;
            order = OrderNumber.Parse(digits.Value);
            said = Without(before, words, atEnd: true) + Without(after, words, atEnd: false);
        }
        return said.Length is > 0 and <= Longest && words.Courtesy.Cores(said).Select(core => KindOf(words, core)).FirstOrDefault(kind => kind is not null) is { } kind
            ? new PaidWords(kind, order)
            : null;
    }

    /// <summary>Leaves off what stands beside an order's number.</summary>
    private static string Without(string said, WordLists words, bool atEnd)
    {
        while (words.Heard("paid.around").FirstOrDefault(word => atEnd ? said.EndsWith(word, StringComparison.Ordinal) : said.StartsWith(word, StringComparison.Ordinal)) is { } word)
            said = atEnd ? said[..^word.Length] : said[word.Length..];
        return said;
    }

    private static PaidWord? KindOf(WordLists words, string said) =>
        words.Heard("paid.claimed").Contains(said) ? PaidWord.Claimed
        : words.Heard("paid.arrived").Contains(said) ? PaidWord.Arrived
        : words.Heard("paid.got").Contains(said) ? PaidWord.Got
        : words.Heard("paid.missing").Contains(said) ? PaidWord.Missing
        : words.Heard("paid.notGot").Contains(said) ? PaidWord.NotGot
        : null;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}

/// <summary>What can be said of such money.</summary>
internal enum PaidWord
{
    /// <summary>The buyer: it is sent.</summary>
    Claimed,
    /// <summary>The seller: the money is there.</summary>
    Arrived,
    /// <summary>Something is there: money or goods.</summary>
    Got,
    /// <summary>The seller: the money is not there.</summary>
    Missing,
    /// <summary>Something is not there: money or goods.</summary>
    NotGot,
}
