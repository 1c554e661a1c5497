using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Acts;

/// <summary>Messages that are made of a few set words alone: 对, 算了算了, thanks mate.</summary>
internal static class ShortActs
{
    private const string Filler = "filler";
    private const string AtConfirm = "yes_at_confirm";

    private static readonly string[] Acts = ["greet", "yes", "no", "cancel", "help", "thanks"];

    private static readonly Dictionary<string, WordList> Words = Embedded.Lines("Acts.short.txt").ToDictionary(
        line => line.Split(' ')[0], line => new WordList(line.Split(' ')[1..].Select(word => word.Replace('_', ' '))));

    /// <summary>The act that a text is made of; null when it says something else too.</summary>
    /// <param name="plain">The plain text.</param>
    /// <param name="atConfirm">Whether the shop has just asked for a yes or a no.</param>
    public static string? Find(string plain, bool atConfirm)
    {
        foreach (var act in Acts)
            if (IsMadeOf(plain, act, atConfirm && act == "yes"))
                return act;
        return null;
    }

    /// <summary>Whether one of an act's words is said at all.</summary>
    public static bool Mentions(string plain, string act)
    {
        for (var at = 0; at < plain.Length; at++)
            if (Words[act].LengthAt(plain, at) > 1)
                return true;
        return false;
    }

    private static bool IsMadeOf(string plain, string act, bool atConfirm)
    {
        var said = false;
        for (var at = 0; at < plain.Length;)
        {
            var length = Words[act].LengthAt(plain, at);
            said |= length > 0;
            if (length == 0 && atConfirm)
                length = Words[AtConfirm].LengthAt(plain, at);
            if (length == 0 && act != "thanks")
                length = Words["thanks"].LengthAt(plain, at);
            if (length == 0)
                length = Signs.EndsClause(plain[at]) || plain[at] is ' ' or '\'' or '~' ? 1 : Words[Filler].LengthAt(plain, at);
            if (length == 0)
                return false;
            at += length;
        }
        return said;
    }
}
