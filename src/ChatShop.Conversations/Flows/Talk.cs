using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Conversations.Replies;
using ChatShop.Conversations.Sessions;
using ChatShop.Conversations.Tallies;
using ChatShop.Trade;
using ChatShop.Trade.Demand;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Prices;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;

namespace ChatShop.Conversations.Flows;

/// <summary>The shop's side of a conversation: what it may ask and do.</summary>
internal sealed record Counter(
    ITrade Trade, ITradeRecords Records, IPaymentRecords Payments, IPayoutRecords Payouts, IGroupRecords Groups, IStationRecords Stations, ILoanRecords Loans, IProgrammeRecords Programmes, ICashier Cashier, IPaymaster Paymaster, IPictures Pictures,
    MarketRules Rules, TimeProvider Clock, Phrasebook Phrasebook, WordLists Words, MessageLog Log, OwnDataKey OwnData, Uri PublicUrl, IPriceRecords Prices, IDemandRecords Demand, IBatchRecords Batches, IPoolRecords Pools)
{
    /// <summary>Whether no real money moves when a buyer on this channel pays in this currency.</summary>
    public bool IsSandbox(Currency currency, string channel) => Cashier.IsSandbox(Rules.ProviderFor(currency, channel));
}

/// <summary>What a person has just said.</summary>
/// <param name="Text">In words; empty when there are none.</param>
/// <param name="Photos">The names of the photos sent along.</param>
/// <param name="Key">The activity's own key: what is done because of it is done once.</param>
internal sealed record Utterance(string Text, IReadOnlyList<string> Photos, string Key)
{
    /// <summary>Why a photo sent along is not there; null when all are.</summary>
    public string? LostPhoto { get; init; }

    /// <summary>Whether it was said aloud: then the words are what a machine heard.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>The channel it came by.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The channel's id for whoever said it.</summary>
    public string User { get; init; } = "";
}

/// <summary>One answer: a text, words to tap where the channel has buttons, photos by their names, and the receipt that one of them shows.</summary>
internal sealed record Reply(string Text, IReadOnlyList<string> Buttons, IReadOnlyList<string> Photos, Slip? Receipt = null);

/// <summary>One turn of talk: what was said, what is remembered, what is answered.</summary>
internal sealed class Talk(Counter counter, Session session, Profile profile, Utterance said, CancellationToken cancellation)
{
    private readonly List<Reply> replies = [];
    private PersonTold? person;
    private string? folded;
    private ForWhom? spokenFor;
    private int acts;

    public Counter Counter => counter;
    public Session Session => session;
    public Profile Profile => profile;
    public Utterance Said { get; private set; } = said;
    public CancellationToken Cancellation => cancellation;

    /// <summary>What was said, folded as the lists of words are.</summary>
    public string Folded => folded ??= NameFit.Fold(Said.Text);

    /// <summary>Whether no real money moves when this person pays.</summary>
    public bool IsSandbox => counter.IsSandbox(counter.Rules.Currency, Said.Channel);

    /// <summary>What was corrected, as it is now: shown before the question that stands. Null when nothing was.</summary>
    public string? Corrected { get; set; }

    /// <summary>What is counted of this turn.</summary>
    public TurnNotes Notes { get; } = new();

    public IReadOnlyList<Reply> Replies => replies;

    /// <summary>For whom it is said: who speaks, or the neighbour whom a station's agent speaks for.</summary>
    public PersonId Me => For?.PersonId() ?? Self;

    /// <summary>Who speaks.</summary>
    public PersonId Self => profile.PersonId();

    /// <summary>The neighbour it is said for; null when for the one who speaks.</summary>
    public ForWhom? For => spokenFor ?? Current?.For;

    public Texts Texts => counter.Phrasebook.In(profile.Locale ?? counter.Rules.Locale);

    /// <summary>The currency this person sees prices in too; null for none.</summary>
    public ShownIn? ShownIn => ShownIn.Chosen(profile.ShownIn, counter.Rules.Rates);

    /// <summary>The flow that is being talked about; null when nothing is.</summary>
    public FlowState? Current => session.Flows.Count > 0 ? session.Flows[^1] : null;

    /// <summary>Now, where the market is.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(counter.Clock.GetUtcNow(), counter.Rules.TimeZone);

    /// <summary>What the market knows of this person, asked for once a turn.</summary>
    /// <remarks>A neighbour's shop is called after neighbour and station until it is there.</remarks>
    public async Task<PersonTold> PersonAsync()
    {
        if (person?.Id == Me)
            return person;
        var told = await counter.Records.PersonAsync(Me, cancellation);
        return person = For is { } whom && told.Shop is null ? told with { ShopName = Neighbor.ShopNameOf(whom.Name, whom.Station) } : told;
    }

    /// <summary>What is said is for this neighbour.</summary>
    /// <param name="whom">Whom.</param>
    /// <param name="rest">The words behind their name; null where they are meant without being named.</param>
    public void SpeakFor(ForWhom whom, string? rest = null) => (spokenFor, Said, folded) = (whom, rest is null ? Said : Said with { Text = rest }, null);

    /// <summary>Nobody was named: what is asked now is for whom it was begun.</summary>
    public void SpeakForNobody() => spokenFor = null;

    /// <summary>A message as understanding reads it.</summary>
    /// <param name="text">What was said, in any language the shop speaks.</param>
    /// <param name="expect">The slot that is waited for; null for none.</param>
    public Understanding.Message MessageOf(string text, string? expect = null) => new(Texts.Rewording.Of(text, expect), Texts.Locale, expect, Now);

    /// <summary>Whether these very words were said.</summary>
    public bool Hears(string list) => Folded.Length > 0 && counter.Words.Heard(list).Contains(Folded);

    /// <summary>The person has agreed to what was made of earlier words: they count as said, and as meant.</summary>
    public void Agree(string words) => (Said, folded) = (Said with { Text = words, IsSpoken = false }, null);

    /// <summary>Whether one of these words is among what was said.</summary>
    public bool Mentions(string list) =>
        counter.Words.Heard(list).Any(word => Folded.Contains(word, StringComparison.Ordinal));

    /// <summary>Does something in the name of this person, once for this activity.</summary>
    public async Task<Result<TFact>> ActAsync<TFact>(Command<TFact> command) where TFact : Fact
    {
        person = null;
        return await counter.Trade.ActAsync(new Act($"{Said.Key}/{acts++}", Self) { For = For?.PersonId() }, command, cancellation);
    }

    /// <summary>Does something that is an agent's own to do, also while the agent speaks for a neighbour.</summary>
    public async Task<Result<TFact>> ActAsAgentAsync<TFact>(Command<TFact> command) where TFact : Fact =>
        await counter.Trade.ActAsync(new Act($"{Said.Key}/{acts++}", Self), command, cancellation);

    /// <summary>Answers with a text, the buttons that stand beside it under <c>buttons.</c>, photos, and the receipt that is among them.</summary>
    public void Say(
        string key, IReadOnlyDictionary<string, object?>? values = null, int time = 0, IReadOnlyList<string>? buttons = null, IReadOnlyList<string>? photos = null,
        Slip? receipt = null) =>
        replies.Add(new Reply(ForWhomever(Texts.Say(key, values, time, ShownIn)), buttons ?? ButtonsOf(key), photos ?? [], receipt));

    /// <summary>Says why not.</summary>
    public void Refuse(Refusal refusal)
    {
        if (refusal is NotEnoughStock few)
            Notes.Wanted.Add(few.Product);
        Say($"refused/{refusal.GetType().Name}", new Dictionary<string, object?> { ["it"] = refusal });
    }

    /// <summary>What is said to an agent about a neighbour's business names the neighbour first.</summary>
    private string ForWhomever(string text) => For is { } whom ? Texts.Say("acting/for", new Dictionary<string, object?> { ["name"] = whom.Name, ["text"] = text }) : text;

    private IReadOnlyList<string> ButtonsOf(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return Texts.List($"{key[..slash]}/buttons.{key[(slash + 1)..]}");
    }
}
