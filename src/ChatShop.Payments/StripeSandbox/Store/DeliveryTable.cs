namespace ChatShop.Payments.StripeSandbox.Store;

/// <summary>Events that nobody has confirmed yet. Times are unix milliseconds.</summary>
internal sealed class DeliveryTable(SandboxStore store)
{
    /// <summary>An event is to be told.</summary>
    public void Add(string eventId, long due) =>
        store.Run("INSERT INTO deliveries (event, due, tries) VALUES ($event, $due, 0)", ("$event", eventId), ("$due", due));

    /// <summary>What is to be told by now, oldest first.</summary>
    public IReadOnlyList<Delivery> Due(long now, int limit) => store.Read(
        "SELECT event, tries FROM deliveries WHERE due <= $now ORDER BY due, rowid LIMIT $limit",
        row => new Delivery(row.GetString(0), row.GetInt32(1)),
        ("$now", now), ("$limit", limit));

    /// <summary>It was not confirmed: again later.</summary>
    public int Postpone(string eventId, long due) =>
        store.Run("UPDATE deliveries SET due = $due, tries = tries + 1 WHERE event = $event", ("$event", eventId), ("$due", due));

    /// <summary>It was confirmed, or given up.</summary>
    public int Remove(string eventId) => store.Run("DELETE FROM deliveries WHERE event = $event", ("$event", eventId));
}

/// <summary>An event to be told, and how often that was tried in vain.</summary>
internal sealed record Delivery(string Event, int Tries);
