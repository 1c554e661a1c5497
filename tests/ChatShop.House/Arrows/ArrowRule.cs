using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House.Arrows;

/// <summary>Data goes down the rooms; nothing below calls up, and each room knows only the libraries it is made with.</summary>
/// <remarks>What is not referenced can not be named, relative or not: the compiler holds that. These rules hold what may be referenced.</remarks>
internal static class ArrowRule
{
    private static readonly HashSet<string> Outside =
    [
        "File", "Directory", "FileInfo", "DirectoryInfo", "FileStream", "StreamReader", "StreamWriter",
        "HttpClient", "Socket", "Console", "Process", "Environment", "Thread",
    ];

    private static readonly string[] OutsideNamespaces = ["System.IO", "System.Net", "System.Data", "System.Threading.Channels"];

    /// <summary>References of a project file: to rooms, packages and frameworks.</summary>
    public static IEnumerable<Finding> References(HouseFile project)
    {
        if (RoomTable.Of(project) is not { } room)
        {
            yield return new Finding(project.Path, 0, "this project is no room: enter it in tests/ChatShop.House/Arrows/RoomTable.cs with what it may know");
            yield break;
        }
        foreach (var element in XDocument.Parse(project.Text, LoadOptions.SetLineInfo).Descendants())
        {
            var named = element.Attribute("Include")?.Value ?? "";
            var line = ((IXmlLineInfo)element).LineNumber;
            if (element.Name.LocalName == "ProjectReference" && !room.Rooms.Contains(RoomNamed(named)))
                yield return new Finding(project.Path, line, $"{room.Name} may not know {RoomNamed(named)}: {Below(room)}");
            else if (element.Name.LocalName == "PackageReference" && !room.Knows(named))
                yield return new Finding(project.Path, line, $"{room.Name} may not know the package {named}: put what needs it into the room that does");
            else if (element.Name.LocalName == "FrameworkReference" && room.Libraries?.Contains("Microsoft.AspNetCore") == false)
                yield return new Finding(project.Path, line, $"{room.Name} is free of frameworks: {named} does not belong here");
        }
    }

    /// <summary>Namespaces that a file uses or writes out in full.</summary>
    public static IEnumerable<Finding> Names(HouseFile file)
    {
        if (RoomTable.Of(file) is not { } room)
            yield break;
        foreach (var (name, at) in Named(file))
            if (name.Split('.') is ["ChatShop", var other, ..] && other != room.Name && !room.Rooms.Contains(other))
                yield return file.At(at, $"{room.Name} may not know {other}: {Below(room)}");
            else if (name.Split('.')[0] is not "ChatShop" && !room.Knows(name))
                yield return file.At(at, $"{room.Name} may not know {name}: put what needs it into the room that does");
    }

    /// <summary>Where a file of the trade would touch a disk, a network, a console or a process.</summary>
    public static IEnumerable<Finding> Effects(HouseFile file)
    {
        foreach (var (name, at) in Named(file))
            if (OutsideNamespaces.Any(outside => name == outside || name.StartsWith(outside + ".", StringComparison.Ordinal)))
                yield return file.At(at, $"the trade decides and touches nothing: {name} belongs into the room that stores or sends");
        foreach (var name in file.Code.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (Outside.Contains(name.Identifier.Text) && name.Parent is MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax or ParameterSyntax
                && (name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name))
                yield return file.At(name, $"the trade decides and touches nothing: {name} belongs into the room that stores or sends");
    }

    private static IEnumerable<(string Name, SyntaxNode At)> Named(HouseFile file)
    {
        foreach (var use in file.Code.DescendantNodes().OfType<UsingDirectiveSyntax>())
            if (use.NamespaceOrType.ToString() is var name && (name.Contains('.', StringComparison.Ordinal) || use.Alias is null))
                yield return (name, use);
        var written = file.Code
            .DescendantNodes(node => node is not (UsingDirectiveSyntax or QualifiedNameSyntax
                or MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax }))
            .Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax && node.Parent is not BaseNamespaceDeclarationSyntax);
        foreach (var node in written)
            if (node.ToString() is var name && (name.Split('.')[0] is "ChatShop" or "System" || RoomTable.Roots.Contains(name.Split('.')[0])))
                yield return (name, node);
    }

    private static string RoomNamed(string reference) =>
        System.IO.Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')).Replace("ChatShop.", "", StringComparison.Ordinal);

    private static string Below(Room room) => room.Rooms.Count == 0
        ? "it knows no room of ours"
        : $"it knows {string.Join(", ", room.Rooms)}; let the caller above pass in what is needed";
}
