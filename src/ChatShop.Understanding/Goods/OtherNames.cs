using System.Collections.Frozen;
using ChatShop.Understanding.Text;

namespace ChatShop.Understanding.Goods;

/// <summary>Common goods and what else people call them: 西红柿 is 番茄 is tomatoes. The list is <c>other-names.txt</c>.</summary>
public static class OtherNames
{
    private static readonly string[][] Rows = [.. Embedded.Lines("Goods.other-names.txt").Select(line => line.Split(' ').Select(name => name.Replace('_', ' ')).ToArray())];

    private static readonly FrozenDictionary<string, string[]> ByName = Rows
        .SelectMany(row => row.SelectMany(name => Forms(name).Select(form => (form, row)))).DistinctBy(pair => pair.form)
        .ToFrozenDictionary(pair => pair.form, pair => pair.row);

    private static readonly string[] Longest = [.. ByName.Keys.OrderByDescending(name => name.Length)];

    /// <summary>Other names of goods.</summary>
    /// <param name="product">As somebody wrote it.</param>
    /// <returns>The names, and whether they name the whole of it: those of "fuji apples" name only the apples.</returns>
    public static (IReadOnlyList<string> Names, bool IsWhole) Of(string product)
    {
        var plain = Writing.Of(product).Plain.Trim();
        if (ByName.TryGetValue(plain, out var row))
            return ([.. row.Where(name => name != plain)], true);
        foreach (var name in Longest)
            if (name.Length > 1 && Stands(plain, name))
                return (ByName[name], false);
        return ([], false);
    }

    private static bool Stands(string plain, string name)
    {
        for (var at = plain.IndexOf(name, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (Signs.WordAt(plain, at, name))
                return true;
        return false;
    }

    /// <summary>English goods are mostly spoken of as many.</summary>
    private static string[] Forms(string name) =>
        !Signs.IsLatin(name[^1]) || name[^1] == 's' ? [name]
        : name.EndsWith('y') ? [name, name[..^1] + "ies", name + "s"]
        : [name, name + "s", name + "es"];
}
