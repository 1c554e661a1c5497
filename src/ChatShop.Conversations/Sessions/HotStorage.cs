using Microsoft.Bot.Builder;

namespace ChatShop.Conversations.Sessions;

/// <summary>What one conversation's actor wrote last, so that its next turn need not read it again.</summary>
/// <remarks>The version is checked when it is written: should another server have written meanwhile, the write fails and <see cref="Forget"/> follows.</remarks>
internal sealed class HotStorage(RedisStorage cold) : IStorage
{
    private readonly Dictionary<string, IDictionary<string, object>> hot = [];
    private (string Key, Append Entries)? said;

    /// <summary>Adds these to a list with the next write of a state, in one step.</summary>
    public void SayWithNextWrite(string key, Append entries) => said = (key, entries);

    /// <summary>Reads from Redis next time.</summary>
    public void Forget()
    {
        hot.Clear();
        said = null;
    }

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<string, object>();
        foreach (var key in keys)
        {
            if (hot.TryGetValue(key, out var known))
                found[key] = known;
            else
                foreach (var (name, value) in await cold.ReadAsync([key], cancellationToken))
                    found[name] = value;
        }
        return found;
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        var written = new Dictionary<string, object>(changes);
        if (said is { } list && changes.Keys.Any(key => list.Key.StartsWith(key, StringComparison.Ordinal)))
            written[list.Key] = list.Entries;
        var versions = await cold.PutAsync(written);
        if (written.Count > changes.Count)
            said = null;
        foreach (var (key, version) in versions)
            Keep(key, changes[key], version);
    }

    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        await cold.DeleteAsync(keys, cancellationToken);
        foreach (var key in keys)
            hot.Remove(key);
    }

    private void Keep(string key, object value, string version)
    {
        if (value is IDictionary<string, object> state)
        {
            state["eTag"] = version;
            hot[key] = state;
        }
        else
        {
            hot.Remove(key);
        }
    }
}
