using System.Threading.RateLimiting;

namespace ChatShop.Server.Doors;

/// <summary>How many turns go on at once. Some more may wait for a moment; whoever comes then is told so early, instead of everybody waiting ever longer.</summary>
/// <remarks>One conversation takes its turns one after the other: however much one person writes, they hold few of the places.</remarks>
internal sealed class Crowd(TimeProvider clock) : IDisposable
{
    /// <summary>Turns mostly wait for a disk: more of them at once would not be done sooner.</summary>
    private const int AtOnce = 64;

    /// <summary>What a small machine gets done in the time that anybody is let wait.</summary>
    private const int MostWaiting = 512;

    private const int AtOnceOfOne = 2;
    private const int MostWaitingOfOne = 32;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly ConcurrencyLimiter places = new(new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = MostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    private readonly PartitionedRateLimiter<string> ownPlaces = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetConcurrencyLimiter(conversation, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = AtOnceOfOne, QueueLimit = MostWaitingOfOne, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));

    /// <summary>Goes in with one message; what is returned is given back when its turn is over.</summary>
    /// <param name="conversation">Whose.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="CrowdedException">There is no place, and would be none in time.</exception>
    public async ValueTask<Place> EnterAsync(string conversation, CancellationToken cancellation)
    {
        var own = ownPlaces.AttemptAcquire(conversation);
        if (!own.IsAcquired)
            own = await WaitAsync(patience => ownPlaces.AcquireAsync(conversation, 1, patience), null, cancellation);
        var place = places.AttemptAcquire();
        if (!place.IsAcquired)
            place = await WaitAsync(patience => places.AcquireAsync(1, patience), own, cancellation);
        return new Place(own, place);
    }

    public void Dispose()
    {
        places.Dispose();
        ownPlaces.Dispose();
    }

    private async Task<RateLimitLease> WaitAsync(Func<CancellationToken, ValueTask<RateLimitLease>> acquire, RateLimitLease? held, CancellationToken cancellation)
    {
        using var tooLong = new CancellationTokenSource(LongestWait, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(tooLong.Token, cancellation);
        RateLimitLease? lease = null;
        try
        {
            lease = await acquire(patience.Token);
            return lease.IsAcquired ? lease : throw new CrowdedException();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CrowdedException();
        }
        finally
        {
            if (lease is not { IsAcquired: true })
                held?.Dispose();
        }
    }

    /// <summary>A place among the turns that go on.</summary>
    public readonly struct Place(RateLimitLease own, RateLimitLease place) : IDisposable
    {
        public void Dispose()
        {
            place.Dispose();
            own.Dispose();
        }
    }
}

/// <summary>More is going on than can be answered in time.</summary>
internal sealed class CrowdedException() : Exception("The shop is full just now: wait a moment and send it again. Nothing was taken.");
