using ChatShop.Server.Settings;
using ChatShop.Storage;
using ChatShop.Storage.Copies;

namespace ChatShop.Server.Backups;

/// <summary>Brings a backup back into an empty place: aside first, and only what is whole gets its name.</summary>
internal static class ShopRestore
{
    /// <summary>Where everything lies until it is whole. As long as this folder is there, nobody serves from the one it lies in.</summary>
    public const string Unfinished = ".restoring";

    /// <summary>Brings it back.</summary>
    /// <param name="backup">The file.</param>
    /// <param name="configuration">Where to: <c>Data:Directory</c> and, if it is set, <c>Database:ConnectionString</c>. Both are empty.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellation">Ends it, and leaves nothing.</param>
    /// <exception cref="BackupRefusedException">The backup is not whole, or the folder is not empty.</exception>
    /// <exception cref="CopyRefusedException">The database is not empty, or the backup is of a later version.</exception>
    public static async Task<RestoredShop> RunAsync(string backup, IConfiguration configuration, TimeProvider clock, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(new SettingReader(configuration).Needed("Data:Directory", "a folder"));
        var wasThere = Directory.Exists(folder);
        MustBeEmpty(folder);
        var aside = Directory.CreateDirectory(Path.Join(folder, Unfinished)).FullName;
        try
        {
            var manifest = await BackupReader.UnpackAsync(backup, aside, cancellation);
            configuration["Data:Directory"] = aside;
            var (rows, settings) = await BringBackAsync(aside, folder, configuration, clock, cancellation);
            Directory.Delete(aside);
            var place = settings.Database.IsPostgres ? settings.Database : DatabasePlace.Sqlite(Path.Join(folder, ShopBackup.TablesFile));
            return new RestoredShop(manifest, rows, settings.Redis is null ? manifest.Conversations : 0, await BooksProof.FindAsync(place, cancellation), folder);
        }
        catch when (Directory.Exists(aside))
        {
            Clear(folder);
            if (!wasThere)
                Directory.Delete(folder);
            throw;
        }
    }

    /// <summary>What an earlier try left is put away: nobody else has written there.</summary>
    private static void MustBeEmpty(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any())
            return;
        if (!Directory.Exists(Path.Join(folder, Unfinished)))
            throw new BackupRefusedException($"{folder} is not empty: name another folder in Data:Directory, or move away what is there");
        Clear(folder);
    }

    /// <summary>The folder itself stays: it may be a disk of its own.</summary>
    private static void Clear(string folder)
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(folder))
            File.Delete(file);
        foreach (var inside in Directory.EnumerateDirectories(folder).OrderBy(it => Path.GetFileName(it) == Unfinished).ToList())
            Directory.Delete(inside, recursive: true);
    }

    /// <summary>Rows and files get their places together: a PostgreSQL keeps the rows when the files are where they belong.</summary>
    private static async Task<(IReadOnlyDictionary<string, long> Rows, ShopSettings Settings)> BringBackAsync(
        string aside, string folder, IConfiguration configuration, TimeProvider clock, CancellationToken cancellation)
    {
        var tables = Path.Join(aside, ShopBackup.TablesFile);
        var rows = await MarketCopy.BringForwardAsync(tables, cancellation);
        var settings = ShopSettings.Read(configuration);
        var lines = Path.Join(aside, ShopBackup.SessionsFile);
        if (File.Exists(lines) && settings.Redis is null)
            await SessionCopy.RestoreAsync(lines, settings.Data.Folder(ShopBackup.SessionsFolder), clock);
        File.Delete(lines);
        if (settings.Database.IsPostgres)
            rows = await MarketCopy.FillAsync(tables, settings.Database, cancellation, beforeItCounts: () =>
            {
                File.Delete(tables);
                MoveIn(aside, folder);
            });
        else
            MoveIn(aside, folder);
        return (rows, settings);
    }

    private static void MoveIn(string aside, string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(aside).ToList())
            Directory.Move(entry, Path.Join(folder, Path.GetFileName(entry)));
    }
}

/// <summary>A shop that was brought back.</summary>
/// <param name="Manifest">What its backup said of itself.</param>
/// <param name="Rows">How many rows each table has now.</param>
/// <param name="Conversations">How many conversations go on where they were.</param>
/// <param name="Wrong">What is wrong with its books, a line each; it was so when the backup was made.</param>
/// <param name="Folder">Where it lies.</param>
internal sealed record RestoredShop(Manifest Manifest, IReadOnlyDictionary<string, long> Rows, int Conversations, IReadOnlyList<string> Wrong, string Folder);
