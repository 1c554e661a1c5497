namespace ChatShop.Server.Commands;

/// <summary>How many rows each table has, in one line.</summary>
internal static class TableLine
{
    /// <summary>Empty tables are not named.</summary>
    public static string Of(IReadOnlyDictionary<string, long> rows) =>
        string.Join(", ", rows.Where(table => table.Value > 0).OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => $"{table.Key} {table.Value}"));
}
