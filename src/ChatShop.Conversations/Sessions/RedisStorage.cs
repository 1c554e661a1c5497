using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using ChatShop.Conversations.Tallies;
using ChatShop.Conversations.Turns;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using StackExchange.Redis;

namespace ChatShop.Conversations.Sessions;

/// <summary>Bot Builder's <see cref="IStorage"/> in Redis: written only over what was read, sealed, without type names.</summary>
/// <remarks>
/// An item's version stands in its <c>eTag</c>: missing means it must not exist yet, <c>*</c> means whatever there is.
/// A write over another version throws <see cref="SessionConflictException"/> and changes nothing. All keys of one write
/// must share a slot of a Redis Cluster; those of one conversation do. A value that is an <see cref="Append"/> is added
/// to the list at its key, in the same step.
/// </remarks>
/// <param name="lanes">Connections to one Redis: what is written on one waits for what was written there before, on some servers (Garnet) until it is on disk.</param>
/// <param name="keys">What the values are sealed with.</param>
internal sealed class RedisStorage(IReadOnlyList<IConnectionMultiplexer> lanes, IDataProtectionProvider keys) : IStorage
{
    /// <summary>
    /// KEYS: states, then lists. ARGV: how many states; for each state the version it must have, the version it gets when
    /// it is new, and its value; then for each list its length before (empty for whatever it is), the bell to ring (empty
    /// for none), how many values, and the values. Answers the new versions, or nothing.
    /// </summary>
    /// <remarks>
    /// Lists go first. A server that is killed between two commands of a script may have kept the first alone (Garnet's
    /// append-only file does): then the list is longer than its state says, and the next write cuts off what was too much.
    /// </remarks>
    private const string WriteScript = """
        local states = tonumber(ARGV[1])
        local versions = {}
        for i = 1, states do
          local wanted = ARGV[3 * i - 1]
          local version = string.match(redis.call('GETRANGE', KEYS[i], 0, 20), '^(%d+):') or '0'
          if wanted ~= '*' and wanted ~= version then return false end
          versions[i] = version == '0' and ARGV[3 * i] or string.format('%.0f', tonumber(version) + 1)
        end
        local at = 3 * states + 2
        for i = states + 1, #KEYS do
          local length, count = tonumber(ARGV[at]), tonumber(ARGV[at + 2])
          if length and redis.call('LLEN', KEYS[i]) > length then
            if length == 0 then redis.call('DEL', KEYS[i]) else redis.call('LTRIM', KEYS[i], 0, length - 1) end
          end
          if count > 0 then redis.call('RPUSH', KEYS[i], unpack(ARGV, at + 3, at + 2 + count)) end
          at = at + count + 3
        end
        for i = 1, states do redis.call('SET', KEYS[i], versions[i] .. ':' .. ARGV[3 * i + 1]) end
        at = 3 * states + 2
        for i = states + 1, #KEYS do
          if ARGV[at + 1] ~= '' then redis.call('PUBLISH', ARGV[at + 1], '') end
          at = at + ARGV[at + 2] + 3
        end
        return versions
        """;

    private static readonly JsonSerializer Json = JsonSerializer.Create(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.None,
        DateParseHandling = DateParseHandling.None,
        FloatParseHandling = FloatParseHandling.Decimal,
        NullValueHandling = NullValueHandling.Ignore,
        ContractResolver = SaidToHaveChanged.Whole,
    });

    private readonly IDataProtector protector = keys.CreateProtector("ChatShop.Sessions");

    /// <inheritdoc/>
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var found = new Dictionary<string, object>();
        foreach (var key in keys)
        {
            var value = (byte[]?)await LaneOf(KeyOf(key)).StringGetAsync(KeyOf(key));
            if (value is not null)
                found[key] = Read(value);
        }
        return found;
    }

    /// <inheritdoc/>
    /// <exception cref="SessionConflictException">Somebody else has written since.</exception>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => PutAsync(changes);

    /// <summary>Writes as <see cref="WriteAsync"/> does, and tells the new version of each state.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> PutAsync(IDictionary<string, object> changes)
    {
        var states = changes.Where(change => change.Value is not Append).ToList();
        var lists = changes.Where(change => change.Value is Append).ToList();
        var arguments = new List<RedisValue>(16) { states.Count };
        foreach (var (_, value) in states)
            arguments.AddRange(Write(value));
        foreach (var (_, value) in lists)
        {
            var (entries, at, bell) = (Append)value;
            arguments.Add(at ?? RedisValue.EmptyString);
            arguments.Add(bell ?? "");
            arguments.Add(entries.Count);
            arguments.AddRange(entries.Select(entry => (RedisValue)protector.Protect(entry)));
        }

        RedisKey[] all = [.. states.Select(state => KeyOf(state.Key)), .. lists.Select(list => KeyOf(list.Key))];
        var written = await KeepAsync(all, [.. arguments]);
        if (written.IsNull)
            throw new SessionConflictException();
        var versions = (string[])written!;
        return states.Select((state, i) => (state.Key, versions[i])).ToDictionary();
    }

    private async Task<RedisResult> KeepAsync(RedisKey[] all, RedisValue[] arguments)
    {
        using var span = Spans.Begin("session write");
        var (began, outcome) = (Stopwatch.GetTimestamp(), "failed");
        try
        {
            var written = await LaneOf(all[0]).ScriptEvaluateAsync(WriteScript, all, arguments);
            outcome = written.IsNull ? "conflict" : "kept";
            return written;
        }
        finally
        {
            TurnFigures.Wrote(outcome, Stopwatch.GetElapsedTime(began));
            span?.SetTag("chatshop.outcome", outcome);
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) =>
        LaneOf(KeyOf(keys[0])).KeyDeleteAsync([.. keys.Select(KeyOf)]);

    /// <summary>The entries of a list from a position on.</summary>
    public async Task<IReadOnlyList<string>> ReadListAsync(string key, long from, long count)
    {
        var values = await LaneOf(KeyOf(key)).ListRangeAsync(KeyOf(key), from, from + count - 1);
        return [.. values.Select(value => Encoding.UTF8.GetString(protector.Unprotect((byte[])value!)))];
    }

    /// <summary>Writes over entries of a list, from a position on.</summary>
    public Task WriteOverAsync(string key, long from, IReadOnlyList<byte[]> entries) =>
        Task.WhenAll(entries.Select((entry, i) => LaneOf(KeyOf(key)).ListSetByIndexAsync(KeyOf(key), from + i, protector.Protect(entry))));

    /// <summary>A key in braces is one slot of a cluster, whatever stands behind it.</summary>
    private static RedisKey KeyOf(string key)
    {
        var end = key.IndexOf('#', StringComparison.Ordinal);
        return end < 0 ? $"chatshop:{{{key}}}" : $"chatshop:{{{key[..end]}}}{key[end..]}";
    }

    /// <summary>All keys of one slot use one connection, in the order in which they are asked for.</summary>
    private IDatabase LaneOf(RedisKey key)
    {
        var name = key.ToString();
        return lanes[(string.GetHashCode(name.AsSpan(0, name.IndexOf('}', StringComparison.Ordinal))) & int.MaxValue) % lanes.Count].GetDatabase();
    }

    private JObject Read(byte[] value)
    {
        var colon = Array.IndexOf(value, (byte)':');
        using var reader = new JsonTextReader(new StringReader(Encoding.UTF8.GetString(protector.Unprotect(value[(colon + 1)..]))));
        reader.DateParseHandling = DateParseHandling.None;
        reader.FloatParseHandling = FloatParseHandling.Decimal;
        var state = JObject.Load(reader);
        state["eTag"] = Encoding.ASCII.GetString(value, 0, colon);
        return state;
    }

    /// <summary>The version it must have now, the one it gets when it is new, and the new value.</summary>
    /// <remarks>A new one begins anywhere: who read one that was deleted since can not take another for it.</remarks>
    private RedisValue[] Write(object value)
    {
        // What Bot Builder's states are is written as it is; anything else is looked at as JSON first.
        var state = value as IDictionary<string, object> ?? JObject.FromObject(value, Json).ToObject<Dictionary<string, object>>(Json)!;
        var wanted = state.TryGetValue("eTag", out var version) ? $"{version}" : "0";
        var parts = new Dictionary<string, object>(state);
        parts.Remove("eTag");
        return [wanted, RandomNumberGenerator.GetInt32(1, int.MaxValue), protector.Protect(JsonBytes.Of(parts, Json))];
    }
}

/// <summary>Texts, in UTF-8, to be added to the end of a list.</summary>
/// <param name="At">How long the list is by what its state says: what lies behind is left of a write that died. Null: wherever it ends.</param>
/// <param name="Bell">The channel on which whoever waits for more is woken, in the same step; null for none.</param>
internal sealed record Append(IReadOnlyList<byte[]> Entries, long? At = null, string? Bell = null);

/// <summary>What was read is no longer what is there: the turn is done again from what is there now.</summary>
internal sealed class SessionConflictException() : Exception("Another server has written this session meanwhile.");
