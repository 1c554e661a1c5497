using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>What the sandbox remembers: objects, idempotency keys and the events that wait for delivery, in a SQLite file of its own.</summary>
internal sealed class SandboxStore : IDisposable
{
    private const string Tables = """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
        CREATE TABLE IF NOT EXISTS objects (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, json TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS objects_by_kind ON objects (kind, seq);
        CREATE INDEX IF NOT EXISTS objects_by_status ON objects (kind, json_extract(json, '$.status'));
        CREATE TABLE IF NOT EXISTS keys (key TEXT PRIMARY KEY, request TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS deliveries (event TEXT PRIMARY KEY, attempts INTEGER NOT NULL DEFAULT 0, next_at INTEGER NOT NULL);
        """;

    private readonly SqliteConnection connection;
    private readonly Lock gate = new();

    /// <summary>Opens the file; makes it when it is not there.</summary>
    public SandboxStore(string file)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Run(Tables);
    }

    /// <summary>Does something wholly or not at all; one at a time.</summary>
    public T Change<T>(Func<T> work)
    {
        lock (gate)
        {
            using var transaction = connection.BeginTransaction();
            var outcome = work();
            transaction.Commit();
            return outcome;
        }
    }

    /// <summary>An object; null when there is none of that kind with that id.</summary>
    public JsonObject? Find(string kind, string id) => Rows("SELECT json FROM objects WHERE kind = $a AND id = $b", kind, id).SingleOrDefault();

    /// <summary>An object that must be there.</summary>
    public JsonObject Get(string kind, string id) => Find(kind, id) ?? throw StripeErrorException.Missing(kind, id);

    /// <summary>All of a kind, newest first.</summary>
    public IReadOnlyList<JsonObject> All(string kind) => Rows("SELECT json FROM objects WHERE kind = $a ORDER BY seq DESC", kind);

    /// <summary>All of a kind that stand at a status.</summary>
    public IReadOnlyList<JsonObject> At(string kind, string status) =>
        Rows("SELECT json FROM objects WHERE kind = $a AND json_extract(json, '$.status') = $b", kind, status);

    /// <summary>Writes an object, over the one with its id.</summary>
    public void Put(string kind, JsonObject value) => Run(
        "INSERT INTO objects (id, kind, json) VALUES ($a, $b, $c) ON CONFLICT (id) DO UPDATE SET json = excluded.json",
        value["id"]!.GetValue<string>(), kind, value.ToJsonString());

    /// <summary>What was answered to a key; null when it is new.</summary>
    public (string Request, int Status, string Body)? Answered(string key)
    {
        lock (gate)
        {
            using var command = Command("SELECT request, status, body FROM keys WHERE key = $a", key);
            using var reader = command.ExecuteReader();
            return reader.Read() ? (reader.GetString(0), reader.GetInt32(1), reader.GetString(2)) : null;
        }
    }

    /// <summary>Remembers what was answered to a key.</summary>
    public void Remember(string key, string request, int status, string body)
    {
        lock (gate)
            Run("INSERT OR IGNORE INTO keys (key, request, status, body) VALUES ($a, $b, $c, $d)", key, request, status, body);
    }

    /// <summary>An event must be delivered.</summary>
    public void Deliver(string id, long at) => Run("INSERT INTO deliveries (event, next_at) VALUES ($a, $b)", id, at);

    /// <summary>Events that are due, with how often each was tried.</summary>
    public IReadOnlyList<(JsonObject Event, int Attempts)> Due(long now)
    {
        lock (gate)
        {
            using var command = Command(
                "SELECT json, attempts FROM deliveries JOIN objects ON id = event WHERE next_at <= $a ORDER BY seq LIMIT 50", now);
            using var reader = command.ExecuteReader();
            var due = new List<(JsonObject, int)>();
            while (reader.Read())
                due.Add((JsonNode.Parse(reader.GetString(0))!.AsObject(), reader.GetInt32(1)));
            return due;
        }
    }

    /// <summary>It was taken.</summary>
    public void Delivered(string id)
    {
        lock (gate)
            Run("DELETE FROM deliveries WHERE event = $a", id);
    }

    /// <summary>It was not taken: not tried again before <paramref name="at"/>.</summary>
    public void Postpone(string id, long at)
    {
        lock (gate)
            Run("UPDATE deliveries SET attempts = attempts + 1, next_at = $b WHERE event = $a", id, at);
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private List<JsonObject> Rows(string sql, params object[] values)
    {
        lock (gate)
        {
            using var command = Command(sql, values);
            using var reader = command.ExecuteReader();
            var rows = new List<JsonObject>();
            while (reader.Read())
                rows.Add(JsonNode.Parse(reader.GetString(0))!.AsObject());
            return rows;
        }
    }

    private void Run(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${(char)('a' + i)}", values[i]);
        return command;
    }
}
