using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using StackExchange.Redis;

namespace ChatShop.Server.Backups;

/// <summary>One thing that conversations or channels remember, as it lies in Redis: sealed.</summary>
/// <param name="Key">What it is called there.</param>
/// <param name="Value">What it is; null for a list.</param>
/// <param name="List">What stands in the list, in order; null for a value.</param>
/// <param name="Until">When it is forgotten; null for never.</param>
internal sealed record KeptSession(string Key, byte[]? Value, IReadOnlyList<byte[]>? List, DateTimeOffset? Until)
{
    private const string Log = "#log";

    /// <summary>Reads it; null when it was forgotten meanwhile.</summary>
    public static async Task<KeptSession?> ReadAsync(IDatabase redis, string key, DateTimeOffset now)
    {
        var until = now + await redis.KeyTimeToLiveAsync(key);
        switch (await redis.KeyTypeAsync(key))
        {
            case RedisType.String:
                return (byte[]?)await redis.StringGetAsync(key) is { } value ? new KeptSession(key, value, null, until) : null;
            case RedisType.List:
                return new KeptSession(key, null, [.. (await redis.ListRangeAsync(key)).Select(entry => (byte[])entry!)], until);
            case RedisType.None:
                return null;
            case var other:
                throw new NotSupportedException($"{key} is a {other}, which no backup knows how to keep.");
        }
    }

    /// <summary>Whether it is what a conversation itself remembers: an open question, what was answered.</summary>
    [JsonIgnore]
    public bool IsConversation => Value is not null && IsOfConversation(Key);

    /// <summary>Which conversation it is of, its log included; else what it is itself.</summary>
    [JsonIgnore]
    public string Whose => Key.EndsWith(Log, StringComparison.Ordinal) ? Key[..^Log.Length] : Key;

    /// <summary>How often it was written, as its beginning says.</summary>
    [JsonIgnore]
    public string Version => Encoding.ASCII.GetString(Value!.AsSpan(0, Math.Max(0, Array.IndexOf(Value!, (byte)':'))));

    /// <summary>Puts it back, unless it is forgotten by now.</summary>
    public async Task PutAsync(IDatabase redis, DateTimeOffset now)
    {
        var left = Until - now;
        if (left <= TimeSpan.Zero)
            return;
        if (Value is not null)
            await redis.StringSetAsync(Key, Value, left is { } time ? new Expiration(time) : Expiration.Default);
        else
            await redis.ListRightPushAsync(Key, [.. List!.Select(entry => (RedisValue)entry)]);
        if (Value is null && left is { } rest)
            await redis.KeyExpireAsync(Key, rest);
    }

    public string Write() => JsonSerializer.Serialize(this);

    public static KeptSession Read(string line) => JsonSerializer.Deserialize<KeptSession>(line)!;

    private static bool IsOfConversation(string key) => key.Contains("/conversations/", StringComparison.Ordinal);
}
