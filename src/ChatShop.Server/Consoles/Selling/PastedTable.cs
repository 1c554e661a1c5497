using System.Globalization;
using ChatShop.Trade;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatShop.Server.Consoles.Selling;

/// <summary>Rows copied from a spreadsheet, read: a tab between the cells, or commas and quotes (RFC 4180), with or without names above the columns.</summary>
internal static class PastedTable
{
    /// <summary>The most rows taken at once.</summary>
    public const int MostRows = 200;

    /// <summary>The most letters taken at once.</summary>
    public const int LongestText = 100_000;

    private static readonly PastedColumn[] Usual = [PastedColumn.Product, PastedColumn.Price, PastedColumn.Unit, PastedColumn.Stock, PastedColumn.From];

    private static readonly PastedColumn[] UnitsBeside = [PastedColumn.Product, PastedColumn.Price, PastedColumn.Stock];

    /// <summary>Reads them.</summary>
    /// <param name="text">What was pasted.</param>
    /// <param name="names">How columns are called, in small letters.</param>
    /// <param name="market">What a price without a currency is in.</param>
    public static IReadOnlyList<PastedRow> Read(string text, IReadOnlyDictionary<string, PastedColumn> names, Currency market)
    {
        var lines = Lines(text).Where(line => line.Cells.Any(cell => cell.Length > 0)).ToList();
        if (lines.Count == 0)
            return [];
        var head = lines[0].Cells.Select(cell => names.GetValueOrDefault(cell.ToLowerInvariant())).ToArray();
        var isNamed = head.Count(column => column != PastedColumn.None) > 1;
        var columns = isNamed ? head : lines.Max(line => line.Cells.Length) <= UnitsBeside.Length ? UnitsBeside : Usual;
        var seen = new HashSet<string>();
        return [.. lines.Skip(isNamed ? 1 : 0).Select(line => new PastedRow(line.Number, Named(line.Cells, columns))).Select(row => row.Read(market, row.Product.Length > 0 && !seen.Add(row.Product)))];
    }

    private static Dictionary<PastedColumn, string> Named(string[] cells, PastedColumn[] columns) =>
        cells.Zip(columns, (cell, column) => (column, cell)).DistinctBy(it => it.column).ToDictionary(it => it.column, it => it.cell);

    /// <summary>The cells of each line, without empty ones at its end.</summary>
    private static List<(int Number, string[] Cells)> Lines(string text)
    {
        var lines = new List<(int, string[])>();
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = Between(text), BadDataFound = null, IgnoreBlankLines = false, HasHeaderRecord = false };
        using var parser = new CsvParser(new StringReader(text), settings);
        for (var first = 1; parser.Read(); first = parser.RawRow + 1)
        {
            var cells = parser.Record!.Select(cell => cell.Trim()).ToArray();
            lines.Add((first, cells[..(Array.FindLastIndex(cells, cell => cell.Length > 0) + 1)]));
        }
        return lines;
    }

    private static string Between(string text)
    {
        var first = text.TrimStart().Split('\n')[0];
        return first.Contains('\t', StringComparison.Ordinal) ? "\t" : first.Contains(',', StringComparison.Ordinal) || !first.Contains(';', StringComparison.Ordinal) ? "," : ";";
    }
}
