namespace ChatShop.Trade;

/// <summary>Who acts, and by which message: the same key never acts twice.</summary>
/// <param name="Key">Derived from what caused it: the activity's id and how many acts that activity has made before.</param>
/// <param name="Actor">The person; null when the clock or a payment provider acts.</param>
public sealed record Act(string Key, PersonId? Actor)
{
    /// <summary>The neighbour a station's agent acts for; null for oneself.</summary>
    public PersonId? For { get; init; }
}

/// <summary>Something a person, or time, wants done; <typeparamref name="TFact"/> is what is true afterwards.</summary>
public abstract record Command<TFact> where TFact : Fact;

/// <summary>The market: everything that changes it goes through here.</summary>
public interface ITrade
{
    /// <summary>Decides and, unless refused, does it: one transaction with its ledger entries, notices and errands.</summary>
    /// <returns>The fact or the refusal. With a key seen before: what it was then, and nothing is done.</returns>
    /// <exception cref="ActorMovedException">The actor has been joined to somebody meanwhile.</exception>
    Task<Result<TFact>> ActAsync<TFact>(Act act, Command<TFact> command, CancellationToken cancellation) where TFact : Fact;

    /// <summary>The person behind a channel's user, made known at the first contact; of a joined one, the person joined to.</summary>
    Task<PersonId> MeetAsync(string channel, string user, string conversation, CancellationToken cancellation);
}

/// <summary>Who acts is known as somebody else since they were joined: who they are must be asked again.</summary>
public sealed class ActorMovedException(PersonId actor) : Exception($"{actor} is joined to another person now.");
