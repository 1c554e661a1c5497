using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using YamlDotNet.RepresentationModel;

namespace ChatShop.House.Dialogs;

/// <summary>Which texts a flow says and which words it hears, by its steps.</summary>
internal static class FlowLookups
{
    private static readonly string[] Beginnings =
        ["starts with words", "starts with a code after", "starts with an order after", "starts about an order with", "amid"];

    /// <summary>The keys.</summary>
    /// <param name="flow">A file of <c>dialogs/flows/</c>.</param>
    /// <param name="acts">What each act may say, by its name.</param>
    /// <param name="there">The texts that there are: what a flow that speaks as another has not, the other has.</param>
    public static IEnumerable<string> Of(HouseFile flow, IReadOnlyDictionary<string, IReadOnlyList<string>> acts, IReadOnlySet<string> there)
    {
        var root = Yaml.Root(flow);
        var name = flow.Name[..^".yaml".Length];
        var other = Yaml.At(root, "speaks as")?.ToString();
        foreach (var words in Beginnings.SelectMany(beginning => Yaml.Texts(Yaml.At(root, beginning))))
            yield return $"words/{words}";
        foreach (var step in (Yaml.At(root, "steps") as YamlSequenceNode ?? []).OfType<YamlMappingNode>())
            foreach (var key in OfStep(step, acts))
                yield return key.StartsWith("words/", StringComparison.Ordinal) ? key : other is null || there.Contains($"{name}/{key}") ? $"{name}/{key}" : $"{other}/{key}";
    }

    /// <summary>What each act of <c>Flows/Acts</c> may say: its <c>Says</c>, or <c>done</c> alone.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Acts(IEnumerable<HouseFile> files)
    {
        var says = new Dictionary<string, IReadOnlyList<string>>();
        var acts = files.Where(file => file.IsIn("src/ChatShop.Conversations/Flows/Acts"));
        foreach (var act in acts.SelectMany(file => file.Code.DescendantNodes().OfType<ClassDeclarationSyntax>()))
        {
            foreach (var way in Ways(act))
                if (Of(act, "Name", way).OfType<InvocationExpressionSyntax>().FirstOrDefault(it => it.Expression.ToString() == "nameof") is { } name)
                    says[name.ArgumentList.Arguments[0].ToString()] = Property(act, "Says") is null
                        ? ["done"]
                        : [.. Of(act, "Says", way).OfType<LiteralExpressionSyntax>().Where(it => it.Token.Value is string).Select(it => it.Token.ValueText)];
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
            "pick" when $"{Yaml.At(step, "from")}" is "last order" or "basket" or "people to talk to" or "joined channels" => ["none"],
            "pick" when $"{Yaml.At(step, "from")}" == "join codes" => [],
            "pick" when $"{Yaml.At(step, "from")}" == "own payouts" => ["bank", "bankLater"],
            "pick" => ["which", "none"],
            "confirm" when Yaml.At(step, "again") is { } again => [what, $"{again}"],
            "confirm" or "say" => [what],
            "hear" => [$"words/{what}"],
            "act" => acts.GetValueOrDefault(what, ["done"]),
            _ => [],
        };
    }

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
