using System.Text.Json.Nodes;
using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox.Store;

/// <summary>Everything that has an id, as JSON.</summary>
internal sealed class ObjectTable(SandboxStore store)
{
    /// <summary>An object; null when there is none of this kind and id.</summary>
    public JsonObject? Find(string kind, string? id) => Find(id) is { } found && found.Text("object") == kind ? found : null;

    /// <summary>An object of any kind; null when there is none.</summary>
    public JsonObject? Find(string? id) =>
        store.Read("SELECT json FROM objects WHERE id = $id", row => Parse(row.GetString(0)), ("$id", id)).FirstOrDefault();

    /// <summary>Keeps an object, new or changed.</summary>
    /// <param name="whole">It.</param>
    /// <param name="due">When time alone will change it, in unix seconds; null for never.</param>
    public void Put(JsonObject whole, long? due = null) => store.Run(
        """
        INSERT INTO objects (id, kind, due, json) VALUES ($id, $kind, $due, $json)
        ON CONFLICT (id) DO UPDATE SET due = excluded.due, json = excluded.json
        """,
        ("$id", whole.Text("id")), ("$kind", whole.Text("object")), ("$due", due), ("$json", Shapes.Write(whole)));

    /// <summary>Forgets an object.</summary>
    public int Remove(string id) => store.Run("DELETE FROM objects WHERE id = $id", ("$id", id));

    /// <summary>What time has changed by now.</summary>
    public IReadOnlyList<JsonObject> Due(long now) => store.Read(
        "SELECT json FROM objects WHERE due <= $now ORDER BY due LIMIT 100", row => Parse(row.GetString(0)), ("$now", now));

    /// <summary>Objects of a kind, newest first; those before a cursor are the nearest to it.</summary>
    /// <param name="kind">Such as <c>refund</c>.</param>
    /// <param name="conditions">What they have to fulfill.</param>
    /// <param name="after">Only older ones than this id.</param>
    /// <param name="before">Only newer ones than this id.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<JsonObject> List(
        string kind, IReadOnlyList<Condition> conditions, string? after = null, string? before = null, int limit = 100)
    {
        var rows = store.Read(
            $"""
            SELECT json FROM objects WHERE kind = $kind {string.Concat(conditions.Select((each, at) => each.Sql($"$value{at}")))}
                AND ($after IS NULL OR seq < (SELECT seq FROM objects WHERE id = $after))
                AND ($before IS NULL OR seq > (SELECT seq FROM objects WHERE id = $before))
            ORDER BY seq {(before is null ? "DESC" : "ASC")} LIMIT $limit
            """,
            row => Parse(row.GetString(0)),
            [
                ("$kind", kind), ("$after", after), ("$before", before), ("$limit", limit),
                .. conditions.Select((each, at) => ($"$value{at}", each.Value)),
            ]);
        if (before is not null)
            rows.Reverse();
        return rows;
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;
}
