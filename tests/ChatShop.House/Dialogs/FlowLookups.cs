using Microsoft.CodeAnalysis.CSharp.Syntax;
using YamlDotNet.RepresentationModel;

namespace ChatShop.House.Dialogs;

/// <summary>Which texts a flow says and which words it hears, by its steps.</summary>
internal static class FlowLookups
{
    /// <summary>The keys.</summary>
    /// <param name="flow">A file of <c>dialogs/flows/</c>.</param>
    /// <param name="acts">What each act may say, by its name.</param>
    public static IEnumerable<string> Of(HouseFile flow, IReadOnlyDictionary<string, IReadOnlyList<string>> acts)
    {
        var root = Yaml.Root(flow);
        var name = flow.Name[..^".yaml".Length];
        foreach (var words in Yaml.Texts(Yaml.At(root, "starts with words")))
            yield return $"words/{words}";
        foreach (var step in (Yaml.At(root, "steps") as YamlSequenceNode ?? []).OfType<YamlMappingNode>())
            foreach (var key in OfStep(step, acts))
                yield return key.StartsWith("words/", StringComparison.Ordinal) ? key : $"{name}/{key}";
    }

    /// <summary>What each act of <c>Flows/Acts</c> may say: its <c>Says</c>, or <c>done</c> alone.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Acts(IEnumerable<HouseFile> files)
    {
        var says = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var act in files.Where(file => file.IsIn("src/ChatShop.Conversations/Flows/Acts")).SelectMany(file => file.Code.DescendantNodes().OfType<ClassDeclarationSyntax>()))
        {
            var named = Property(act, "Name")?.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(it => it.Expression.ToString() == "nameof")
                .Select(it => it.ArgumentList.Arguments[0].ToString()) ?? [];
            foreach (var name in named)
                says[name] = [.. Property(act, "Says")?.DescendantNodes().OfType<LiteralExpressionSyntax>().Select(it => it.Token.ValueText) ?? ["done"]];
        }
        return says;
    }

    private static IEnumerable<string> OfStep(YamlMappingNode step, IReadOnlyDictionary<string, IReadOnlyList<string>> acts)
    {
        var (verb, what) = ($"{step.Children[0].Key}", $"{step.Children[0].Value}");
        return verb switch
        {
            "collect" => [$"ask.{what}"],
            "pick" when $"{Yaml.At(step, "from")}" == "market" => ["which", "none", "what"],
            "pick" => ["which", "none"],
            "confirm" or "say" => [what],
            "hear" => [$"words/{what}"],
            "act" => acts.GetValueOrDefault(what, ["done"]),
            _ => [],
        };
    }

    private static PropertyDeclarationSyntax? Property(ClassDeclarationSyntax type, string name) =>
        type.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(it => it.Identifier.Text == name);
}
