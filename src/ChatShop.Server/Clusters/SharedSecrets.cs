using ChatShop.Server.Settings;
using StackExchange.Redis;

namespace ChatShop.Server.Clusters;

/// <summary>Secrets that nobody has set are made by the first server, and all servers of one shop have the same.</summary>
internal static class SharedSecrets
{
    /// <summary>Takes over what the others have; what nobody has yet, they will have from here.</summary>
    /// <param name="settings">With secrets of this server's own where none are set.</param>
    /// <returns>The settings with the secrets of all.</returns>
    public static async Task<ShopSettings> AgreeAsync(ShopSettings settings)
    {
        if (!settings.IsCluster)
            return settings;
        await using var redis = await ConnectionMultiplexer.ConnectAsync(settings.Redis!);
        return settings with
        {
            OperatorKey = await AgreeAsync(redis, settings.Data, DataFolder.OperatorKey, settings.OperatorKey),
            DirectLineSecret = await AgreeAsync(redis, settings.Data, DataFolder.DirectLineSecret, settings.DirectLineSecret),
        };
    }

    private static async Task<string> AgreeAsync(ConnectionMultiplexer redis, DataFolder data, string name, string ours)
    {
        if (data.Kept(name) != ours)
            return ours; // It is set, and whoever set it sets it for all.
        var shared = redis.GetDatabase();
        RedisKey key = $"chatshop:secret:{name}";
        await shared.StringSetAsync(key, ours, when: When.NotExists);
        var agreed = (string)(await shared.StringGetAsync(key))!;
        if (agreed != ours)
            data.Keep(name, agreed);
        return agreed;
    }
}
