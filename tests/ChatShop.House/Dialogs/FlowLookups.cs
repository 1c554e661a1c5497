using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using YamlDotNet.RepresentationModel;

namespace ChatShop.House.Dialogs;

/// <summary>Which texts a flow says and which words it hears, by its steps.</summary>
internal static class FlowLookups
{
    private static readonly string[] Beginnings =
        ["starts with words", "starts with a code after", "starts with an order after", "starts with anything after", "starts about an order with", "amid"];

    /// <summary>The keys.</summary>
    /// <param name="flow">A file of <c>dialogs/flows/</c>.</param>
    /// <param name="says">What each act and pick may say, by its name.</param>
    /// <param name="there">The texts that there are: what a flow that speaks as another has not, the other has.</param>
    public static IEnumerable<string> Of(HouseFile flow, IReadOnlyDictionary<string, IReadOnlyList<string>> says, IReadOnlySet<string> there)
    {
        var root = Yaml.Root(flow);
        var name = flow.Name[..^".yaml".Length];
        var other = Yaml.At(root, "speaks as")?.ToString();
        foreach (var words in Beginnings.SelectMany(beginning => Yaml.Texts(Yaml.At(root, beginning))))
            yield return $"words/{words}";
        foreach (var step in (Yaml.At(root, "steps") as YamlSequenceNode ?? []).OfType<YamlMappingNode>())
            foreach (var key in OfStep(step, says))
                yield return key.StartsWith("words/", StringComparison.Ordinal) ? key : other is null || there.Contains($"{name}/{key}") ? $"{name}/{key}" : $"{other}/{key}";
    }

    /// <summary>What each act of <c>Flows/Acts</c> and each pick of <c>Flows/Picks</c> may say: its <c>Says</c>; of an act without one <c>done</c> alone.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Says(IEnumerable<HouseFile> files)
    {
        var says = new Dictionary<string, IReadOnlyList<string>>();
        var types = files.Where(file => file.IsIn("src/ChatShop.Conversations/Flows/Acts") || file.IsIn("src/ChatShop.Conversations/Flows/Picks"))
            .SelectMany(file => file.Code.DescendantNodes().OfType<ClassDeclarationSyntax>());
        foreach (var type in types)
            foreach (var way in Ways(type))
                if (NameOf(type, way) is { } name)
                    says[name] = Property(type, "Says") is null ? ["done"] : [.. Literals(Of(type, "Says", way))];
        return says;
    }

    private static IEnumerable<string> OfStep(YamlMappingNode step, IReadOnlyDictionary<string, IReadOnlyList<string>> says)
    {
        var (verb, what) = ($"{step.Children[0].Key}", $"{step.Children[0].Value}");
        return verb switch
        {
            "collect" => [$"ask.{what}"],
            "pick" => says.GetValueOrDefault($"{Yaml.At(step, "from")}", ["which", "none"]),
            "confirm" when Yaml.At(step, "again") is { } again => [what, $"{again}"],
            "confirm" or "say" => [what],
            "hear" => Yaml.Texts(step.Children[0].Value).Select(list => $"words/{list}"),
            "act" => says.GetValueOrDefault(what, ["done"]),
            _ => [],
        };
    }

    /// <summary>An act is called like its command, a pick by words; of a pick that says what every other does the name is not needed.</summary>
    private static string? NameOf(ClassDeclarationSyntax type, bool way)
    {
        var name = Of(type, "Name", way).ToList();
        return name.OfType<InvocationExpressionSyntax>().FirstOrDefault(it => it.Expression.ToString() == "nameof")?.ArgumentList.Arguments[0].ToString()
            ?? (Property(type, "Says") is null ? null : Literals(name).FirstOrDefault());
    }

    private static IEnumerable<string> Literals(IEnumerable<SyntaxNode> nodes) =>
        nodes.OfType<LiteralExpressionSyntax>().Where(it => it.Token.Value is string).Select(it => it.Token.ValueText);

    /// <summary>One class may be two acts: <c>adds ? nameof(RestockListing) : nameof(RestateStock)</c>.</summary>
    private static bool[] Ways(ClassDeclarationSyntax act) =>
        Property(act, "Name")?.ExpressionBody?.Expression is ConditionalExpressionSyntax ? [true, false] : [true];

    /// <summary>What stands in a property, of an either-or only the one way.</summary>
    private static IEnumerable<SyntaxNode> Of(ClassDeclarationSyntax act, string property, bool way) => Property(act, property) switch
    {
        { ExpressionBody.Expression: ConditionalExpressionSyntax either } => (way ? either.WhenTrue : either.WhenFalse).DescendantNodesAndSelf(),
        { } plain => plain.DescendantNodes(),
        null => [],
    };

    private static PropertyDeclarationSyntax? Property(ClassDeclarationSyntax type, string name) =>
        type.Members.OfType<PropertyDeclarationSyntax>().FirstOrDefault(it => it.Identifier.Text == name);
}
