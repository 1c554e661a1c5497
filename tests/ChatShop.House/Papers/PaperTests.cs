namespace ChatShop.House.Papers;

/// <summary>Pages that keep their word.</summary>
public sealed class PaperTests
{
    private static readonly HashSet<string> Paths = [.. Tree.Paths];

    private static readonly HashSet<string> FewPaths = ["README.md", "docs/a.md", "docs/decisions/0001-keep-it.md", "src/A/B.cs"];

    private static IEnumerable<HouseFile> Pages => Tree.Files.Where(file => file.Is(".md"));

    private static IReadOnlyList<HouseFile> Decisions => [.. Pages.Where(file => file.IsIn("docs/decisions"))];

    [Fact]
    public void Every_link_of_a_page_leads_to_a_file() => Verdict.Clean(Pages.SelectMany(page => PaperRule.Links(page, Paths)));

    [Fact]
    public void Every_page_that_is_spoken_of_is_there() =>
        Verdict.Clean(Tree.Files.Where(file => !file.IsIn("tests/ChatShop.House/Papers")).SelectMany(file => PaperRule.SpokenOf(file, Paths)));

    [Fact]
    public void A_decision_is_one_page_that_says_what_decisions_say() => Verdict.Clean(Decisions.SelectMany(PaperRule.Decisions));

    [Fact]
    public void Decisions_are_numbered_in_a_row() => Verdict.Clean(PaperRule.Numbers(Decisions));

    [Fact]
    public void The_changelog_tells_of_this_version() =>
        Verdict.Clean(PaperRule.Version(Tree.Need("CHANGELOG.md"), Tree.Need("Directory.Build.props")));

    [Theory]
    [InlineData("dotnet run --project src/ChatShop.Server -c Release")]
    [InlineData("dotnet test")]
    public void The_readme_shows_the_command(string command) => Verdict.Clean(PaperRule.Command(Tree.Need("README.md"), command));

    [Theory]
    [InlineData("see [a](b.md)")]
    [InlineData("see [a](../docs/c.md#top) and [b](a.md)")]
    public void A_dead_link_is_caught(string text) => Verdict.Caught(PaperRule.Links(new HouseFile("docs/x.md", text), FewPaths));

    [Theory]
    [InlineData("[a](a.md#top) [b](../src/A) [c](/README.md) [d](#here) [e](https://example.com/x)")]
    public void A_link_that_leads_somewhere_is_let_be(string text) => Verdict.Clean(PaperRule.Links(new HouseFile("docs/x.md", text), FewPaths));

    [Theory]
    [InlineData("/// docs/decisions/0002.")]
    [InlineData("// docs/b.md says why")]
    [InlineData("/// README.md beside this file")]
    public void A_page_that_is_not_there_is_caught(string text) => Verdict.Caught(PaperRule.SpokenOf(new HouseFile("src/A/B.cs", text), FewPaths));

    [Fact]
    public void A_page_that_is_there_may_be_spoken_of() =>
        Verdict.Clean(PaperRule.SpokenOf(new HouseFile("src/A/B.cs", "/// docs/decisions/0001, docs/decisions/0001-keep-it.md, docs/a.md"), FewPaths));

    [Fact]
    public void A_decision_without_a_verb_phrase_or_a_heading_is_caught()
    {
        const string Whole = "# 1\n## What hurt\n## What we chose\n## What it costs us\n## What was tried or measured\n## When to look again\n";
        Verdict.Clean(PaperRule.Decisions(new HouseFile("docs/decisions/0001-keep-it.md", Whole)));
        Verdict.Caught(PaperRule.Decisions(new HouseFile("docs/decisions/1-it.md", Whole)), 0);
        Verdict.Caught(PaperRule.Decisions(new HouseFile("docs/decisions/0001-keep-it.md", Whole.Replace("## What hurt\n", "", StringComparison.Ordinal))), 0);
    }

    [Fact]
    public void Two_decisions_with_one_number_are_caught() => Verdict.Caught(
        PaperRule.Numbers([new HouseFile("docs/decisions/0001-a-b.md", ""), new HouseFile("docs/decisions/0001-c-d.md", "")]), 0);

    [Fact]
    public void A_changelog_that_ends_before_this_version_is_caught() =>
        Verdict.Caught(PaperRule.Version(new HouseFile("CHANGELOG.md", "## 0.1.0"), new HouseFile("a.props", "<Version>0.1.1</Version>")), 0);

    [Theory]
    [InlineData("dotnet test -c Release", 1)]
    [InlineData("run `dotnet test` then", 1)]
    [InlineData("    dotnet test     # every test", 0)]
    public void A_readme_shows_a_command_only_in_full(string line, int findings) =>
        Assert.Equal(findings, PaperRule.Command(new HouseFile("README.md", line), "dotnet test").Count());
}
