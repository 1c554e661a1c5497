namespace ChatShop.Conversations.Flows;

/// <summary>What a person says beyond naming the act: 苹果烂了一半，我要退钱 tells why, 我要退钱 does not.</summary>
internal static class OwnWords
{
    private const int LeastSigns = 7;
    private const int LeastWords = 5;

    /// <summary>The text, where it tells more than what is wanted; null where it does not.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="isAnswer">Whether it was asked for: then fewer words tell something.</param>
    public static string? Of(string text, bool isAnswer)
    {
        var signs = text.Count(sign => sign is >= '\u3400' and <= '\u9fff');
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsAsciiLetter));
        return signs >= (isAnswer ? LeastSigns / 2 : LeastSigns) || words >= (isAnswer ? LeastWords / 2 : LeastWords) ? text : null;
    }
}
