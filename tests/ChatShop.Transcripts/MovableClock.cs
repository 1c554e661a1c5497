namespace ChatShop.Transcripts;

/// <summary>A clock that starts when the test says and can be moved; between, it runs like any other.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan ahead;

    /// <summary>It is this time now.</summary>
    public void Set(DateTimeOffset now) => ahead = now - System.GetUtcNow();

    /// <summary>Time passes.</summary>
    public void Move(TimeSpan by) => ahead += by;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
