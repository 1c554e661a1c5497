using System.Collections.Frozen;
using ChatShop.Understanding.Text;
using Quickenshtein;

namespace ChatShop.Understanding.Goods;

/// <summary>Common goods and what else people call them: 西红柿 is 番茄 is tomatoes. The list is <c>other-names.txt</c>.</summary>
/// <remarks>Mistyped names are known too: 土逗 by its sound, tomatos by its letters, fanqie by both.</remarks>
public static class OtherNames
{
    private static readonly string[][] Rows = [.. Embedded.Lines("Goods.other-names.txt").Select(line => line.Split(' ').Select(name => name.Replace('_', ' ')).ToArray())];

    private static readonly FrozenDictionary<string, string[]> ByName = Index(name => Forms(name));

    private static readonly FrozenDictionary<string, string[]> BySound = Index(name => Signs.HasHan(name) && name.Length > 1 ? [Sounds.Of(name)] : []);

    private static readonly string[] Longest = [.. ByName.Keys.OrderByDescending(name => name.Length)];

    /// <summary>Other names of goods.</summary>
    /// <param name="product">As somebody wrote it.</param>
    /// <returns>The names, and whether they name the whole of it: those of "fuji apples" name only the apples.</returns>
    public static (IReadOnlyList<string> Names, bool IsWhole) Of(string product)
    {
        var plain = Writing.Of(product).Plain.Trim();
        if (ByName.TryGetValue(plain, out var row) || BySound.TryGetValue(Sounds.Of(plain), out row))
            return ([.. row.Where(name => name != plain)], true);
        foreach (var name in Longest)
            if (name.Length > 1 && Stands(plain, name))
                return (ByName[name], false);
        return Mistyped(plain) is { } meant ? (meant, true) : ([], false);
    }

    /// <summary>What goods are called that have several names: the first of the list in the same script. What is not in the list keeps its name.</summary>
    public static string Usual(string product)
    {
        var plain = Writing.Of(product).Plain.Trim();
        var row = ByName.GetValueOrDefault(plain) ?? BySound.GetValueOrDefault(Sounds.Of(plain)) ?? Mistyped(plain);
        return row?.FirstOrDefault(name => Signs.HasHan(name) == Signs.HasHan(plain)) ?? product;
    }

    /// <summary>How many signs at a text's end are a name that is known, the longest of them; all where none is.</summary>
    internal static int LengthAtEnd(ReadOnlySpan<char> plain)
    {
        foreach (var name in Longest)
            if (name.Length > 1 && plain.EndsWith(name, StringComparison.Ordinal))
                return name.Length;
        return plain.Length;
    }

    private static FrozenDictionary<string, string[]> Index(Func<string, string[]> keys) => Rows
        .SelectMany(row => row.SelectMany(name => keys(name).Select(key => (key, row)))).DistinctBy(pair => pair.key)
        .ToFrozenDictionary(pair => pair.key, pair => pair.row);

    private static bool Stands(string plain, string name)
    {
        for (var at = plain.IndexOf(name, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (Signs.WordAt(plain, at, name))
                return true;
        return false;
    }

    /// <summary>The row with a name one letter away, or two in a long word; null when none or several have.</summary>
    private static string[]? Mistyped(string plain)
    {
        if (plain.Length < 5 || Signs.HasHan(plain))
            return null;
        var most = plain.Length < 8 ? 1 : 2;
        var near = ByName.Concat(BySound)
            .Where(pair => Math.Abs(pair.Key.Length - plain.Length) <= most && pair.Key[0] == plain[0])
            .Select(pair => (Distance: Levenshtein.GetDistance(plain, pair.Key), Row: pair.Value))
            .Where(it => it.Distance <= most).ToList();
        var best = near.Count == 0 ? [] : near.Where(it => it.Distance == near.Min(other => other.Distance)).Select(it => it.Row).Distinct().ToList();
        return best.Count == 1 ? best[0] : null;
    }

    /// <summary>English goods are mostly spoken of as many.</summary>
    private static string[] Forms(string name) =>
        !Signs.IsLatin(name[^1]) || name[^1] == 's' ? [name]
        : name.EndsWith('y') ? [name, name[..^1] + "ies", name + "s"]
        : [name, name + "s", name + "es"];
}
