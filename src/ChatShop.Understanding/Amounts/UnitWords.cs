using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Amounts;

/// <summary>The words for units, and what they are in the contract's units.</summary>
internal static class UnitWords
{
    /// <summary>A unit and how many of it one of the word is: 打 is 12 piece.</summary>
    internal readonly record struct Found(string Unit, decimal Factor, int End, string Word);

    private static readonly (string Word, string Unit, decimal Factor)[][] ByFirstSign = Read();

    /// <summary>The longest unit word that stands here.</summary>
    public static Found? At(string plain, int at)
    {
        if (at >= plain.Length)
            return null;
        foreach (var (word, unit, factor) in ByFirstSign[plain[at] % 256])
            if (Signs.WordAt(plain, at, word))
                return new(unit, factor, at + word.Length, word);
        return null;
    }

    private static (string, string, decimal)[][] Read() =>
        [.. Enumerable.Range(0, 256).Select(first => Words().Where(word => word.Word[0] % 256 == first)
            .OrderByDescending(word => word.Word.Length).ToArray())];

    private static IEnumerable<(string Word, string Unit, decimal Factor)> Words()
    {
        foreach (var line in Embedded.Lines("Amounts.units.txt"))
        {
            var parts = line.Split(' ');
            var factor = decimal.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
            foreach (var word in parts.Skip(2))
                yield return (word, parts[0], factor);
        }
    }
}
