using ChatShop.Trade;

namespace ChatShop.Conversations.Sessions;

/// <summary>The neighbour a station's agent acts for.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">What the agent calls them.</param>
/// <param name="Station">The station's name.</param>
internal sealed record ForWhom(long Person, string Name, string Station)
{
    /// <summary>Who.</summary>
    public PersonId PersonId() => new(Person);
}

/// <summary>The neighbour who was acted for last.</summary>
/// <param name="Whom">Who.</param>
/// <param name="IsDone">Whether something was done for them: then only what follows from it is still for them.</param>
/// <param name="At">When.</param>
internal sealed record LastFor(ForWhom Whom, bool IsDone, DateTimeOffset At);
