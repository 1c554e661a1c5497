using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House.Acts;

/// <summary>What the trade can be asked to do is done by exactly one method of the storage, entered in its table.</summary>
internal static class ActRule
{
    private const string Table = "src/ChatShop.Storage/Acts/ActTable.cs";

    /// <summary>Commands that nobody, or several, or the wrong one carries out.</summary>
    public static IEnumerable<Finding> Commands(IReadOnlyList<HouseFile> rooms)
    {
        var listed = rooms.Where(file => file.Path == Table).SelectMany(file => file.Code.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Select(it => it.ToString()).ToList();
        var acts = rooms.Where(file => file.IsIn("src/ChatShop.Storage")).SelectMany(file => file.Code.DescendantNodes().OfType<MethodDeclarationSyntax>())
            .Where(it => it.ParameterList.Parameters is [{ Type: { } first }, _] && first.ToString() == "ActRoom").ToList();
        foreach (var (file, command, fact) in rooms.SelectMany(CommandsOf))
        {
            var name = command.Identifier.Text;
            var fitting = acts.Where(act => act.ParameterList.Parameters[1].Type!.ToString() == name && listed.Contains(FullName(act))).ToList();
            if (fitting.Count != 1)
                yield return file.At(command, $"{fitting.Count} methods in {Table} carry out {name}: there must be one");
            else if (fitting[0].ReturnType.ToString() != $"Task<Result<{fact}>>")
                yield return file.At(command, $"{FullName(fitting[0])} must return Task<Result<{fact}>>, since that is what {name} promises");
        }
    }

    private static IEnumerable<(HouseFile File, RecordDeclarationSyntax Command, string Fact)> CommandsOf(HouseFile file) =>
        !file.IsIn("src/ChatShop.Trade") ? [] : file.Code.DescendantNodes().OfType<RecordDeclarationSyntax>()
        .Select(type => (file, type, type.BaseList?.Types.Select(it => it.Type).OfType<GenericNameSyntax>()
            .FirstOrDefault(it => it.Identifier.Text == "Command")))
        .Where(it => it.Item3 is not null).Select(it => (it.file, it.type, it.Item3!.TypeArgumentList.Arguments[0].ToString()));

    private static string FullName(MethodDeclarationSyntax act) => $"{((TypeDeclarationSyntax)act.Parent!).Identifier.Text}.{act.Identifier.Text}";
}
