using ChatShop.Trade;

namespace ChatShop.Storage;

/// <summary>That somebody acted: what makes acting twice impossible, and the audit trail.</summary>
/// <remarks>Each row's hash covers the row and the hash before it: a changed history no longer fits together.</remarks>
public sealed class ActRow
{
    /// <summary>Counts up, without gaps.</summary>
    public long Id { get; set; }

    /// <summary>What it was caused by; unique.</summary>
    public required string Key { get; init; }

    /// <summary>Who acted; null for the clock and the payment provider.</summary>
    public long? Actor { get; init; }

    /// <summary>The neighbour it was done for, by the agent of a station; null for oneself.</summary>
    public long? ForWhom { get; init; }

    /// <summary>The command's name.</summary>
    public required string Verb { get; init; }

    /// <summary>The name of the fact or refusal it led to.</summary>
    public required string Outcome { get; init; }

    /// <summary>Whether it was refused.</summary>
    public bool Refused { get; init; }

    /// <summary>What it was about, such as <c>order 1001</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The fact or refusal, sealed.</summary>
    public required string Told { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of this row and <see cref="ActRow.Hash"/> of the one before, lower-case hex.</summary>
    public required string Hash { get; set; }
}

/// <summary>What must still reach somebody: a notice for a person, or an errand to a payment provider.</summary>
public sealed class OutboxRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>The person to tell; null for an errand.</summary>
    public long? To { get; init; }

    /// <summary>As what they hear it; null for an errand.</summary>
    public string? Role { get; init; }

    /// <summary>The name of the fact to tell, or of the errand.</summary>
    public required string About { get; init; }

    /// <summary>The fact or errand, sealed.</summary>
    public required string Told { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Not tried again before.</summary>
    public DateTimeOffset NextAt { get; set; }

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; set; }

    /// <summary>Why the last try failed; null when none has.</summary>
    public string? Reason { get; set; }

    /// <summary>When it arrived; null while it has not.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>One line of a ledger entry. Only ever added.</summary>
public sealed class LedgerRow
{
    /// <summary>Counts up.</summary>
    public long Id { get; set; }

    /// <summary>The entry it belongs to; the lines of an entry sum to zero.</summary>
    public long Entry { get; init; }

    /// <summary>Which account.</summary>
    public required string Account { get; init; }

    /// <summary>Smallest units; positive is credit.</summary>
    public long Minor { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>So much, of that currency.</summary>
    public Money Amount => Money.OfMinor(Minor, Currency);

    /// <summary>For which order; null for the side that several share.</summary>
    public long? Order { get; init; }

    /// <summary>When it was posted.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Cause { get; init; }

    /// <summary>The provider's id.</summary>
    public string? Reference { get; init; }
}

/// <summary>What is on an account: the sum of its ledger lines, kept beside them in the same transaction.</summary>
internal sealed class BalanceRow
{
    /// <summary>Which account.</summary>
    public required string Account { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Smallest units; positive is credit.</summary>
    public long Minor { get; set; }
}

/// <summary>The last number given out of a row of numbers.</summary>
internal sealed class NumberRow
{
    /// <summary>Of what: <c>order</c>, <c>listing</c> …</summary>
    public required string Name { get; init; }

    /// <summary>The last one given.</summary>
    public long Last { get; set; }
}
