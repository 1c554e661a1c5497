using YamlDotNet.RepresentationModel;

namespace ChatShop.House.Dialogs;

/// <summary>One text, list or format of <c>dialogs/&lt;locale&gt;/</c>.</summary>
/// <param name="Locale">Its language's folder.</param>
/// <param name="Key">Its file's name and its path there: <c>listing.create/ask.price</c>.</param>
/// <param name="At">Where it stands.</param>
internal sealed record DialogText(string Locale, string Key, Finding At)
{
    /// <summary>Every text of the files that lie in a language's folder.</summary>
    public static IReadOnlyList<DialogText> In(IEnumerable<HouseFile> files) => [.. files
        .Where(file => file.Is(".yaml") && file.Folders is ["dialogs", not "flows"])
        .SelectMany(file => Yaml.Flat(Yaml.Root(file), "").Select(leaf => new DialogText(
            file.Folders[1], $"{file.Name[..^".yaml".Length]}/{leaf.Key}", new Finding(file.Path, (int)leaf.Node.Start.Line, ""))))];

    /// <summary>What is wrong with it.</summary>
    public Finding Is(string what) => At with { What = $"{Key} {what}" };
}

/// <summary>YAML as the rules look at it.</summary>
internal static class Yaml
{
    /// <summary>A file's mapping.</summary>
    public static YamlMappingNode Root(HouseFile file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(file.Text));
        return yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode root ? root : [];
    }

    /// <summary>Everything that is no mapping, with its path.</summary>
    public static IEnumerable<(string Key, YamlNode Node)> Flat(YamlMappingNode mapping, string prefix) => mapping.Children.SelectMany(pair =>
        pair.Value is YamlMappingNode inner ? Flat(inner, $"{prefix}{pair.Key}.") : [($"{prefix}{pair.Key}", pair.Value)]);

    /// <summary>One text or a list of them.</summary>
    public static IEnumerable<string> Texts(YamlNode? node) => node switch
    {
        null => [],
        YamlSequenceNode list => list.Select(one => $"{one}"),
        _ => [$"{node}"],
    };

    /// <summary>What stands behind a key; null when the key is not there.</summary>
    public static YamlNode? At(YamlMappingNode mapping, string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
}
