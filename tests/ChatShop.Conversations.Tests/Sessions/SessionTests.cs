using ChatShop.Conversations.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Newtonsoft.Json.Linq;
using StackExchange.Redis;

namespace ChatShop.Conversations.Tests.Sessions;

/// <summary>Tests of what is kept in Redis, with a conversation nobody else has.</summary>
public abstract class SessionTests(ITestRedis redis) : IAsyncLifetime
{
    protected string Thread { get; } = Guid.NewGuid().ToString("N");

    protected string Key => $"webchat/conversations/{Thread}";

    protected IDataProtectionProvider Keys { get; } = new EphemeralDataProtectionProvider();

    protected IConnectionMultiplexer Redis { get; private set; } = null!;

    private protected RedisStorage Storage { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Redis = await redis.ConnectAsync();
        Storage = new RedisStorage([Redis], Keys);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>A state with one value in it, and the version it is to be written over.</summary>
    protected static Dictionary<string, object> State(object value, string? eTag = null)
    {
        var state = new Dictionary<string, object> { ["value"] = value };
        if (eTag is not null)
            state["eTag"] = eTag;
        return state;
    }

    protected Task WriteAsync(object value, string? eTag = null) =>
        Storage.WriteAsync(new Dictionary<string, object> { [Key] = State(value, eTag) });

    protected async Task<JObject?> ReadAsync() => (await Storage.ReadAsync([Key])).TryGetValue(Key, out var state) ? (JObject)state : null;

    protected async Task<string> ETagAsync() => (await ReadAsync())!.Value<string>("eTag")!;
}
