using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>The dashboard and the alarms of <c>deploy/</c> ask for figures that there are.</summary>
[Collection(nameof(WatchedShop))]
public sealed partial class DashboardTests(WatchedShop watched, TroubledShop troubled) : IClassFixture<TroubledShop>
{
    /// <summary>Prometheus' own.</summary>
    private static readonly string[] FromPrometheus = ["up"];

    /// <summary>Labels that Prometheus adds, and those of the rows of histograms.</summary>
    private static readonly string[] LabelsOfPrometheus = ["job", "instance", "le"];

    private static string Dashboard => File.ReadAllText(Path.Join(AppContext.BaseDirectory, "deploy", "grafana", "chatshop.json"));

    private static string Alarms => File.ReadAllText(Path.Join(AppContext.BaseDirectory, "deploy", "prometheus", "alerts.yaml"));

    private static IReadOnlyList<string> Shown => [.. JsonNode.Parse(Dashboard)!["panels"]!.AsArray()
        .SelectMany(panel => panel!["targets"]?.AsArray() ?? []).Select(target => $"{target!["expr"]}")];

    private static IReadOnlyList<string> Rung => [.. Expression().Matches(Alarms).Select(it => it.Groups[1].Value)];

    [Fact]
    public void What_the_dashboard_shows_there_is()
    {
        Assert.True(Shown.Count > 20, "the dashboard is empty");
        AssertAsksForWhatThereIs(Shown);
    }

    [Fact]
    public void What_the_alarms_listen_to_there_is()
    {
        Assert.Equal(Alarms.Split("- alert:").Length - 1, Rung.Count);
        AssertAsksForWhatThereIs(Rung);
    }

    [Fact]
    public void Every_figure_of_ours_is_on_the_dashboard()
    {
        var ours = watched.After.Types.Keys.Concat(troubled.Page.Types.Keys).Where(name => name.StartsWith("chatshop_", StringComparison.Ordinal)).Distinct();
        Assert.All(ours, name => Assert.Contains(Shown, expression => expression.Contains(name, StringComparison.Ordinal)));
    }

    private void AssertAsksForWhatThereIs(IEnumerable<string> expressions)
    {
        var rows = watched.After.Rows.Concat(troubled.Page.Rows).ToList();
        foreach (var (name, labels) in expressions.SelectMany(expression => Figure().Matches(expression)).Select(it => (it.Groups[1].Value, it.Groups[2].Value)))
        {
            if (FromPrometheus.Contains(name))
                continue;
            var found = rows.Where(row => row.Split('{')[0] == name).ToList();
            Assert.True(found.Count > 0, $"there is no {name}");
            foreach (var label in Label().Matches(labels).Select(it => it.Groups[1].Value).Except(LabelsOfPrometheus))
                Assert.True(found.Exists(row => row.Contains($"{label}=\"", StringComparison.Ordinal)), $"{name} has no label {label}");
        }
    }

    /// <summary>A name with an underscore, or <c>up</c>, that braces, a range or the end of a sum follow; what stands behind <c>by</c> is labels.</summary>
    [GeneratedRegex("""(?<!by \([^)]*)\b(up|(?:chatshop|http|dotnet)_[a-z0-9_]+)(\{[^}]*\})?(?=[\[)\s]|$)(?!=|!)""")]
    private static partial Regex Figure();

    [GeneratedRegex("""([a-z_]+)(?:=~|!=|=)""")]
    private static partial Regex Label();

    [GeneratedRegex("""expr: (?:\|\n)?((?:.|\n {10})+)""")]
    private static partial Regex Expression();
}
