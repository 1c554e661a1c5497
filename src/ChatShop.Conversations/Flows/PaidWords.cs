using System.Text.RegularExpressions;
using ChatShop.Trade;

namespace ChatShop.Conversations.Flows;

/// <summary>What is said of money that goes straight to the seller: 付了, 收到1001, 1001没到账.</summary>
/// <param name="Kind">What is said.</param>
/// <param name="Order">The order named; null for none.</param>
internal sealed partial record PaidWords(PaidWord Kind, OrderNumber? Order)
{
    /// <summary>Longer messages are about something else too.</summary>
    private const int Longest = 40;

    /// <summary>Reads a message; null when it says anything else, or more.</summary>
    public static PaidWords? In(Talk talk)
    {
        var said = Amount().Replace(NameFit.Fold(talk.Said.Text), "");
        if (said.Length is 0 or > Longest)
            return null;
        var numbers = Number().Matches(said);
        if (numbers.Count > 1)
            return null;
        var order = numbers.Count == 1 ? OrderNumber.Parse(numbers[0].Groups[1].Value) : null;
        foreach (var core in new Courtesy(talk.Counter.Words.Heard("courtesy")).Cores(Number().Replace(said, "")))
            if (KindOf(talk.Counter.Words, core) is { } kind)
                return new PaidWords(kind, order);
        return null;
    }

    private static PaidWord? KindOf(WordLists words, string said) =>
        words.Heard("paid.claimed").Contains(said) ? PaidWord.Claimed
        : words.Heard("paid.arrived").Contains(said) ? PaidWord.Arrived
        : words.Heard("paid.got").Contains(said) ? PaidWord.Got
        : words.Heard("paid.missing").Contains(said) ? PaidWord.Missing
        : words.Heard("paid.notGot").Contains(said) ? PaidWord.NotGot
        : null;

    [GeneratedRegex("(?:订单号|订单|单号|第|order|number|no)?([0-9]{4,12})(?:号订单|号单|订单|号|单)?的?")]
    private static partial Regex Number();

    [GeneratedRegex("[0-9]{1,7}(?:元|块钱|块|yuan|rmb|cny)")]
    private static partial Regex Amount();
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
