using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House;

/// <summary>What of a room others can see.</summary>
internal static class PublicFace
{
    /// <summary>Every public type, and every public member of one.</summary>
    public static IEnumerable<MemberDeclarationSyntax> Of(HouseFile file) => file.Code.DescendantNodes()
        .OfType<MemberDeclarationSyntax>().Where(it => it is not (BaseNamespaceDeclarationSyntax or GlobalStatementSyntax) && IsSeen(it));

    private static bool IsSeen(MemberDeclarationSyntax member) => member.Parent switch
    {
        InterfaceDeclarationSyntax inside => IsSeen(inside) && !member.Modifiers.Any(SyntaxKind.PrivateKeyword),
        EnumDeclarationSyntax inside => IsSeen(inside),
        MemberDeclarationSyntax inside and not BaseNamespaceDeclarationSyntax => IsSeen(inside) && IsPublic(member),
        _ => IsPublic(member),
    };

    private static bool IsPublic(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword);
}
