using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ChatShop.Payments.StripeSandbox.Wire;

/// <summary>What a call brings, as Stripe's forms nest it: <c>a[b]=1</c>, <c>a[0]=x</c>, <c>a[]=x</c>, brackets written out or as %5B.</summary>
/// <remarks>An empty text counts as not given, as with Stripe.</remarks>
internal sealed class Parameters
{
    private const int DepthMax = 10;

    private readonly SortedDictionary<string, Parameters> children = new(StringComparer.Ordinal);
    private readonly string path;
    private string? text;

    private Parameters(string path) => this.path = path;

    /// <summary>Reads a form or a query.</summary>
    /// <exception cref="ApiFault">A name makes no sense.</exception>
    public static Parameters Read(string encoded)
    {
        var root = new Parameters("");
        foreach (var pair in encoded.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            root.Place(Decode(cut < 0 ? pair : pair[..cut]), cut < 0 ? "" : Decode(pair[(cut + 1)..]));
        }
        return root;
    }

    /// <summary>A text; null when it was not given.</summary>
    public string? Text(string name) => children.GetValueOrDefault(name)?.text is { Length: > 0 } given ? given : null;

    /// <summary>A text that must be there.</summary>
    public string Needed(string name) => Text(name) ?? throw ApiFault.Invalid(
        $"Missing required param: {Named(name)}.", "parameter_missing", Named(name));

    /// <summary>A whole number; null when it was not given.</summary>
    public long? Integer(string name) => Text(name) is not { } given ? null
        : long.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw ApiFault.Invalid($"Invalid integer: {given}", "parameter_invalid_integer", Named(name));

    /// <summary>A whole number within bounds that must be there.</summary>
    public long NeededInteger(string name, long least, long most)
    {
        Needed(name);
        var number = Integer(name) ?? 0;
        return number < least ? throw ApiFault.Invalid($"Invalid positive integer: {number}", "parameter_invalid_integer", Named(name))
            : number > most ? throw ApiFault.Invalid($"Invalid integer: {number} is above {most}", "parameter_invalid_integer", Named(name))
            : number;
    }

    /// <summary>Whether nothing is nested here.</summary>
    public bool IsEmpty => children.Count == 0;

    /// <summary>The names of what is nested here.</summary>
    public IEnumerable<string> Names => children.Keys;

    /// <summary>What is nested under a name; empty when nothing is.</summary>
    public Parameters Within(string name) => children.GetValueOrDefault(name) ?? new Parameters(Named(name));

    /// <summary>The members of a list, in order.</summary>
    public IReadOnlyList<Parameters> Each(string name) =>
        [.. Within(name).children.OrderBy(pair => int.TryParse(pair.Key, CultureInfo.InvariantCulture, out var at) ? at : int.MaxValue).Select(pair => pair.Value)];

    /// <summary>The members of a list of texts, in order.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. Each(name).Select(each => each.text ?? "").Where(each => each.Length > 0)];

    /// <summary>Keys and values as they were given.</summary>
    public JsonObject Pairs(string name)
    {
        var pairs = new JsonObject();
        foreach (var (key, value) in Within(name).children)
            if (value.text is { Length: > 0 } given)
                pairs[key] = given;
        return pairs;
    }

    /// <summary>Changes the pairs of an object as Stripe does: an empty text takes one away, an empty whole takes all.</summary>
    public void Merge(string name, JsonObject into)
    {
        var pairs = (JsonObject)into[name]!;
        if (children.GetValueOrDefault(name)?.text is { Length: 0 })
            pairs.Clear();
        foreach (var (key, value) in Within(name).children)
            if (value.text is { Length: > 0 } given)
                pairs[key] = given;
            else
                pairs.Remove(key);
    }

    /// <summary>Refuses what is not in the list, so that a mistyped name is noticed here and not at Stripe.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (var name in children.Keys)
            if (!names.Contains(name))
                throw ApiFault.Invalid($"Received unknown parameter: {Named(name)}", "parameter_unknown", Named(name));
    }

    /// <summary>How Stripe writes the name of something nested here: <c>line_items[0][quantity]</c>.</summary>
    public string Named(string name) => path.Length == 0 ? name : $"{path}[{name}]";

    /// <summary>The same for the same parameters, however ordered and encoded.</summary>
    public string Canonical()
    {
        var written = new StringBuilder();
        Write(written);
        return written.ToString();
    }

    private void Write(StringBuilder written)
    {
        if (text is not null)
            written.Append(CultureInfo.InvariantCulture, $"{path.Length}:{path}={text.Length}:{text}\n");
        foreach (var child in children.Values)
            child.Write(written);
    }

    private void Place(string name, string value)
    {
        var at = this;
        var parts = name.Replace("]", "", StringComparison.Ordinal).Split('[');
        if (parts.Length > DepthMax)
            throw ApiFault.Invalid($"Parameters are nested more than {DepthMax} deep.");
        foreach (var part in parts)
        {
            var key = part.Length > 0 ? part : at.children.Count.ToString(CultureInfo.InvariantCulture);
            if (!at.children.TryGetValue(key, out var next))
                at.children[key] = next = new Parameters(at.Named(key));
            at = next;
        }
        if (at.children.Count > 0 && value.Length > 0)
            throw ApiFault.Invalid($"Invalid object: {name}", null, name);
        at.text = value;
    }

    private static string Decode(string encoded) => Uri.UnescapeDataString(encoded.Replace('+', ' '));
}
