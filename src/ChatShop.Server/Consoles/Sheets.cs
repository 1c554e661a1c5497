using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using MiniExcelLibs;

namespace ChatShop.Server.Consoles;

/// <summary>Writes rows as files that spreadsheets open; none of them holds more than a few rows in memory.</summary>
internal static class Sheets
{
    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, InjectionCharacters = ['=', '@', '+', '\t', '\r'] };

    /// <summary>With a byte order mark, by which spreadsheets know UTF-8; what a spreadsheet would run as a formula is text.</summary>
    public static async Task WriteCsvAsync(Stream to, IAsyncEnumerable<Dictionary<string, object?>> rows)
    {
        await using var text = new StreamWriter(to, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, Csv);
        var isFirst = true;
        await foreach (var row in rows)
        {
            foreach (var name in isFirst ? row.Keys : Enumerable.Empty<string>())
                csv.WriteField(name);
            if (isFirst)
                await csv.NextRecordAsync();
            isFirst = false;
            foreach (var value in row.Values)
                csv.WriteField(value is DateTimeOffset at ? at.ToString("O", CultureInfo.InvariantCulture) : value);
            await csv.NextRecordAsync();
        }
    }

    /// <summary>A file is a folder that is packed: it is written whole, on the disk, before it goes out. One that nobody waits for any more is given up.</summary>
    public static async Task WriteXlsxAsync(Stream to, IAsyncEnumerable<Dictionary<string, object?>> rows, CancellationToken stop)
    {
        await using var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        await file.SaveAsAsync(rows.Select(row => row.ToDictionary(it => it.Key, it => it.Value is DateTimeOffset at ? at.UtcDateTime : it.Value)), cancellationToken: stop);
        file.Position = 0;
        await file.CopyToAsync(to, stop);
    }
}
