namespace ChatShop.Channels;

/// <summary>Remembers things by name for a while.</summary>
/// <param name="keep">For how long, from when it was first heard of.</param>
/// <param name="clock">What time it is.</param>
internal sealed class Recent<T>(TimeSpan keep, TimeProvider clock) where T : class
{
    private readonly Lock door = new();
    private readonly Dictionary<string, (T Thing, DateTimeOffset Until)> things = new(StringComparer.Ordinal);
    private readonly Queue<(string Name, DateTimeOffset Until)> order = [];

    /// <summary>The thing of that name; made when nobody remembers one.</summary>
    public T GetOrAdd(string name, Func<T> make)
    {
        lock (door)
        {
            var now = clock.GetUtcNow();
            ForgetUntil(now);
            if (things.TryGetValue(name, out var known))
                return known.Thing;
            var (thing, until) = (make(), now + keep);
            things[name] = (thing, until);
            order.Enqueue((name, until));
            return thing;
        }
    }

    /// <summary>Forgets it at once, unless another took its name.</summary>
    public void Remove(string name, T thing)
    {
        lock (door)
        {
            if (things.TryGetValue(name, out var known) && ReferenceEquals(known.Thing, thing))
                things.Remove(name);
        }
    }

    private void ForgetUntil(DateTimeOffset now)
    {
        while (order.TryPeek(out var oldest) && oldest.Until <= now)
        {
            order.Dequeue();
            if (things.TryGetValue(oldest.Name, out var known) && known.Until <= now)
                things.Remove(oldest.Name);
        }
    }
}
