using System.Data.Common;
using System.Diagnostics;
using ChatShop.Server.Backups;
using ChatShop.Server.Settings;
using ChatShop.Storage.Copies;

namespace ChatShop.Server.Commands;

/// <summary>Brings the database to the present form and ends; with <c>--from</c> it first moves a market from SQLite there.</summary>
internal static class MigrateCommand
{
    /// <summary>What says that the market lies where it lay without <c>Database:ConnectionString</c>.</summary>
    private const string OwnFile = "sqlite";

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = ShopHost.Begin(args).Configuration;
        var settings = ShopSettings.Read(configuration);
        if (configuration["from"] is { } from)
            return await MoveAsync(from == OwnFile ? settings.Data.FileAt(ShopBackup.TablesFile) : Path.GetFullPath(from), settings);
        await using var tables = ShopHost.OpenTables(settings);
        await ShopHost.MigrateAsync(tables, CancellationToken.None);
        return Print($"The database ({(settings.Database.IsPostgres ? "PostgreSQL" : "SQLite")}) has the present form.", 0);
    }

    private static async Task<int> MoveAsync(string file, ShopSettings settings)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var rows = await MoveClosedAsync(file, settings);
            Print($"ok     database   {rows.Values.Sum()} rows: {TableLine.Of(rows)}", 0);
            foreach (var wrong in await BooksProof.FindAsync(settings.Database, CancellationToken.None))
                Print($"WRONG  books      {wrong}. It was so before", 0);
            return Print($"ok     migrate    from {file}, in {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} seconds. That file is as it was, and no longer looked at: put it away. Now open the shop: serve", 0);
        }
        catch (Exception refused) when (refused is BackupRefusedException or CopyRefusedException or IOException or UnauthorizedAccessException or DbException)
        {
            return Print($"WRONG  migrate    {refused.Message}. Nothing was moved", 1);
        }
    }

    /// <summary>Moves the rows while nobody serves from where they lie: what would be sold meanwhile would stay behind.</summary>
    private static async Task<IReadOnlyDictionary<string, long>> MoveClosedAsync(string file, ShopSettings settings)
    {
        if (!settings.Database.IsPostgres)
            throw new BackupRefusedException("Database:ConnectionString says no PostgreSQL to move to: set it to that of an empty one, Host=…");
        if (!File.Exists(file))
            throw new BackupRefusedException($"there is no file {file}: is Data:Directory right?");
        var folder = Path.GetDirectoryName(file)!;
        using var claim = FolderClaim.Take(folder) ?? throw new BackupRefusedException($"a shop serves from {folder}: stop it first, so that nothing is sold that would not be moved");
        var copy = $"{file}.moving-{Guid.NewGuid():N}";
        try
        {
            await MarketCopy.SnapshotAsync(file, copy, CancellationToken.None);
            await MarketCopy.BringForwardAsync(copy, CancellationToken.None);
            return await MarketCopy.FillAsync(copy, settings.Database, CancellationToken.None);
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static int Print(string line, int exitCode)
    {
        Console.WriteLine(line);
        return exitCode;
    }
}
