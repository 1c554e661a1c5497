namespace ChatShop.Payments.StripeSandbox.Store;

/// <summary>Events that an endpoint has not confirmed yet. Times are unix milliseconds.</summary>
internal sealed class DeliveryTable(SandboxStore store)
{
    /// <summary>An event is to be told.</summary>
    public void Add(string eventId, string endpoint, long due) => store.Run(
        "INSERT INTO tellings (event, endpoint, due, tries) VALUES ($event, $endpoint, $due, 0)", ("$event", eventId), ("$endpoint", endpoint), ("$due", due));

    /// <summary>What is to be told by now, oldest first.</summary>
    public IReadOnlyList<Delivery> Due(long now, int limit) => store.Read(
        "SELECT event, endpoint, tries FROM tellings WHERE due <= $now ORDER BY due, rowid LIMIT $limit",
        row => new Delivery(row.GetString(0), row.GetString(1), row.GetInt32(2)),
        ("$now", now), ("$limit", limit));

    /// <summary>Whether an event is still to be told to somebody.</summary>
    public bool IsWaiting(string eventId) => store.Read("SELECT 1 FROM tellings WHERE event = $event LIMIT 1", _ => true, ("$event", eventId)).Count > 0;

    /// <summary>It was not confirmed: again later.</summary>
    public int Postpone(Delivery delivery, long due) => store.Run(
        "UPDATE tellings SET due = $due, tries = tries + 1 WHERE event = $event AND endpoint = $endpoint",
        ("$event", delivery.Event), ("$endpoint", delivery.Endpoint), ("$due", due));

    /// <summary>It was confirmed, or given up.</summary>
    /// <returns>0 when the endpoint was taken away in between.</returns>
    public int Remove(Delivery delivery) => store.Run(
        "DELETE FROM tellings WHERE event = $event AND endpoint = $endpoint", ("$event", delivery.Event), ("$endpoint", delivery.Endpoint));

    /// <summary>An endpoint hears no more.</summary>
    public int Forget(string endpoint) => store.Run("DELETE FROM tellings WHERE endpoint = $endpoint", ("$endpoint", endpoint));
}

/// <summary>An event to be told, to whom, and how often that was tried in vain.</summary>
internal sealed record Delivery(string Event, string Endpoint, int Tries);
