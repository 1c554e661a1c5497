using System.Security.Cryptography;
using System.Text;
using ChatShop.Channels;
using Microsoft.AspNetCore.DataProtection;
using StackExchange.Redis;

namespace ChatShop.Server.Doors;

/// <summary>What channels remember, in the Redis that all servers share: keys as hashes, since they name people; values sealed, since there are secrets among them.</summary>
internal sealed class ChannelMemory(IConnectionMultiplexer redis, IDataProtectionProvider protection) : IChannelMemory
{
    private const string TakeOne = "local left = tonumber(redis.call('GET', KEYS[1]) or '0') if left <= 0 then return 0 end redis.call('DECR', KEYS[1]) return 1";

    private readonly IDataProtector protector = protection.CreateProtector("ChatShop.ChannelMemory");

    private IDatabase Redis => redis.GetDatabase();

    public async Task<string?> ReadAsync(string key)
    {
        var sealedValue = (byte[]?)await Redis.StringGetAsync(KeyOf(key));
        try
        {
            return sealedValue is null ? null : Encoding.UTF8.GetString(protector.Unprotect(sealedValue));
        }
        catch (CryptographicException)
        {
            return null; // Of another key ring: as good as forgotten.
        }
    }

    public Task KeepAsync(string key, string value, TimeSpan time) => Redis.StringSetAsync(KeyOf(key), protector.Protect(Encoding.UTF8.GetBytes(value)), time);

    public Task CountFromAsync(string key, int left, TimeSpan time) => Redis.StringSetAsync(KeyOf(key), left, time);

    public async Task<bool> TakeOneAsync(string key) => (bool)await Redis.ScriptEvaluateAsync(TakeOne, [KeyOf(key)]);

    public Task<bool> ClaimAsync(string key, TimeSpan time) => Redis.StringSetAsync(KeyOf(key), "1", time, When.NotExists);

    public Task ForgetAsync(string key) => Redis.KeyDeleteAsync(KeyOf(key));

    private static RedisKey KeyOf(string key) => $"chatshop:channel:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
}
