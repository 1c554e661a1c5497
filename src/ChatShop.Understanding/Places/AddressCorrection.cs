using System.Text.RegularExpressions;

namespace ChatShop.Understanding.Places;

/// <summary>What a correction of a part makes of a whole address: 李家村3组12号, corrected by 6组, is 李家村6组12号.</summary>
public static partial class AddressCorrection
{
    /// <summary>The address as it is meant.</summary>
    /// <param name="before">As it was known; null when it was not.</param>
    /// <param name="said">As it was said now: a whole one, or a part that begins with a number.</param>
    public static string Merge(string? before, string said)
    {
        if (before is null || Part().Match(said) is not { Success: true } part)
            return said;
        var unit = part.Groups["unit"].Value;
        var old = Numbered().Matches(before).LastOrDefault(match => match.Groups["unit"].Value == unit);
        return old is null ? said : string.Concat(before.AsSpan(0, old.Index), part.Value, Rest(said, part, before, old));
    }

    /// <summary>6组8号 brings its own end; behind 6组 alone stays what was there.</summary>
    private static string Rest(string said, Match part, string before, Match old) =>
        said.Length > part.Length ? said[part.Length..] : before[(old.Index + old.Length)..];

    [GeneratedRegex("^第?(?:[0-9]+|[一二三四五六七八九十百]+)(?<unit>组|队|社|号|栋|幢|单元|室|楼|弄|巷)", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex("第?(?:[0-9]+|[一二三四五六七八九十百]+)(?<unit>组|队|社|号|栋|幢|单元|室|楼|弄|巷)", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
