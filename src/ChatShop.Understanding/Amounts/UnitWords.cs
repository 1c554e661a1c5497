using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Amounts;

/// <summary>The words for units, and what they are in the contract's units.</summary>
internal static class UnitWords
{
    /// <summary>A unit and how many of it one of the word is: 打 is 12 piece.</summary>
    internal readonly record struct Found(string Unit, decimal Factor, int End, string Word);

    /// <summary>By the first sign's lower byte, the longest first.</summary>
    private static readonly List<UnitWord>?[] ByFirstSign = Read();

    /// <summary>The longest unit word that stands here.</summary>
    public static Found? At(string plain, int at)
    {
        if (at >= plain.Length || ByFirstSign[plain[at] & 0xff] is not { } words)
            return null;
        foreach (var word in words)
            if (Signs.WordAt(plain, at, word.Word))
                return new(word.Unit, word.Factor, at + word.Word.Length, word.Word);
        return null;
    }

    private static List<UnitWord>?[] Read()
    {
        var words = new List<UnitWord>?[256];
        foreach (var line in Embedded.Lines("Amounts.units.txt"))
        {
            var parts = line.Split(' ');
            var factor = decimal.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
            for (var i = 2; i < parts.Length; i++)
                (words[parts[i][0] & 0xff] ??= []).Add(new(parts[i], parts[0], factor));
        }
        foreach (var some in words)
            some?.Sort((left, right) => right.Word.Length - left.Word.Length);
        return words;
    }

    private sealed record UnitWord(string Word, string Unit, decimal Factor);
}
