using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatShop.Trade.Demand;

/// <summary>Goods that several people looked for and did not find, or not enough of.</summary>
/// <param name="Product">What they called it.</param>
/// <param name="People">How many different people, in the week when there were most.</param>
public sealed partial record GoodsWanted(string Product, int People)
{
    /// <summary>What fewer people look for is told to nobody: one loud person is no demand, and a rare wish would tell whose it is.</summary>
    public const int FewestPeople = 3;

    /// <summary>How many goods are told at once.</summary>
    public const int Most = 10;

    /// <summary>How many weeks count, the present one among them.</summary>
    public const int Weeks = 4;

    /// <summary>How many weeks it is kept how much was looked for.</summary>
    public const int WeeksKept = 26;

    /// <summary>The most letters of a name that is kept.</summary>
    public const int LongestName = 24;

    /// <summary>A name as it is counted: in one width and case. Null where it is no name of goods: too long, or with what may be a telephone number or an address.</summary>
    public static string? NameOf(string said)
    {
        if (said.Length > 4 * LongestName || said.Any(char.IsSurrogate))
            return null;
        var name = Spaces().Replace(said.Normalize(NormalizationForm.FormKC), " ").Trim().ToLower(CultureInfo.InvariantCulture);
        return name.Length is > 0 and <= LongestName && name.Any(char.IsLetter) && !Personal().IsMatch(name) ? name : null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d{4}|[@/:<>{}]|[\p{C}-[\p{Zs}]]", RegexOptions.CultureInvariant)]
    private static partial Regex Personal();
}
