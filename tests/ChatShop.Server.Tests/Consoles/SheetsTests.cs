using System.Runtime.CompilerServices;
using ChatShop.Server.Consoles;
using MiniExcelLibs;

namespace ChatShop.Server.Tests.Consoles;

/// <summary>Files that are taken away hold every row, and end when nobody waits for them.</summary>
public sealed class SheetsTests
{
    private int read;

    [Fact]
    public async Task An_xlsx_holds_every_row_under_its_names()
    {
        using var to = new MemoryStream();
        await Sheets.WriteXlsxAsync(to, RowsAsync(3, CancellationToken.None), CancellationToken.None);
        to.Position = 0;
        var rows = to.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal([0d, 1d, 2d], rows.Select(row => row["order"]));
        Assert.Equal(["product", "order", "at"], rows[0].Keys);
        Assert.Equal(new DateTime(2026, 3, 1, 0, 0, 0), rows[0]["at"]);
    }

    [Fact]
    public async Task An_xlsx_that_nobody_waits_for_is_given_up_in_the_middle()
    {
        using var to = new MemoryStream();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sheets.WriteXlsxAsync(to, RowsAsync(1_000_000, stop.Token, at => at == 1000 ? stop.CancelAsync() : Task.CompletedTask), stop.Token));
        Assert.InRange(read, 1000, 2000);
        Assert.Equal(0, to.Length);
    }

    private async IAsyncEnumerable<Dictionary<string, object?>> RowsAsync(int count, [EnumeratorCancellation] CancellationToken stop, Func<int, Task>? before = null)
    {
        for (read = 0; read < count; read++)
        {
            await (before?.Invoke(read) ?? Task.CompletedTask);
            stop.ThrowIfCancellationRequested();
            yield return new() { ["product"] = "=1+1", ["order"] = read, ["at"] = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.FromHours(8)) };
        }
    }
}
