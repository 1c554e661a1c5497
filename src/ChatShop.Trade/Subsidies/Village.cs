using System.Text.RegularExpressions;

namespace ChatShop.Trade.Subsidies;

/// <summary>Which village an address is in, as far as it says so: no house, no group, no name.</summary>
public static partial class Village
{
    /// <summary>The village's name: 李家村 of 成都市郫都区李家村3组; empty where the address names none.</summary>
    public static string Of(string? address)
    {
        if (address is null)
            return "";
        var found = Chinese().Match(address) is { Success: true } chinese ? chinese : English().Match(address);
        return found.Groups[1].Value.Trim();
    }

    [GeneratedRegex(@"([^省市区县旗镇乡街道\s\d,，。、#]{1,8}?(?:村|屯|寨|庄|社区|嘎查))", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\b((?:\p{L}[\p{L}'-]* ){1,2}village)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
