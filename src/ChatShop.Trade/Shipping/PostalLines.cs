using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ChatShop.Trade.Shipping;

/// <summary>How an address stands on a parcel: abroad in the country's own order, a part a line, the country last and in capital letters.</summary>
public static partial class PostalLines
{
    private static readonly FrozenDictionary<string, string> Post = PlaceLines.Of("country").ToFrozenDictionary(line => line.Code, line => line.Post);

    /// <summary>The lines of an address; at home it is one line, as it was written.</summary>
    public static IReadOnlyList<string> Of(string address)
    {
        var said = address.Trim();
        if (Place.CountryIn(said.TrimEnd('.', ',')) is not { } country)
            return [said];
        var rest = Place.WithoutCountry(said.TrimEnd('.', ','), country);
        IReadOnlyList<string> parts = [.. rest.Split([',', '\uff0c', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return [.. country is "gb" or "ie" ? parts.SelectMany(WithPostcodeApart) : parts, Post[country]];
    }

    /// <summary>In Britain the postcode has the line after the town: London NW1 6XE.</summary>
    private static IEnumerable<string> WithPostcodeApart(string part)
    {
        var found = Postcode().Match(part);
        return !found.Success || found.Index == 0 ? [found.Success ? part.ToUpperInvariant() : part] : [part[..found.Index].Trim(), found.Value.ToUpperInvariant()];
    }

    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}$|\b[A-Z][0-9][0-9W] ?[A-Z0-9]{4}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();
}
