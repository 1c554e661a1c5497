using ChatShop.Conversations.Flows;
using ChatShop.Trade;
using ChatShop.Understanding;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace ChatShop.Conversations.Sessions;

/// <summary>What a conversation remembers now.</summary>
[JsonConverter(typeof(SaidToHaveChanged))]
internal sealed class Session
{
    /// <summary>How many activities are remembered against doubling.</summary>
    public const int Remembered = 128;

    /// <summary>What is being talked about, the latest last; those before it wait.</summary>
    public IList<FlowState> Flows { get; init; } = [];

    /// <summary>What was done last here, and when: what "算了" and a correction out of nowhere then mean.</summary>
    public LastDone? LastDone { get; set; }

    /// <summary>The neighbour whom a station's agent acted for last; null for none.</summary>
    public LastFor? LastFor { get; set; }

    /// <summary>The handover this conversation is in; null for none.</summary>
    public InHandover? Handover { get; set; }

    /// <summary>Acts of a message that said several, still to be done.</summary>
    public IList<Reading> ToDo { get; init; } = [];

    /// <summary>The listings shown last, in the order shown: what "第二个" then means.</summary>
    public IList<Option> Shown { get; init; } = [];

    /// <summary>The activities taken last, oldest first.</summary>
    [JsonConverter(typeof(TakenInOneText))]
    public IList<Taken> Taken { get; init; } = [];

    /// <summary>How many activities the conversation's log holds.</summary>
    public long Said { get; set; }

    /// <summary>How many times in a row nothing was understood.</summary>
    public int Misunderstood { get; set; }

    /// <summary>What a machine took the last message to mean, until the person says whether it was meant.</summary>
    public Reading? Supposed { get; set; }

    /// <summary>The words it took so.</summary>
    public string? SupposedWords { get; set; }

    /// <summary>Photos of which it is not known yet what they are for.</summary>
    public PhotosAtHand? Photos { get; set; }

    /// <summary>Notices and answers that could not be brought and are shown at the next contact.</summary>
    public IList<WaitingNotice> Waiting { get; init; } = [];

    /// <summary>Whether the person has left: then nothing is brought until they come back.</summary>
    public bool HasLeft { get; set; }

    /// <summary>When the person last wrote; null when they never did.</summary>
    public DateTimeOffset? HeardAt { get; set; }

    /// <summary>Where to reach this conversation.</summary>
    public ConversationReference? Reference { get; set; }
}

/// <summary>An activity that was answered.</summary>
/// <param name="Id">A short hash of its id.</param>
/// <param name="From">Where in the log its answers begin.</param>
/// <param name="Count">How many they are.</param>
internal sealed record Taken(string Id, long From, int Count)
{
    /// <summary>72 bits are enough that no two of the activities remembered share them, and short where they are written at every turn.</summary>
    public const int IdLength = 12;
}

/// <summary>An order placed or a listing put up.</summary>
/// <param name="Flow">Whose flow did it: <c>order</c> or <c>listing</c>.</param>
/// <param name="Id">Its number.</param>
/// <param name="Name">The goods, of a listing.</param>
/// <param name="At">When.</param>
internal sealed record LastDone(string Flow, long Id, string Name, DateTimeOffset At);

/// <summary>Photos that wait until it is said what they are for.</summary>
/// <param name="Names">Their names, in the order sent.</param>
/// <param name="At">When the last one came.</param>
internal sealed record PhotosAtHand(IReadOnlyList<string> Names, DateTimeOffset At);

/// <summary>A handover that goes on.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Called">Whether this person was called into it, and can still do business beside it.</param>
internal sealed record InHandover(long Id, bool Called);

/// <summary>A notice that could not be brought yet.</summary>
/// <param name="Parcel">Its id.</param>
/// <param name="Text">What it says.</param>
/// <param name="Locale">The language it is said in.</param>
/// <param name="Photos">The names of the photos it shows; null for none.</param>
/// <param name="Waits">Why it is not brought again before the person writes; null while it still can be.</param>
/// <param name="IsLogged">Whether the log has it already: an answer that did not go out.</param>
internal sealed record WaitingNotice(
    long Parcel, string Text, string? Locale = null, IReadOnlyList<string>? Photos = null, string? Waits = null, bool IsLogged = false);

/// <summary>What is remembered of a user over all their conversations.</summary>
internal sealed class Profile
{
    /// <summary>Who they are to the market; 0 until they were met.</summary>
    public long Person { get; set; }

    /// <summary>Whether they may come through other channels too: then who they are, and what is shared, is asked anew every turn.</summary>
    public bool IsJoined { get; set; }

    /// <summary>The thread they were last met in.</summary>
    public string? Conversation { get; set; }

    /// <summary>The language they write; null until they wrote one.</summary>
    public string? Locale { get; set; }

    /// <summary>Whether they asked for it: then a foreign word does not change it.</summary>
    public bool LocaleChosen { get; set; }

    /// <summary>The currency they want to see prices in too, by its code; null for the market's alone.</summary>
    public string? ShownIn { get; set; }

    /// <summary>What they have put aside to buy.</summary>
    public IList<Wanted> Basket { get; init; } = [];

    /// <summary>Who they are.</summary>
    public PersonId PersonId() => new(Person);
}
