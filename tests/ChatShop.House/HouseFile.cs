using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House;

/// <summary>One file of the house, as a rule sees it: rules never read the disk.</summary>
/// <param name="Path">From the top, with forward slashes.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record HouseFile(string Path, string Text)
{
    private CompilationUnitSyntax? code;

    /// <summary>The lines, without the empty one behind the last line break.</summary>
    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folders it lies in, from the top.</summary>
    public IReadOnlyList<string> Folders => Path.Split('/')[..^1];

    /// <summary>The C# in it.</summary>
    public CompilationUnitSyntax Code => code ??= CSharpSyntaxTree
        .ParseText(Text, new CSharpParseOptions(LanguageVersion.Preview)).GetCompilationUnitRoot();

    /// <summary>The project it belongs to, such as <c>ChatShop.Trade</c>; null outside of src and tests.</summary>
    public string? Project => Folders is [("src" or "tests"), var project, ..] && project.StartsWith("ChatShop.", StringComparison.Ordinal) ? project : null;

    public bool IsIn(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    public bool Is(string ending) => Path.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>A place in it.</summary>
    public Finding At(SyntaxNode node, string what) => At(node.GetLocation(), what);

    /// <summary>A place in it.</summary>
    public Finding At(SyntaxToken token, string what) => At(token.GetLocation(), what);

    /// <summary>Every line that a pattern finds.</summary>
    public IEnumerable<Finding> Where(Func<string, string?> look) => Lines
        .Select((line, i) => look(line) is { } what ? new Finding(Path, i + 1, what) : null).OfType<Finding>();

    private Finding At(Location location, string what) => new(Path, location.GetLineSpan().StartLinePosition.Line + 1, what);
}
