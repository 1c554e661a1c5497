namespace ChatShop.Server.Demo;

/// <summary>A clock that is moved by hand through the days that a demo tells of; what waits, waits in real time.</summary>
/// <param name="start">What time it is at first.</param>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves on to a time; never back.</summary>
    public void MoveTo(DateTimeOffset time) => now = time > now ? time : now;
}
