namespace ChatShop.Channels;

/// <summary>Whether something reached a person, and what can still be done when it did not.</summary>
public enum Reach
{
    /// <summary>It is there.</summary>
    Arrived,

    /// <summary>Not now: the same may work later.</summary>
    Later,

    /// <summary>Not before the person writes again: they are shown it then.</summary>
    WhenTheyWrite,

    /// <summary>The person has left, and is told nothing more until they come back.</summary>
    Left,
}

/// <summary>What became of an activity that was to be brought to somebody.</summary>
/// <param name="Reach">How far it came.</param>
/// <param name="Why">Why it did not arrive, for the operator to read, without names, numbers or words of people; null when it did.</param>
/// <param name="After">How long to wait at least before it is tried again; null where the channel does not say.</param>
public sealed record Outcome(Reach Reach, string? Why = null, TimeSpan? After = null)
{
    /// <summary>It is there.</summary>
    public static readonly Outcome Arrived = new(Reach.Arrived);

    /// <summary>Not now.</summary>
    public static Outcome Later(string why, TimeSpan? after = null) => new(Reach.Later, why, after);

    /// <summary>Not before the person writes. Also where nobody knows whether it arrived: it is better shown twice than never.</summary>
    public static Outcome WhenTheyWrite(string why) => new(Reach.WhenTheyWrite, why);

    /// <summary>The person has left.</summary>
    public static Outcome Left(string why) => new(Reach.Left, why);

    /// <summary>What a call that broke off means: nothing was sent where nobody was reached; else nobody knows, and it is not sent again.</summary>
    /// <param name="broken">What broke; its own words are not told, they may hold an address with a secret.</param>
    /// <param name="whom">Who was called.</param>
    internal static Outcome Of(Exception broken, string whom) =>
        broken is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } away
            ? Later($"{whom} can't be reached: {away.HttpRequestError}.")
            : WhenTheyWrite($"{whom} gave no answer, so the message may or may not have arrived: {broken.GetType().Name}.");
}
