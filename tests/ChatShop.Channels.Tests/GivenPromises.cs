using System.Collections.Concurrent;
using Microsoft.Bot.Schema;

namespace ChatShop.Channels.Tests;

/// <summary>What the house was asked to keep in mind of answers that do not go out at once.</summary>
internal sealed class GivenPromises : IPromises
{
    private readonly ConcurrentQueue<(string? Asked, string Left, Outcome Missed)> owed = [];
    private readonly ConcurrentDictionary<long, string> open = [];
    private long made;

    /// <summary>How many promises were made.</summary>
    public long Made => made;

    /// <summary>Promises that were not kept, by what they answer.</summary>
    public IEnumerable<string> Open => open.Values;

    /// <summary>What the house must bring.</summary>
    public IReadOnlyList<(string? Asked, string Left, Outcome Missed)> Owed => [.. owed];

    public Task<long> PromiseAsync(Activity asked)
    {
        var promise = Interlocked.Increment(ref made);
        open[promise] = asked.Text;
        return Task.FromResult(promise);
    }

    public Task KeptAsync(long promise)
    {
        Assert.True(open.TryRemove(promise, out _), "It was never promised, or is kept twice.");
        return Task.CompletedTask;
    }

    public Task OweAsync(long? promise, Activity asked, string rest, Outcome missed)
    {
        if (promise is { } made)
            Assert.True(open.TryRemove(made, out _), "It was never promised, or is kept already.");
        owed.Enqueue((asked.Text, rest, missed));
        return Task.CompletedTask;
    }
}
