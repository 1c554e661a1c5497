using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>What <c>/metrics</c> shows, read as Prometheus reads it: a line that it would not take fails.</summary>
internal sealed partial class MetricsPage
{
    private readonly Dictionary<string, double> rows = [];

    private MetricsPage(string text)
    {
        Text = text;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Take(line);
    }

    public static MetricsPage Empty { get; } = new("");

    public string Text { get; }

    /// <summary>What each name is said to be: counter, gauge, histogram.</summary>
    public Dictionary<string, string> Types { get; } = [];

    /// <summary>The names that are explained.</summary>
    public HashSet<string> Helped { get; } = [];

    /// <summary>Every row, without its value.</summary>
    public IEnumerable<string> Rows => rows.Keys;

    /// <summary>Reads it with the operator's key.</summary>
    public static async Task<MetricsPage> ReadAsync(Operator by)
    {
        using var answer = await by.AskAsync("/metrics");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        return new MetricsPage(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The sum of the rows of a name that have these labels.</summary>
    public double Sum(string name, params string[] labels) => rows
        .Where(row => row.Key.Split('{')[0] == name && labels.All(label => row.Key.Contains(label, StringComparison.Ordinal))).Sum(row => row.Value);

    private void Take(string line)
    {
        if (line == "# EOF")
            return;
        if (Comment().Match(line) is { Success: true } said)
        {
            if (said.Groups[1].Value == "TYPE")
                Types.Add(said.Groups[2].Value, said.Groups[3].Value);
            else if (said.Groups[1].Value == "HELP")
                Helped.Add(said.Groups[2].Value);
            return;
        }
        var row = Row().Match(line);
        Assert.True(row.Success, $"no line of Prometheus' text: {line}");
        rows.Add(row.Groups[1].Value + row.Groups[2].Value, double.Parse(row.Groups[3].Value.Replace("Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^# (TYPE|HELP|UNIT) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$")]
    private static partial Regex Comment();

    [GeneratedRegex("""^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\"n])*",?)*\})? ([-+]?(?:[0-9.eE+-]+|Inf|NaN))(?: \d+)?$""")]
    private static partial Regex Row();
}
