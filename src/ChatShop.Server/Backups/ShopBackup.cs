using ChatShop.Server.Embedded;
using ChatShop.Server.Settings;
using ChatShop.Storage.Copies;

namespace ChatShop.Server.Backups;

/// <summary>Makes a backup of a shop, while it serves or not: everything embedded, and the rows wherever they lie.</summary>
/// <remarks>
/// The order counts. Sessions first: none knows of an order that the tables do not have. Then the tables, as of one moment.
/// Then the sandbox, the photos and the keys: all that the tables point to is there by then.
/// </remarks>
internal sealed class ShopBackup(ShopSettings settings, TimeProvider clock)
{
    /// <summary>The market's rows in a backup, whichever database they lie in.</summary>
    public const string TablesFile = "chatshop.db";

    /// <summary>What conversations remember.</summary>
    public const string SessionsFile = "sessions.jsonl";

    /// <summary>The folder of the embedded sessions: their files belong to whoever serves.</summary>
    public const string SessionsFolder = "sessions";

    private string Folder => settings.Data.Path;

    /// <summary>Makes it.</summary>
    /// <param name="file">What it will be called: nothing of that name is there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What is in it, and how long it is.</returns>
    /// <exception cref="BackupRefusedException">There is nothing to back up, or not there.</exception>
    /// <exception cref="CopyRefusedException">The tables have not the present form.</exception>
    public async Task<(Manifest Manifest, long Bytes)> WriteAsync(string file, CancellationToken cancellation)
    {
        Check(file);
        var takenAt = clock.GetUtcNow();
        await using var backup = new BackupWriter(file);
        var rows = new SortedDictionary<string, long>();
        var conversations = await AroundSessionsAsync(backup, async () =>
        {
            foreach (var (table, count) in await MarketCopy.WriteAsync(settings.Database, backup.PartAt(TablesFile), cancellation))
                rows[table] = count;
        });
        foreach (var part in (string[])[TablesFile, SessionsFile])
            if (File.Exists(backup.PartAt(part)))
                await backup.AddAsync(part, backup.PartAt(part), cancellation);
        foreach (var name in Others())
            await AddAsync(backup, name, cancellation);
        return await backup.FinishAsync(
            new Manifest(Manifest.PresentForm, takenAt, settings.Database.IsPostgres ? "PostgreSQL" : "SQLite", rows, conversations, []), cancellation);
    }

    private void Check(string file)
    {
        if (!settings.Database.IsPostgres && !File.Exists(settings.Data.FileAt(TablesFile)))
            throw new BackupRefusedException($"there is no shop in {Folder}: is Data:Directory right?");
        if (File.Exists(file))
            throw new BackupRefusedException($"{file} is there already: name another file, or a folder");
        if (Path.GetFullPath(file).StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new BackupRefusedException($"{file} lies in {Folder} itself, and would be lost with it: name a file elsewhere");
    }

    /// <summary>Keeps the sessions as they were before the tables were read, but for those that went on meanwhile.</summary>
    private async Task<int> AroundSessionsAsync(BackupWriter backup, Func<Task> readTables)
    {
        using var claim = FolderClaim.Take(Folder, settings.IsCluster);
        using var own = claim is not null && settings.Redis is null && Directory.Exists(settings.Data.FileAt(SessionsFolder))
            ? EmbeddedGarnet.Start(settings.Data.Folder(SessionsFolder)) : null;
        if ((own?.ConnectionString ?? FolderClaim.SessionsOf(Folder)) is not { } address)
        {
            if (claim is null && settings.Redis is null)
                throw new BackupRefusedException("the shop is just being opened, or another copy is being made: try again in a moment");
            await readTables();
            return 0;
        }
        var sessions = new SessionCopy(address, clock);
        await sessions.WriteAsync(backup.PartAt("sessions-before"));
        await readTables();
        return await sessions.KeepUnchangedAsync(backup.PartAt("sessions-before"), backup.PartAt(SessionsFile));
    }

    /// <summary>Everything else in the data folder: whatever is kept there next year, too.</summary>
    private IEnumerable<string> Others() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Where(name => !FolderClaim.Owns(name) && !name.StartsWith($"{SessionsFolder}/", StringComparison.Ordinal) && !name.StartsWith($"{DataFolder.Uploads}/", StringComparison.Ordinal) && !name.StartsWith(TablesFile, StringComparison.Ordinal)
            && !(name.EndsWith("-wal", StringComparison.Ordinal) || name.EndsWith("-shm", StringComparison.Ordinal) || name.EndsWith("-journal", StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal);

    private async Task AddAsync(BackupWriter backup, string name, CancellationToken cancellation)
    {
        var source = settings.Data.FileAt(name);
        if (name.EndsWith(".db", StringComparison.Ordinal))
            await MarketCopy.SnapshotAsync(source, source = backup.PartAt(Path.GetFileName(name)), cancellation);
        await backup.AddAsync(name, source, cancellation);
    }
}
