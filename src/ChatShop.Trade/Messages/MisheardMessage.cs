namespace ChatShop.Trade.Messages;

/// <summary>A message the shop could not read, kept for a while so that somebody can say what it means.</summary>
/// <remarks>Who wrote it is not kept, and what is personal in it was masked before.</remarks>
public sealed class MisheardMessage
{
    /// <summary>How long one is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Counts up.</summary>
    public long Id { get; private init; }

    /// <summary>When it was said.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The language it was answered in.</summary>
    public required string Locale { get; init; }

    /// <summary>The flow that had asked; null when nothing went on.</summary>
    public string? Flow { get; init; }

    /// <summary>What it had asked for.</summary>
    public string? Step { get; init; }

    /// <summary>The slot in which the answer was expected; null for none.</summary>
    public string? Expect { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>What it means, as somebody has said; null while nobody has.</summary>
    public RightReading? Reading { get; private set; }

    /// <summary>Who said so.</summary>
    public PersonId? MarkedBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? MarkedAt { get; private set; }

    /// <summary>Somebody says what it means; whoever says it last is believed.</summary>
    public void Mark(RightReading reading, PersonId by, DateTimeOffset at) => (Reading, MarkedBy, MarkedAt) = (reading, by, at);
}

/// <summary>What a message means.</summary>
/// <param name="Intent">What it asks for; <c>none</c> where it is not for the shop.</param>
/// <param name="Slots">The values it gives, a JSON object.</param>
public sealed record RightReading(string Intent, string Slots);
