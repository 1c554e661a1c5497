using System.Security.Cryptography;
using StackExchange.Redis;

namespace ChatShop.Server.Clusters;

/// <summary>What one server does for all: as long as it goes on, the others leave it alone; another takes over soon after it has died.</summary>
/// <remarks>A lease in their Redis. Should two believe for a moment that it is theirs, nothing is done twice: each parcel and act has its key.</remarks>
/// <param name="isShared">Whether there are other servers.</param>
/// <param name="redis">Theirs.</param>
internal sealed class Duties(bool isShared, IConnectionMultiplexer redis)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    private readonly RedisValue us = RandomNumberGenerator.GetHexString(16);

    /// <summary>Whether it is this server's, from now on for a while. Alone everything is.</summary>
    public async Task<bool> IsOursAsync(string duty) =>
        !isShared || await redis.GetDatabase().LockExtendAsync(KeyOf(duty), us, Lease) || await redis.GetDatabase().LockTakeAsync(KeyOf(duty), us, Lease);

    /// <summary>Lets another take it at once.</summary>
    public async Task LeaveAsync(string duty)
    {
        if (isShared)
            await redis.GetDatabase().LockReleaseAsync(KeyOf(duty), us);
    }

    private static RedisKey KeyOf(string duty) => $"chatshop:duty:{duty}";
}
