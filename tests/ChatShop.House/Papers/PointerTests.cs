using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ChatShop.House.Papers;

/// <summary>What pages point at is there.</summary>
public sealed class PointerTests
{
    private const string Versions = "<ItemGroup Label=\"Server\">\n<PackageVersion Include=\"A.B\" />\n</ItemGroup>\n<ItemGroup Label=\"Pinned\">\n<PackageVersion Include=\"C\" />";

    private static readonly HashSet<string> AtTheTop =
    [
        ".editorconfig", ".gitignore", "BannedSymbols.txt", "CHANGELOG.md", "CONTRIBUTING.md", "ChatShop.sln", "Directory.Build.props", "Directory.Packages.props",
        "README.md", "appsettings.json", "global.json", "run",
    ];

    private static readonly HashSet<string> FoldersAtTheTop = [".ci", "deploy", "dialogs", "docs", "src", "tests"];

    [Fact]
    public void Every_member_that_the_readme_points_at_is_there() =>
        Verdict.Clean(PointerRule.Members(Tree.Need("README.md"), Tree.Files.ToDictionary(file => file.Path)));

    [Fact]
    public void Every_file_of_code_that_a_page_points_at_is_there() =>
        Verdict.Clean(Tree.Files.Where(file => file.Is(".md")).SelectMany(page => PointerRule.Files(page, Tree.Paths)));

    [Fact]
    public void Every_package_has_its_reason_and_its_use() => Verdict.Clean(PointerRule.Packages(
        Tree.Need("Directory.Packages.props"), [.. Tree.Files.Where(file => file.Is(".csproj") || file.Is(".props"))], [.. Tree.Files.Where(file => file.IsIn("docs/decisions"))]));

    [Fact]
    public void The_readme_names_every_event_that_Stripe_must_send()
    {
        var events = Tree.Need("src/ChatShop.Payments/StripeProvider/StripeNotices.cs").Code.DescendantNodes().OfType<CollectionExpressionSyntax>().First()
            .DescendantTokens().Where(it => it.IsKind(SyntaxKind.StringLiteralToken)).Select(it => it.ValueText).ToList();
        Assert.NotEmpty(events);
        Assert.All(events, it => Assert.Contains($"`{it}`", Tree.Need("README.md").Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_lies_at_the_top_that_does_not_belong_there() => Verdict.Clean(Tree.Paths
        .Where(path => !path.Contains('/', StringComparison.Ordinal) && !AtTheTop.Contains(path))
        .Select(path => new Finding(path, 0, "plans, notes and hand-overs never lie at the top: move it or take it away")));

    [Fact]
    public void No_folder_lies_at_the_top_that_does_not_belong_there() => Assert.Equal(
        FoldersAtTheTop.Order(StringComparer.Ordinal),
        Tree.Paths.Where(path => path.Contains('/', StringComparison.Ordinal)).Select(path => path.Split('/')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("see `src/A/B.cs:Go`", 0)]
    [InlineData("see `src/A/B.cs:Went`", 1)]
    [InlineData("see `src/A/C.cs:Go`", 1)]
    public void A_member_that_is_not_there_is_caught(string line, int findings) => Assert.Equal(findings, PointerRule.Members(
        new HouseFile("README.md", line), new Dictionary<string, HouseFile> { ["src/A/B.cs"] = new("src/A/B.cs", "void Go() { }") }).Count());

    [Theory]
    [InlineData("see `A/B.cs`", 0)]
    [InlineData("see `Room/A/B.cs` and src/ChatShop.Room/A/B.cs", 0)]
    [InlineData("see `C/B.cs`", 1)]
    public void A_file_that_is_not_there_is_caught(string line, int findings) =>
        Assert.Equal(findings, PointerRule.Files(new HouseFile("docs/a.md", line), ["src/ChatShop.Room/A/B.cs"]).Count());

    [Fact]
    public void A_package_without_a_reason_or_a_use_is_caught()
    {
        var project = new HouseFile("a.csproj", "<PackageReference Include=\"A.B\" />");
        Verdict.Clean(PointerRule.Packages(new HouseFile("p.props", Versions), [project], [new HouseFile("d.md", "A.B and C.")]));
        Verdict.Caught(PointerRule.Packages(new HouseFile("p.props", Versions), [project], [new HouseFile("d.md", "C.")]), 2);
        Verdict.Caught(PointerRule.Packages(new HouseFile("p.props", Versions), [], [new HouseFile("d.md", "A.B and C.")]), 2);
    }
}
