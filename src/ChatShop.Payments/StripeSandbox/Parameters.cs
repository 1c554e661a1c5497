using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>The form-encoded parameters of a request, by their whole name: <c>line_items[0][quantity]</c>.</summary>
/// <remarks><c>a[]</c> is counted into <c>a[0]</c>, <c>a[1]</c>; brackets may come percent-encoded.</remarks>
internal sealed class Parameters
{
    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    private Parameters()
    {
    }

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => values.Keys;

    /// <summary>Reads a body or a query.</summary>
    public static Parameters Read(string encoded)
    {
        var read = new Parameters();
        foreach (var (name, given) in QueryHelpers.ParseQuery(encoded))
        {
            var at = 0;
            foreach (var value in given)
                read.values[name.Replace("[]", $"[{at++}]", StringComparison.Ordinal)] = value ?? "";
        }
        return read;
    }

    /// <summary>A text; null when it is missing or empty.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A text that must be there.</summary>
    public string Needed(string name) => Text(name) ?? throw StripeErrorException.Needed(name);

    /// <summary>A whole number that must be there.</summary>
    public long Whole(string name) => MaybeWhole(name) ?? throw StripeErrorException.Needed(name);

    /// <summary>A whole number; null when it is missing.</summary>
    public long? MaybeWhole(string name) => Text(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw StripeErrorException.NotWhole(name);

    /// <summary>The values of a list.</summary>
    public IReadOnlyList<string> List(string name) =>
        [.. values.Where(pair => pair.Key.StartsWith(name + "[", StringComparison.Ordinal)).Select(pair => pair.Value)];

    /// <summary>The pairs of a mapping such as <c>metadata</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Pairs(string name) => values
        .Where(pair => pair.Key.StartsWith(name + "[", StringComparison.Ordinal) && pair.Value.Length > 0)
        .Select(pair => new KeyValuePair<string, string>(pair.Key[(name.Length + 1)..^1], pair.Value));

    /// <summary>Refuses names that no parameter has.</summary>
    public void Only(params string[] known)
    {
        foreach (var name in values.Keys)
            if (!known.Contains(name.Split('[')[0]))
                throw StripeErrorException.Unknown(name);
    }

    /// <summary>One writing of all parameters, so that two requests can be compared: order does not matter.</summary>
    public string Fingerprint() => string.Join('&', values.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
}
