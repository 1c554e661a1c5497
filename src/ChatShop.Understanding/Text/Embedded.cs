namespace ChatShop.Understanding.Text;

/// <summary>The word lists that lie beside the code and are built into it.</summary>
internal static class Embedded
{
    /// <summary>The lines of a list, without blank lines and comments (<c>#</c>).</summary>
    /// <exception cref="InvalidOperationException">No such list: only a bug can cause it.</exception>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream("ChatShop.Understanding." + name)
            ?? throw new InvalidOperationException($"No list {name} is built in.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line;
    }
}
