using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatShop.House.Deploying;

/// <summary>What deploys the shop speaks of settings, doors and files that there are.</summary>
internal static partial class DeployRule
{
    private static readonly string[] OfThePlatform = ["DOTNET_EnableDiagnostics", "ASPNETCORE_FORWARDEDHEADERS_ENABLED"];

    /// <summary>YAML that can not be read.</summary>
    public static IEnumerable<Finding> Unreadable(HouseFile file)
    {
        Finding? found = null;
        try
        {
            Documents(file);
        }
        catch (YamlException wrong)
        {
            found = new Finding(file.Path, (int)wrong.Start.Line, $"this is no YAML: {wrong.Message}");
        }
        return found is null ? [] : [found];
    }

    /// <summary>Environment variables that are no setting.</summary>
    /// <param name="file">A file of <c>deploy/</c>.</param>
    /// <param name="settings">The names of all settings, with colons.</param>
    public static IEnumerable<Finding> Settings(HouseFile file, IReadOnlySet<string> settings) => Variables(file)
        .Where(name => !settings.Contains(name.Replace("__", ":", StringComparison.Ordinal)) && !OfThePlatform.Contains(name))
        .Distinct().Select(name => new Finding(file.Path, LineOf(file, name), $"{name} is no setting of appsettings.json: mend it"));

    /// <summary>The names of all settings.</summary>
    public static IReadOnlySet<string> SettingNames(HouseFile appsettings)
    {
        using var json = JsonDocument.Parse(appsettings.Text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return Leaves(json.RootElement, "").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Paths of ours that are asked for and that no code answers.</summary>
    public static IEnumerable<Finding> Doors(HouseFile file, IEnumerable<HouseFile> code) => file.Where(line =>
        Door().Matches(line).Select(it => it.Value).FirstOrDefault(door => !code.Any(it => it.Text.Contains($"\"{door}\"", StringComparison.Ordinal))) is { } lost
            ? $"nobody answers at {lost}: mend it" : null);

    /// <summary>Servers called by another port than the one they listen on, or by a name that none of them has.</summary>
    public static IEnumerable<Finding> Addresses(HouseFile file, IReadOnlySet<string> servers, string port) => file.Where(line =>
        Address().Matches(line).FirstOrDefault(it => !servers.Contains(it.Groups[1].Value) || it.Groups[2].Value != port) is { } wrong
            ? $"no server listens at {wrong.Value}: servers are {string.Join(", ", servers.Order())}, their port is {port}" : null);

    /// <summary>What is asked of whoever deploys with compose, and what the example lists.</summary>
    public static (IReadOnlySet<string> Asked, IReadOnlySet<string> Listed) Questions(HouseFile compose, HouseFile example) =>
        (Question().Matches(compose.Text).Select(it => it.Groups[1].Value).ToHashSet(), Listing().Matches(example.Text).Select(it => it.Groups[1].Value).ToHashSet());

    /// <summary>The documents of a YAML file.</summary>
    public static IReadOnlyList<YamlNode> Documents(HouseFile file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(file.Text));
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    /// <summary>What lies at a path of names in YAML; null when nothing does.</summary>
    public static YamlNode? At(YamlNode node, params string[] path) => path.Aggregate<string, YamlNode?>(
        node, (at, name) => at is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var inner) ? inner : null);

    private static IEnumerable<string> Variables(HouseFile file)
    {
        var written = file.Lines.Where(line => !line.TrimStart().StartsWith('#')).SelectMany(line => Doubled().Matches(line)).Select(it => it.Value);
        if (file.Is(".service"))
            return written.Concat(file.Lines.Select(line => UnitVariable().Match(line)).Where(it => it.Success).Select(it => it.Groups[1].Value));
        if (file.Is("Containerfile"))
            return written.Concat(ImageVariable().Matches(file.Text).Select(it => it.Groups[1].Value));
        return file.Is(".yaml") ? written.Concat(Documents(file).SelectMany(root => (YamlNode?[])[At(root, "x-shop", "environment"), At(root, "data"), At(root, "stringData")])
            .OfType<YamlMappingNode>().SelectMany(map => map.Children.Keys).Select(key => $"{key}")) : written;
    }

    private static IEnumerable<string> Leaves(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(it => Leaves(it.Value, name.Length == 0 ? it.Name : $"{name}:{it.Name}"))
        : [name];

    private static int LineOf(HouseFile file, string text) => file.Lines.Select((line, i) => (line, i)).First(it => it.line.Contains(text, StringComparison.Ordinal)).i + 1;

    [GeneratedRegex(@"\b[A-Za-z0-9]+(?:__[A-Za-z0-9]+)+\b")]
    private static partial Regex Doubled();

    [GeneratedRegex(@"^Environment=([\w]+)=")]
    private static partial Regex UnitVariable();

    [GeneratedRegex(@"(?:^ENV |\\\n +)(\w+)=", RegexOptions.Multiline)]
    private static partial Regex ImageVariable();

    [GeneratedRegex(@"/health/\w+|(?<![\w.])/metrics\b")]
    private static partial Regex Door();

    [GeneratedRegex(@"\b(shop-\w+):(\d+)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\$\{(\w+)")]
    private static partial Regex Question();

    [GeneratedRegex(@"^(\w+)=", RegexOptions.Multiline)]
    private static partial Regex Listing();
}
