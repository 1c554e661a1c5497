using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Acts;

/// <summary>Messages that are made of a few set words alone: 对, 算了算了, thanks mate.</summary>
internal static class ShortActs
{
    private const string Filler = "filler";
    private const string AtConfirm = "yes_at_confirm";

    private static readonly string[] Acts = ["greet", "yes", "no", "cancel", "help", "thanks"];

    private static readonly Dictionary<string, string[]> Words = Embedded.Lines("Acts.short.txt").ToDictionary(
        line => line.Split(' ')[0],
        line => line.Split(' ')[1..].Select(word => word.Replace('_', ' ')).OrderByDescending(word => word.Length).ToArray());

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
            foreach (var word in Words[act])
                if (word.Length > 1 && Signs.WordAt(plain, at, word))
                    return true;
        return false;
    }

    private static bool IsMadeOf(string plain, string act, bool atConfirm)
    {
        var said = false;
        for (var at = 0; at < plain.Length;)
        {
            var length = LengthAt(plain, at, Words[act]);
            said |= length > 0;
            if (length == 0 && atConfirm)
                length = LengthAt(plain, at, Words[AtConfirm]);
            if (length == 0 && act != "thanks")
                length = LengthAt(plain, at, Words["thanks"]);
            if (length == 0)
                length = Signs.EndsClause(plain[at]) || plain[at] is ' ' or '\'' or '~' ? 1 : LengthAt(plain, at, Words[Filler]);
            if (length == 0)
                return false;
            at += length;
        }
        return said;
    }

    private static int LengthAt(string plain, int at, string[] words)
    {
        foreach (var word in words)
            if (Signs.WordAt(plain, at, word))
                return word.Length;
        return 0;
    }
}
