using System.Text.RegularExpressions;
using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Hearing;
using ChatShop.Conversations.Replies;
using ChatShop.Understanding;
using YamlDotNet.RepresentationModel;

namespace ChatShop.Conversations.Tests.Dialogs;

/// <summary>Whoever answers just as a text shows it is understood.</summary>
public sealed partial class ExampleTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "dialogs");
    private static readonly Phrasebook Phrasebook = Phrasebook.Read(Folder);
    private static readonly FlowBook Book = FlowBook.Read(Folder, Phrasebook);
    private static readonly HashSet<string> Words = [.. Phrasebook.All.SelectMany(texts => texts.Places.Keys
        .Where(key => key.StartsWith("words/", StringComparison.Ordinal)).SelectMany(texts.List)).Select(NameFit.Fold)];

    /// <summary>What a question asks for, where the slot and understanding call it otherwise.</summary>
    private static readonly Dictionary<string, string?> Asked = new()
    {
        ["ask.shopName"] = "name", ["ask.stars"] = "rating", ["ask.words"] = null, ["ask.change"] = null, ["ask.photo"] = null, ["ask.back"] = "amount", ["ask.place"] = "address", ["ask.harvestedOn"] = "date", ["large"] = "amount", ["summary"] = "confirm", ["offer"] = "confirm",
    };

    public static TheoryData<string, string> Examples() =>
        [.. from texts in Phrasebook.All
            from key in texts.Places.Keys
            where !key.Contains("buttons", StringComparison.Ordinal) && key.Split('/')[0] is not ("words" or "formats" or "supposed")
            from example in Quoted(texts.Locale, key)
            select new TheoryDataRow<string, string>($"{texts.Locale}/{key}", example)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_understood(string key, string example)
    {
        var slot = key[(key.LastIndexOf('/') + 1)..];
        var expect = Asked.TryGetValue(slot, out var asked) ? asked : slot.StartsWith("ask.", StringComparison.Ordinal) ? slot[4..] : null;

        if (SaidFor.Begins(example, Book.Words) is { } behind && SaidFor.New(example, behind, Book.Words) is { Said.Length: > 0 } acting)
            example = acting.Said; // Of an agent, for a neighbour: what the neighbour would say.

        var locale = key.Split('/')[0];
        var reading = Reader.Read(new Message(Phrasebook.In(locale).Rewording.Of(example, expect), locale, expect, new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8))));

        var isPassedOn = key.EndsWith("complaint.answer/ask.words", StringComparison.Ordinal) // In the seller's own words, whatever they are.
            || key.EndsWith("refused/StationNameOutOfRange", StringComparison.Ordinal); // A name, whatever it is.
        var isKnown = isPassedOn || Words.Contains(NameFit.Fold(example)) || Book.ForAside(NameFit.Fold(example)) is not null || Book.ForCode(example) is not null || Book.ForOrder(example) is not null
            || Book.AboutOrder(example) is not null || Book.ForAnything(example) is not null;
        Assert.True(reading.Intent != "none" || isKnown, $"{key} shows “{example}”, and that is not understood.");
    }

    /// <summary>What stands between quotation marks, with an example in place of each value; what only quotes a person or a name is none.</summary>
    private static IEnumerable<string> Quoted(string locale, string key)
    {
        var (file, path) = (key.Split('/')[0], key.Split('/')[1]);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, locale, $"{file}.yaml"))));
        YamlNode? node = yaml.Documents[0].RootNode;
        foreach (var name in path.Split('.'))
            node = node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;
        var texts = node is YamlSequenceNode several ? several.Select(one => $"{one}") : [$"{node}"];
        return texts.SelectMany(text => Quotation().Matches(text)).Select(quote => quote.Groups[1].Value).Where(quote => !OnlyQuotes().IsMatch(quote))
            .Select(quote => Number().Replace(Unit().Replace(Product().Replace(Name().Replace(quote, locale == "zh-CN" ? "王大爷" : "Uncle Wang"), locale switch { "en" => "apples", "it" => "mele", _ => "苹果" }), locale == "zh-CN" ? "斤" : "jin"), "1001")).Distinct();
    }

    [GeneratedRegex("“([^”]*)”")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"^\{\{[^}]*(?:name|reason|said|text|words|statusName)[^}]*\}\}$", RegexOptions.IgnoreCase)]
    private static partial Regex OnlyQuotes();

    [GeneratedRegex(@"\{\{[^}]*(?:it\.name|fullName)[^}]*\}\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{\{[^}]*product[^}]*\}\}")]
    private static partial Regex Product();

    [GeneratedRegex(@"\{\{[^}]*unitOf[^}]*\}\}")]
    private static partial Regex Unit();

    [GeneratedRegex(@"\{\{[^}]*(?:number|order)[^}]*\}\}", RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
