using System.Globalization;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Amounts;

/// <summary>The words for units, and what they are in the contract's units.</summary>
internal static class UnitWords
{
    /// <summary>A unit and how many of it one of the word is: 打 is 12 piece.</summary>
    internal readonly record struct Found(string Unit, decimal Factor, int End, string Word);

    /// <summary>What each word is in the contract's units.</summary>
    private static readonly Dictionary<string, (string Unit, decimal Factor)> Means = Embedded.Lines("Amounts.units.txt").Select(line => line.Split(' '))
        .SelectMany(parts => parts[2..], (parts, word) => (word, (parts[0], decimal.Parse(parts[1], CultureInfo.InvariantCulture)))).ToDictionary();

    private static readonly WordList Words = new(Means.Keys);

    /// <summary>The contract's units.</summary>
    public static IReadOnlyList<string> Units { get; } = [.. Means.Values.Select(unit => unit.Unit).Distinct()];

    /// <summary>The longest unit word that stands here.</summary>
    public static Found? At(string plain, int at)
    {
        if (at >= plain.Length || Words.At(plain, at) is not { } word)
            return null;
        var (unit, factor) = Means[word];
        return new(unit, factor, at + word.Length, word);
    }
}
