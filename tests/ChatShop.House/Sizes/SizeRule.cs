using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House.Sizes;

/// <summary>Files and methods that can be read in one sitting.</summary>
internal static class SizeRule
{
    public const int LongestFile = 350;
    public const int LongestMethod = 40;
    public const int MedianFile = 60;
    public const int NineInTenFiles = 180;

    /// <summary>A file that is too long.</summary>
    public static IEnumerable<Finding> Length(HouseFile file) => file.Lines.Count <= LongestFile
        ? []
        : [new Finding(file.Path, file.Lines.Count,
            $"{file.Lines.Count} lines, at most {LongestFile}: find the second subject in it and give that a file of its own")];

    /// <summary>How long files are in the middle and nine in ten.</summary>
    public static IEnumerable<Finding> Spread(IReadOnlyList<HouseFile> files)
    {
        var lengths = files.Select(file => file.Lines.Count).Order().ToList();
        if (lengths.Count == 0)
            yield break;
        if (lengths[(lengths.Count - 1) / 2] is var median && median > MedianFile)
            yield return new Finding("*.cs", 0, $"half of all files have more than {MedianFile} lines (the median is {median}): split what grew last");
        if (lengths[(lengths.Count * 9 - 1) / 10] is var ninth && ninth > NineInTenFiles)
            yield return new Finding("*.cs", 0, $"one file in ten has more than {NineInTenFiles} lines (from {ninth} on): split the longest ones");
    }

    /// <summary>Methods that are too long.</summary>
    public static IEnumerable<Finding> Methods(HouseFile file)
    {
        foreach (var node in file.Code.DescendantNodes().Where(it => it is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
            or PropertyDeclarationSyntax { ExpressionBody: not null }))
            if (LinesOf(node) is var lines && lines > LongestMethod)
                yield return file.At(node, $"a method of {lines} lines, at most {LongestMethod}: give its parts names of their own");
    }

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}
