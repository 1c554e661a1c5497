using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace ChatShop.Trade.Shipping;

/// <summary>Where an address lies, as far as it says: a country abroad, a province, or neither, which is the neighbourhood.</summary>
/// <param name="Country">The code of the country abroad, such as <c>it</c>; null at home.</param>
/// <param name="Province">The code of the province, such as <c>sichuan</c>; <see cref="Elsewhere"/> where only a city is named; null where neither is.</param>
public sealed record Place(string? Country, string? Province)
{
    /// <summary>A city whose province is not said.</summary>
    public const string Elsewhere = "";

    /// <summary>A name of a city begins an address, and ends so.</summary>
    private const char City = '\u5e02';
    private const int LongestCity = 6;

    /// <summary>Road, street, village, hamlet, town: what a province's name stands before only in the name of one.</summary>
    private static readonly SearchValues<char> NamedAfter = SearchValues.Create("\u8def\u8857\u6751\u5e84\u5c6f\u5be8\u9547\u4e61");

    private static readonly char[] Apart = [',', '\uff0c', ' ', '\n', '.'];

    private static readonly FrozenDictionary<string, string[]> Provinces = Named("province").ToFrozenDictionary(it => it.Code, it => it.Names);
    private static readonly FrozenDictionary<string, string[]> Countries = Named("country").ToFrozenDictionary(it => it.Code, it => it.Names);

    /// <summary>Where an address lies.</summary>
    public static Place Of(string address)
    {
        var said = address.Trim(Apart);
        if (CountryIn(said) is { } country)
            return new Place(country, null);
        var province = Provinces.FirstOrDefault(it => it.Value.Any(name => Begins(said, name) || Ends(said, name))).Key;
        return new Place(null, province ?? (said.AsSpan(0, Math.Min(said.Length, LongestCity)).Contains(City) ? Elsewhere : null));
    }

    /// <summary>A zone's province or country as it is named first, or as post offices write it.</summary>
    public static string NameOf(string code, bool isHan) => Provinces.GetValueOrDefault(code) is { } names ? names[isHan ? 0 : ^1]
        : Countries.GetValueOrDefault(code) is { } others ? others[isHan ? ^1 : 0] : code;

    /// <summary>The provinces and countries that are named in some words.</summary>
    public static IEnumerable<string> NamedIn(string words) => Provinces.Concat(Countries)
        .Where(it => it.Value.Any(name => words.Contains(name, StringComparison.OrdinalIgnoreCase))).Select(it => it.Key);

    /// <summary>The code of a province by one of its names; null when it is none.</summary>
    public static string? ProvinceOf(string name) => Provinces.FirstOrDefault(it => it.Value.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase) || it.Key == name.Trim()).Key;

    /// <summary>The country an address ends or begins with; null when it is none abroad.</summary>
    internal static string? CountryIn(string address) => Countries.FirstOrDefault(it => it.Value.Any(name => Begins(address, name) || Ends(address, name))).Key;

    /// <summary>The address without its country.</summary>
    internal static string WithoutCountry(string address, string country)
    {
        var name = Countries[country].Where(it => Begins(address, it) || Ends(address, it)).MaxBy(it => it.Length) ?? "";
        return (Ends(address, name) ? address[..^name.Length] : address[name.Length..]).Trim(Apart);
    }

    /// <summary>Whether an address ends in a name, as a word of its own.</summary>
    private static bool Ends(string address, string name) => address.EndsWith(name, StringComparison.OrdinalIgnoreCase)
        && (address.Length == name.Length || !char.IsAsciiLetter(name[0]) || Apart.Contains(address[^(name.Length + 1)]));

    private static bool Begins(string address, string name) => address.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (address.Length == name.Length || (char.IsAsciiLetter(name[^1]) ? address[name.Length] == ',' : address.AsSpan(name.Length, Math.Min(2, address.Length - name.Length)).IndexOfAny(NamedAfter) < 0));

    private static IEnumerable<(string Code, string[] Names)> Named(string kind) => PlaceLines.Of(kind).Select(line => (line.Code, line.Names));
}

/// <summary>The lines of <c>places.txt</c>.</summary>
internal static class PlaceLines
{
    /// <summary>Those of provinces or of countries.</summary>
    public static IEnumerable<(string Code, string Post, string[] Names)> Of(string kind)
    {
        using var stream = typeof(PlaceLines).Assembly.GetManifestResourceStream("places.txt") ?? throw new InvalidOperationException("places.txt is not built in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.TrimEntries))
        {
            if (!line.StartsWith(kind + " ", StringComparison.Ordinal))
                continue;
            var hasPost = kind == "country";
            var parts = line.Split(' ', hasPost ? 4 : 3);
            yield return (parts[1], hasPost ? parts[2].Replace('_', ' ') : "", parts[^1].Split(','));
        }
    }
}
