using System.Collections.Concurrent;
using System.Globalization;

namespace ChatShop.Channels.Tests;

/// <summary>What channels remember, as long as the test runs; several houses may share it, as servers do.</summary>
internal sealed class ShortMemory(TimeProvider clock) : IChannelMemory
{
    private readonly ConcurrentDictionary<string, (string Value, DateTimeOffset Until)> kept = [];
    private readonly Lock one = new();

    /// <summary>Forgets everything, as a Redis does that was emptied.</summary>
    public void Forget() => kept.Clear();

    public Task<string?> ReadAsync(string key) => Task.FromResult(Read(key));

    public Task KeepAsync(string key, string value, TimeSpan time)
    {
        kept[key] = (value, clock.GetUtcNow() + time);
        return Task.CompletedTask;
    }

    public Task CountFromAsync(string key, int left, TimeSpan time) => KeepAsync(key, left.ToString(CultureInfo.InvariantCulture), time);

    public Task<bool> TakeOneAsync(string key)
    {
        lock (one)
        {
            if (!int.TryParse(Read(key), CultureInfo.InvariantCulture, out var left) || left <= 0)
                return Task.FromResult(false);
            kept[key] = ((left - 1).ToString(CultureInfo.InvariantCulture), kept[key].Until);
            return Task.FromResult(true);
        }
    }

    public Task<bool> ClaimAsync(string key, TimeSpan time)
    {
        lock (one)
        {
            if (Read(key) is not null)
                return Task.FromResult(false);
            kept[key] = ("1", clock.GetUtcNow() + time);
            return Task.FromResult(true);
        }
    }

    public Task ForgetAsync(string key)
    {
        kept.TryRemove(key, out _);
        return Task.CompletedTask;
    }

    private string? Read(string key) => kept.TryGetValue(key, out var it) && it.Until > clock.GetUtcNow() ? it.Value : null;
}
