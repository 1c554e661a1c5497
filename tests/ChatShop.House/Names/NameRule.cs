using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House.Names;

/// <summary>A name says what a thing is to the trade, and a folder what it is about.</summary>
internal static partial class NameRule
{
    private static readonly HashSet<string> FoldersOfKinds = new(StringComparer.OrdinalIgnoreCase)
    {
        "Interfaces", "Models", "Helpers", "Utils", "Utilities", "Services", "Common", "Extensions", "Dtos",
        "Managers", "Misc", "Shared", "Entities", "Enums", "Exceptions", "Handlers",
    };

    // A word that a base type carries is the framework's, and stays: a DbContext of ours is a context.
    private static readonly HashSet<string> EmptyWords =
    [
        "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Services", "Processor",
        "Handler", "Dto", "Impl", "Engine", "Common", "Base", "Info", "Context", "Model",
    ];

    /// <summary>Namespaces that are not their folder.</summary>
    public static IEnumerable<Finding> Namespaces(HouseFile file)
    {
        if (file.Project is not { } project)
            yield break;
        var folder = string.Join('.', file.Folders.Skip(2).Prepend(project));
        foreach (var space in file.Code.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
            if (space.Name.ToString() != folder)
                yield return file.At(space, $"namespace {space.Name} lies in the folder of {folder}: move the file or change the namespace");
        foreach (var type in file.Code.Members.OfType<BaseTypeDeclarationSyntax>())
            yield return file.At(type, $"{type.Identifier} is in no namespace: it is {folder}");
    }

    /// <summary>Types that are called like a folder of their project: from outside the folder's namespace hides them (CS0118).</summary>
    public static IEnumerable<Finding> Shadows(IReadOnlyList<HouseFile> files)
    {
        foreach (var project in files.Where(file => file.Project is not null).GroupBy(file => file.Project))
        {
            var folders = project.SelectMany(file => file.Folders.Skip(2)).ToHashSet();
            foreach (var file in project)
                foreach (var (name, type) in Types(file))
                    if (folders.Contains(name))
                        yield return file.At(type, $"type {name} is called like a folder of {file.Project}: the folder is plural or the type says more");
        }
    }

    /// <summary>Folders that say what kind of thing lies in them and not what it is about.</summary>
    public static IEnumerable<Finding> Folders(IEnumerable<string> paths) => paths.SelectMany(
            path => path.Split('/')[..^1].SelectMany(folder => folder.Split('.')).Where(FoldersOfKinds.Contains),
            (path, kind) => (Folder: path[..path.LastIndexOf('/')], Kind: kind))
        .Distinct().Select(it => new Finding(it.Folder, 0, $"\"{it.Kind}\" is a kind and no subject: put each file beside what it is about"));

    /// <summary>Type names with a word that says nothing.</summary>
    public static IEnumerable<Finding> Words(HouseFile file)
    {
        foreach (var (name, type) in Types(file))
        {
            var bases = (type as BaseTypeDeclarationSyntax)?.BaseList?.Types.SelectMany(it => WordsOf(it.Type.ToString())).ToHashSet() ?? [];
            foreach (var word in WordsOf(name).Where(word => EmptyWords.Contains(word) && !bases.Contains(word)))
                yield return file.At(type, $"\"{word}\" in {name} says nothing: name what it is or does to the trade");
        }
    }

    /// <summary>Code that spells two words of the trade otherwise than Stripe and .NET do. Comments may do as they like.</summary>
    public static IEnumerable<Finding> Spelling(HouseFile file) => file.Code.DescendantTokens()
        .Where(token => OtherSpelling().IsMatch(token.Text))
        .Select(token => file.At(token, $"{OtherSpelling().Match(token.Text).Value}: in code, REST and data it is canceled and fulfillment"));

    /// <summary>The same in a file of data, where every line counts.</summary>
    public static IEnumerable<Finding> SpellingOfData(HouseFile file) => file.Where(line => OtherSpelling().IsMatch(KeyOf(file, line))
        ? "in code, REST and data it is canceled and fulfillment" : null);

    /// <summary>What is said in YAML is prose: only what stands before the colon is data.</summary>
    private static string KeyOf(HouseFile file, string line) =>
        file.Is(".yaml") && !file.IsIn("dialogs/flows") && line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? line[..colon] : line;

    private static IEnumerable<(string Name, MemberDeclarationSyntax Type)> Types(HouseFile file)
    {
        foreach (var member in file.Code.DescendantNodes().OfType<MemberDeclarationSyntax>())
            if (member is BaseTypeDeclarationSyntax type)
                yield return (type.Identifier.Text, type);
            else if (member is DelegateDeclarationSyntax signature)
                yield return (signature.Identifier.Text, signature);
    }

    private static IEnumerable<string> WordsOf(string name) => PascalWords().Matches(name).Select(word => word.Value);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*")]
    private static partial Regex PascalWords();

    [GeneratedRegex("cance[l]led|fulfi[l]ment", RegexOptions.IgnoreCase)]
    private static partial Regex OtherSpelling();
}
