using System.Collections;

namespace ChatShop.Conversations.Turns;

/// <summary>What every line of the log that is written during a turn carries: the activity's id and channel.</summary>
/// <param name="activity">The id.</param>
/// <param name="channel">The channel.</param>
public sealed class TurnScope(string activity, string channel) : IReadOnlyList<KeyValuePair<string, object?>>
{
    /// <summary>The name by which a turn's spans are listened to.</summary>
    public const string Spans = Turns.Spans.Name;

    /// <summary>What the id is called.</summary>
    public const string Activity = "Activity";

    /// <summary>What the channel is called.</summary>
    public const string Channel = "Channel";

    /// <inheritdoc/>
    public int Count => 2;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(Activity, activity),
        1 => new(Channel, channel),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"{Activity}:{activity} {Channel}:{channel}";
}
