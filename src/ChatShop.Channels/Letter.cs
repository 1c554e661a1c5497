namespace ChatShop.Channels;

/// <summary>One message that is being answered: however often it is delivered meanwhile, its answer goes one way only.</summary>
/// <param name="turn">Runs the turn, when it is first needed.</param>
internal sealed class Letter<T>(Func<Task<IReadOnlyList<T>>> turn)
{
    private const int Open = 0, InResponse = 1, Later = 2;

    private readonly Lazy<Task<IReadOnlyList<T>>> answer = new(turn);
    private int way;
    private int meanwhile;

    /// <summary>The answer's parts, each short enough for one message; none when there is nothing to say.</summary>
    public Task<IReadOnlyList<T>> Answer => answer.Value;

    /// <summary>True when the answer goes in the response: it is there, and was not promised for later.</summary>
    /// <param name="first">True for the first who is told so.</param>
    public bool TryAnswerNow(out bool first)
    {
        first = false;
        if (!Answer.IsCompletedSuccessfully)
            return false;
        var before = Interlocked.CompareExchange(ref way, InResponse, Open);
        first = before == Open;
        return before != Later;
    }

    /// <summary>True for the first who shows the person that we are at it.</summary>
    public bool TryMeanwhile() => Interlocked.Exchange(ref meanwhile, 1) == 0;

    /// <summary>Promises the answer for later.</summary>
    /// <returns>True for the first who does: that one sends it.</returns>
    public bool TryPromise() => Interlocked.CompareExchange(ref way, Later, Open) == Open;

    /// <summary>True when the answer was promised for later.</summary>
    public bool IsPromised => Volatile.Read(ref way) == Later;
}
