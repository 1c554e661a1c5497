using System.Globalization;

namespace ChatShop.Payments.StripeSandbox.Wire;

/// <summary>Amounts as people read them.</summary>
internal static class Amounts
{
    /// <summary>Such as 12.50 CNY.</summary>
    /// <param name="minor">In the smallest unit; every currency here has two decimals.</param>
    /// <param name="currency">Such as <c>cny</c>.</param>
    public static string Written(long minor, string? currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{minor / 100m:0.00} {currency?.ToUpperInvariant()}");
}
