using System.Text.RegularExpressions;

namespace ChatShop.Trade.Subsidies;

/// <summary>Which village an address is in, as far as it says so: no house, no group, no name.</summary>
public static partial class Village
{
    /// <summary>What ends a larger place, a number or a sign, and no letter of a village's own name: 省市区县镇乡街.</summary>
    private const string Larger = @"\u7701\u5e02\u533a\u53bf\u9547\u4e61\u8857\s\d,\uff0c\u3002\u3001#";

    /// <summary>The village's name: 李家村 of 成都市郫都区李家村3组; empty where the address names none.</summary>
    public static string Of(string? address)
    {
        if (address is null)
            return "";
        var found = Chinese().Match(address) is { Success: true } chinese ? chinese : English().Match(address);
        return found.Groups[1].Value.Trim();
    }

    /// <summary>Behind that, or 街道, a few letters and 村, 屯, 寨, 庄 or 社区.</summary>
    [GeneratedRegex($@"(?:^|\u8857\u9053|[{Larger}])([^{Larger}]{{1,8}}?(?:\u6751|\u5c6f|\u5be8|\u5e84|\u793e\u533a))", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\b((?:\p{L}[\p{L}'-]* ){1,2}village)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
