namespace ChatShop.Payments.Pages;

/// <summary>The files that are built into this room.</summary>
internal static class Resources
{
    private const string Layout = "/layout.liquid";

    /// <summary>The locales that pages are written in: each a folder of theirs.</summary>
    public static IReadOnlyList<string> Locales { get; } = [.. typeof(Resources).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(Layout, StringComparison.Ordinal)).Select(name => name[..^Layout.Length].Split('/')[^1]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A file's bytes; its name is its path from the project.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not built in.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A file's text.</summary>
    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name));
}
