using System.Globalization;

namespace ChatShop.Server.Consoles.Figures;

/// <summary>One bar of a chart.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Value">How much.</param>
/// <param name="Written">The same as people write it.</param>
public sealed record Bar(string Name, decimal Value, string Written)
{
    /// <summary>The bar of a day.</summary>
    public static Bar Of(DateOnly day, decimal value, string written) => new(day.ToString("MM-dd", CultureInfo.InvariantCulture), value, written);
}
