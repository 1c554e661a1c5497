using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChatShop.Conversations.Replies;

/// <summary>One YAML file of <c>dialogs/</c>, read so that every mistake can name its line.</summary>
internal sealed class DialogFile
{
    private readonly string path;

    private DialogFile(string path, YamlMappingNode root) => (this.path, Root) = (path, root);

    /// <summary>The file's name without folder and ending: <c>listing.create</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(path);

    /// <summary>The file as mistakes name it: <c>flows/listing.create.yaml</c>.</summary>
    public string Place => Short(path);

    /// <summary>What stands in it.</summary>
    public YamlMappingNode Root { get; }

    /// <summary>Every YAML file of a folder, by name.</summary>
    /// <exception cref="DialogMistakeException">The folder is missing, or a file is no YAML mapping.</exception>
    public static IEnumerable<DialogFile> ReadAll(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(Read)
        : throw new DialogMistakeException(folder, 0, "this folder is missing");

    /// <summary>What to throw about a place in this file.</summary>
    public DialogMistakeException Mistake(YamlNode at, string mistake) =>
        Mistake(at.Start.Line, mistake);

    /// <summary>What to throw about a line of this file.</summary>
    public DialogMistakeException Mistake(long line, string mistake) => new(Place, line, mistake);

    /// <summary>What stands under a key; null when there is no such key.</summary>
    public YamlNode? Find(string key) => Root.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    /// <summary>What stands under a key that must be there.</summary>
    /// <exception cref="DialogMistakeException">It is not.</exception>
    public YamlNode Need(string key) => Find(key) ?? throw Mistake(Root, $"\"{key}\" is missing");

    /// <summary>A node's text.</summary>
    /// <exception cref="DialogMistakeException">It is a list or a mapping.</exception>
    public string Text(YamlNode node, string what) => node is YamlScalarNode { Value: { } text }
        ? text
        : throw Mistake(node, $"{what} must be a text");

    /// <summary>A node's texts: one, or a list of them.</summary>
    public IReadOnlyList<string> Texts(YamlNode node, string what) => node is YamlSequenceNode list
        ? [.. list.Select(one => Text(one, what))]
        : [Text(node, what)];

    private static DialogFile Read(string path)
    {
        using var reader = new StreamReader(path);
        var yaml = new YamlStream();
        try
        {
            yaml.Load(reader);
        }
        catch (YamlException broken)
        {
            throw new DialogMistakeException(Short(path), broken.Start.Line, broken.Message);
        }
        return yaml.Documents.Count == 1 && yaml.Documents[0].RootNode is YamlMappingNode root
            ? new DialogFile(path, root)
            : throw new DialogMistakeException(Short(path), 1, "the file must be one mapping of keys");
    }

    private static string Short(string path) => Path.Join(Path.GetFileName(Path.GetDirectoryName(path)), Path.GetFileName(path));
}
