using System.Globalization;
using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Handovers;

/// <summary>A handover's id.</summary>
public readonly record struct HandoverId(long Value)
{
    /// <summary>As programs write it: <c>h3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"h{Value}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static HandoverId? Parse(string? text) =>
        text?.StartsWith('h') == true && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new HandoverId(number) : null;
}

/// <summary>Two people talk with each other through the shop, which only carries what they say, until one of them ends it.</summary>
public sealed class Handover
{
    /// <summary>Nobody has said anything for so long: it is over.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromHours(12);

    /// <summary>The most letters carried at once.</summary>
    public const int LongestText = 2000;

    private Handover()
    {
    }

    /// <summary>Ours, made by us.</summary>
    public HandoverId Id { get; private set; }

    /// <summary>Who wanted to talk.</summary>
    public PersonId Asker { get; private set; }

    /// <summary>With whom; null for whoever runs the market.</summary>
    public PersonId? Other { get; private set; }

    /// <summary>The order it is about; null for none.</summary>
    public OrderNumber? Order { get; private set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>When something was last said.</summary>
    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Begins.</summary>
    public static Handover Open(HandoverId id, PersonId asker, PersonId? other, OrderNumber? order, DateTimeOffset now) =>
        new() { Id = id, Asker = asker, Other = other, Order = order, OpenedAt = now, SaidAt = now };

    /// <summary>Somebody says something.</summary>
    /// <returns>Why it can not be carried; null when it is.</returns>
    public Refusal? Say(string text, DateTimeOffset now)
    {
        if (ClosedAt is not null)
            return new HandoverOver();
        if (text.Length > LongestText)
            return new TextOutOfRange(LongestText);
        SaidAt = now;
        return null;
    }

    /// <summary>It ends.</summary>
    public Refusal? Close(DateTimeOffset now)
    {
        if (ClosedAt is not null)
            return new HandoverOver();
        ClosedAt = now;
        return null;
    }
}

/// <summary>Somebody does not want to hear from somebody any more.</summary>
/// <param name="By">Who; null for whoever runs the market.</param>
/// <param name="Who">From whom.</param>
public sealed record Mute(PersonId? By, PersonId Who, DateTimeOffset At);
