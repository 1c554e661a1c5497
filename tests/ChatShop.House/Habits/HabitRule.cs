using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House.Habits;

/// <summary>Habits of code that a reader can rely on everywhere.</summary>
internal static partial class HabitRule
{
    /// <summary>Public types and members without a doc comment. What overrides something has the comment of that.</summary>
    public static IEnumerable<Finding> Undocumented(HouseFile file) => PublicFace.Of(file)
        .Where(member => !member.Modifiers.Any(SyntaxKind.OverrideKeyword) && !IsDocumented(member))
        .Select(member => file.At(member, $"{NameOf(member)} has no doc comment: say what it is, its unit and range, what it throws or refuses"));

    /// <summary>Numbers that round where the trade shows its face: money and goods are counted exactly.</summary>
    public static IEnumerable<Finding> Rounding(HouseFile file) => PublicFace.Of(file)
        .SelectMany(member => member.DescendantNodes(node => node == member
            || node is not (MemberDeclarationSyntax or BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax)))
        .OfType<PredefinedTypeSyntax>().Where(type => type.Keyword.Text is "double" or "float")
        .Select(type => file.At(type, $"{type} rounds: in the trade's face numbers are long or decimal, money is Money, goods are Quantity"));

    /// <summary>Chinese text in C#: what people read stands in dialogs/. Comments may quote it.</summary>
    public static IEnumerable<Finding> ReadByPeople(HouseFile file) => file.Code.DescendantTokens()
        .Where(token => Han().IsMatch(token.Text))
        .Select(token => file.At(token, $"{Short(token.Text)} is read by people: it is a text of dialogs/zh-CN and dialogs/en"));

    /// <summary>Failures that vanish.</summary>
    public static IEnumerable<Finding> Swallowed(HouseFile file) => file.Code.DescendantNodes().OfType<CatchClauseSyntax>()
        .Where(it => it.Block.Statements.Count == 0)
        .Select(it => file.At(it, "a failure vanishes here: answer it, tell of it, or let it pass on"));

    /// <summary>Tests that are passed over.</summary>
    public static IEnumerable<Finding> Skipped(HouseFile file) => file.Code.DescendantNodes().OfType<AttributeArgumentSyntax>()
        .Where(it => it.NameEquals?.Name.Identifier.Text == "Skip")
        .Select(it => file.At(it, "a test that is passed over holds nothing: mend it or take it away"));

    /// <summary>Notes about work that was left.</summary>
    public static IEnumerable<Finding> Left(HouseFile file) => file.Where(line => LeftForLater().IsMatch(line)
        ? "work was left for later: do it, or open an issue and take the note away" : null);

    private static bool IsDocumented(MemberDeclarationSyntax member) =>
        member.GetLeadingTrivia().Any(it => it.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || it.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia));

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax it => it.Identifier.Text,
        DelegateDeclarationSyntax it => it.Identifier.Text,
        MethodDeclarationSyntax it => it.Identifier.Text,
        PropertyDeclarationSyntax it => it.Identifier.Text,
        EnumMemberDeclarationSyntax it => it.Identifier.Text,
        ConstructorDeclarationSyntax => "the constructor",
        BaseFieldDeclarationSyntax it => it.Declaration.Variables[0].Identifier.Text,
        _ => member.ToString().Split('\n')[0].Trim(),
    };

    private static string Short(string text) => text.Length > 30 ? text[..30] + "…" : text;

    [GeneratedRegex("[\u3400-\u9fff\uff01-\uff5e\u3001\u3002]")]
    private static partial Regex Han();

    // Written apart, so that this line is not found.
    [GeneratedRegex(@"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b")]
    private static partial Regex LeftForLater();
}
