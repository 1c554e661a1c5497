namespace ChatShop.House;

/// <summary>A place that breaks a rule.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1; 0 for the whole file.</param>
/// <param name="What">What is wrong there and what to do.</param>
internal sealed record Finding(string Path, int Line, string What)
{
    public override string ToString() => Line == 0 ? $"{Path}: {What}" : $"{Path}:{Line}: {What}";
}

/// <summary>How a rule's test ends.</summary>
internal static class Verdict
{
    private const int MostTold = 60;

    /// <summary>Passes when nothing was found; else names every place.</summary>
    public static void Clean(IEnumerable<Finding> findings)
    {
        var all = findings.OrderBy(it => it.Path, StringComparer.Ordinal).ThenBy(it => it.Line).ToList();
        if (all.Count == 0)
            return;
        var more = all.Count > MostTold ? $"\nand {all.Count - MostTold} more" : "";
        Assert.Fail($"{all.Count} place(s) break this rule:\n{string.Join('\n', all.Take(MostTold))}{more}");
    }

    /// <summary>Passes when the rule caught the bad sample, at this line.</summary>
    public static void Caught(IEnumerable<Finding> findings, int line = 1) =>
        Assert.Equal(line, Assert.Single(findings).Line);
}
