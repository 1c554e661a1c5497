using Microsoft.Data.Sqlite;

namespace ChatShop.Payments.StripeSandbox.Store;

/// <summary>The sandbox's memory: one SQLite file, one writer at a time, on the disk before anybody is answered.</summary>
internal sealed class SandboxStore : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS objects (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, due INTEGER, json TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS objects_kind ON objects (kind, seq);
        CREATE INDEX IF NOT EXISTS objects_due ON objects (due) WHERE due IS NOT NULL;
        CREATE INDEX IF NOT EXISTS objects_payment_intent ON objects (kind, json_extract(json, '$.payment_intent'));
        CREATE TABLE IF NOT EXISTS answers (
            key TEXT PRIMARY KEY, path TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS objects_account ON objects (kind, json_extract(json, '$._account'), seq);
        CREATE INDEX IF NOT EXISTS objects_source ON objects (json_extract(json, '$.source_transaction')) WHERE kind = 'transfer';
        CREATE TABLE IF NOT EXISTS tellings (
            event TEXT NOT NULL, endpoint TEXT NOT NULL, due INTEGER NOT NULL, tries INTEGER NOT NULL, PRIMARY KEY (event, endpoint));
        CREATE INDEX IF NOT EXISTS tellings_due ON tellings (due);
        -- The first sandbox told one target alone: what it had still to tell goes to the one of the settings.
        CREATE TABLE IF NOT EXISTS deliveries (event TEXT PRIMARY KEY, due INTEGER NOT NULL, tries INTEGER NOT NULL);
        INSERT INTO tellings SELECT event, 'we_1TheOneOfTheSettings00000', due, tries FROM deliveries;
        DROP TABLE deliveries;
        """;

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private SqliteTransaction? transaction;

    /// <summary>Opens the file; makes it when there is none.</summary>
    public SandboxStore(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "stripe-sandbox.db");
        MakePrivate(path);
        var place = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        connection = new SqliteConnection(place.ToString());
        connection.Open();
        using var command = new SqliteCommand(Schema, connection);
        command.ExecuteNonQuery();
        (Objects, Answers, Deliveries) = (new ObjectTable(this), new AnswerTable(this), new DeliveryTable(this));
    }

    /// <summary>Sessions, charges, refunds, events and all else that has an id.</summary>
    public ObjectTable Objects { get; }

    /// <summary>What calls with a key were answered.</summary>
    public AnswerTable Answers { get; }

    /// <summary>Which events are still to be told.</summary>
    public DeliveryTable Deliveries { get; }

    /// <summary>Does something whole or not at all, alone. Not to be nested.</summary>
    public T Act<T>(Func<T> act)
    {
        lock (gate)
        {
            using var begun = transaction = connection.BeginTransaction();
            try
            {
                var result = act();
                begun.Commit();
                return result;
            }
            finally
            {
                transaction = null;
            }
        }
    }

    /// <summary>Runs a command that changes something.</summary>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CommandFor(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Reads rows.</summary>
    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = CommandFor(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
            connection.Dispose();
    }

    /// <summary>A new file is its owner's alone: answers that hold an endpoint's secret are kept in it for a day.</summary>
    private static void MakePrivate(string path)
    {
        if (File.Exists(path) || OperatingSystem.IsWindows())
            return;
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using var made = new FileStream(path, options);
    }

    private SqliteCommand CommandFor(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = new SqliteCommand(sql, connection, transaction ?? throw new InvalidOperationException("Only within an act."));
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
