using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using Fluid;
using Fluid.Values;
using YamlDotNet.RepresentationModel;

namespace ChatShop.Conversations.Replies;

/// <summary>Everything the shop says in one language: the templates of <c>dialogs/&lt;locale&gt;/</c>.</summary>
/// <remarks>A text's key is its file's name and its path there: <c>listing.create/ask.price</c>.</remarks>
internal sealed class Texts
{
    private static readonly FluidParser Parser = new();

    private readonly Dictionary<string, IReadOnlyList<IFluidTemplate>> templates = [];
    private readonly Dictionary<string, IReadOnlyList<string>> lists = [];
    private readonly Dictionary<string, string> written = [];
    private readonly Dictionary<string, (string File, long Line)> places = [];
    private readonly TemplateOptions options = new() { MemberAccessStrategy = new UnsafeMemberAccessStrategy { MemberNameStrategy = MemberNameStrategies.CamelCase } };

    private Texts(string locale, Wording wording)
    {
        (Locale, Wording) = (locale, wording);
        options.ValueConverters.Add(value => value switch
        {
            Money money => new WrittenValue(money, wording.Write(money)),
            Quantity quantity => new StringValue(wording.Write(quantity)),
            GroupAmount amount => new StringValue(wording.Write(amount)),
            Price price => new WrittenValue(price, wording.Write(price)),
            OrderLine line => new WrittenValue(line, wording.Write(line)),
            DeliverTo place => new WrittenValue(place, wording.Write(place)),
            Unit unit => new StringValue(wording.Write(unit)),
            DateOnly day => new StringValue(wording.Write(day)),
            OrderNumber number => new StringValue(number.ToString()),
            Uri link => new StringValue(link.AbsoluteUri),
            _ => null,
        });
        options.Filters.AddFilter("unitOf", (input, _, _) => new StringValue(input.ToObjectValue() is Price { Per.Unit: var unit } ? wording.Write(unit, 10m) : ""));
        options.Filters.AddFilter("about", (input, _, context) => new StringValue(ShownIn.Of(context) is { } shown ? shown.Write(input.ToObjectValue(), input.ToStringValue(), wording) : input.ToStringValue()));
        options.Filters.AddFilter("named", (input, arguments, context) => input is ArrayValue several
            ? new ArrayValue([.. several.Enumerate(context).Select(one => Named(one, arguments))])
            : Named(input, arguments));

        FluidValue Named(FluidValue value, FilterArguments kind) => new StringValue(wording.Name(kind.At(0).ToStringValue(), value.ToStringValue()));
    }

    /// <summary>The folder's name: zh-CN, en, it.</summary>
    public string Locale { get; }

    /// <summary>How this language writes values.</summary>
    public Wording Wording { get; }

    /// <summary>What is said in this language, in words that are read.</summary>
    public Rewording Rewording { get; private set; } = new([]);

    /// <summary>Every key there is and where it stands, so that locales can be compared.</summary>
    public IReadOnlyDictionary<string, (string File, long Line)> Places => places;

    /// <summary>Reads a locale's folder.</summary>
    /// <exception cref="DialogMistakeException">A file or template has a mistake.</exception>
    public static Texts Read(string folder)
    {
        var files = DialogFile.ReadAll(folder).ToList();
        var formats = files.SingleOrDefault(file => file.Name == "formats") ?? throw new DialogMistakeException(folder, 0, "formats.yaml is missing");
        var texts = new Texts(Path.GetFileName(folder), new Wording(Flat(formats).ToDictionary(pair => pair.Key, pair => formats.Text(pair.Node, pair.Key))));
        foreach (var (key, node) in Flat(formats))
            texts.Note(formats, key, node);
        foreach (var file in files.Where(file => file != formats))
            texts.Add(file);
        texts.Rewording = new Rewording(texts.List("understood/phrases"));
        return texts;
    }

    /// <summary>Whether there is such a text.</summary>
    public bool Has(string key) => templates.ContainsKey(key);

    /// <summary>Lets one flow say the texts of another, with their buttons, where it has none of its own.</summary>
    public void Lend(string from, string to)
    {
        foreach (var (key, template) in templates.Where(text => text.Key.StartsWith(from + "/", StringComparison.Ordinal)).ToList())
        {
            var name = key[(from.Length + 1)..];
            written.TryAdd($"{to}/{name}", written[key]);
            if (templates.TryAdd($"{to}/{name}", template) && lists.TryGetValue($"{from}/buttons.{name}", out var buttons))
                lists.TryAdd($"{to}/buttons.{name}", buttons);
        }
    }

    /// <summary>Renders a text.</summary>
    /// <param name="key">Such as <c>listing.create/ask.price</c>.</param>
    /// <param name="values">What the template may name.</param>
    /// <param name="time">Which time in a row it is said, from 0: a text with variants is then said differently.</param>
    /// <param name="shown">The currency that prices are shown in too; null for none.</param>
    /// <exception cref="KeyNotFoundException">No such text: the loader checks what flows name, so only a bug can cause it.</exception>
    public string Say(string key, IReadOnlyDictionary<string, object?>? values = null, int time = 0, ShownIn? shown = null)
    {
        if (!templates.TryGetValue(key, out var variants))
            throw new KeyNotFoundException($"dialogs/{Locale} has no text {key}.");
        var context = new TemplateContext(options);
        foreach (var (name, value) in values ?? new Dictionary<string, object?>())
            context.SetValue(name, value);
        shown?.Tell(context);
        return variants[Math.Min(time, variants.Count - 1)].Render(context).Trim();
    }

    /// <summary>A text as whoever looks at the shop's words reads it; empty when there is none.</summary>
    public string Outline(string key) => TextOutline.Of(written.GetValueOrDefault(key, ""));

    /// <summary>A list of words or button labels; empty when there is none.</summary>
    public IReadOnlyList<string> List(string key) => lists.GetValueOrDefault(key, []);

    private void Add(DialogFile file)
    {
        foreach (var (key, node) in Flat(file))
        {
            var full = Note(file, key, node);
            var said = file.Texts(node, key);
            if (key.StartsWith("buttons", StringComparison.Ordinal) || file.Name is "words" or "understood")
                lists.Add(full, said);
            else
            {
                written.Add(full, said[0]);
                templates.Add(full, [.. said.Select(text => Parser.TryParse(text, out var template, out var error)
                    ? template
                    : throw file.Mistake(node, $"the text can not be read as a template: {error}"))]);
            }
        }
    }

    private string Note(DialogFile file, string key, YamlNode node)
    {
        var full = $"{file.Name}/{key}";
        return places.TryAdd(full, (file.Place, node.Start.Line)) ? full : throw file.Mistake(node, $"{key} is here twice");
    }

    private static IEnumerable<(string Key, YamlNode Node)> Flat(DialogFile file) => Flat(file, file.Root, "");

    private static IEnumerable<(string Key, YamlNode Node)> Flat(DialogFile file, YamlMappingNode mapping, string prefix)
    {
        foreach (var (name, node) in mapping.Children)
        {
            var key = prefix + file.Text(name, "a key");
            if (node is not YamlMappingNode inner)
                yield return (key, node);
            else
                foreach (var pair in Flat(file, inner, key + "."))
                    yield return pair;
        }
    }
}

/// <summary>A value as a text shows it, of which the parts can still be named.</summary>
internal sealed class WrittenValue(object value, string text) : ObjectValueBase(value)
{
    /// <inheritdoc/>
    public override string ToStringValue() => text;

    /// <summary>Two that are written alike are the same to a text.</summary>
    public override bool Equals(FluidValue? other) => other?.ToStringValue() == text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FluidValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);
}
