using System.Text.RegularExpressions;
using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Hearing;
using ChatShop.Conversations.Replies;
using ChatShop.Conversations.Sessions;
using ChatShop.Conversations.Tallies;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>Hears what a person wrote and answers.</summary>
internal sealed partial class ShopBot(Counter counter, Listener listener, ConversationState conversation, UserState user, SharedProfile shared) : ActivityHandler
{
    private const int LongestText = 4000;
    private const int MostShown = 20;
    private const string PhotoFolder = "/photos/";

    private readonly IStatePropertyAccessor<Session> sessions = conversation.CreateProperty<Session>(nameof(Session));
    private readonly IStatePropertyAccessor<Profile> profiles = user.CreateProperty<Profile>(nameof(Profile));

    /// <summary>Whether what is remembered of who writes is not to be trusted in the next turn.</summary>
    public bool MeetsAnew { get; set; }

    /// <summary>The notices shown in the last turn that had waited for it.</summary>
    public IReadOnlyList<long> Shown { get; private set; } = [];

    /// <summary>What the last turn adds to the counts; null for nothing.</summary>
    public TurnTally? Counted { get; private set; }

    /// <inheritdoc/>
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var session = await sessions.LoadAsync(turnContext, cancellationToken);
        session.Reference = turnContext.Activity.GetConversationReference();
        await MeetAsync(turnContext, cancellationToken);
        (Shown, Counted) = ([], null);
        session.HasLeft = IsOver(turnContext.Activity);
        if (session.HasLeft)
            return;
        await ShowWaitingAsync(turnContext, session, cancellationToken);
        var profile = await profiles.GetAsync(turnContext, null, cancellationToken);
        await shared.LendAsync(profile);
        await base.OnTurnAsync(turnContext, cancellationToken);
        await shared.TakeBackAsync(profile);
    }

    /// <inheritdoc/>
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var session = await sessions.GetAsync(turnContext, null, cancellationToken);
        session.HeardAt = counter.Clock.GetUtcNow();
        var profile = await profiles.GetAsync(turnContext, null, cancellationToken);
        var activity = turnContext.Activity;
        var text = activity.Text?.Trim() ?? "";
        var said = new Utterance(text.Length > LongestText ? text[..LongestText] : text, PhotosOf(activity), KeyOf(turnContext.Activity))
        {
            LostPhoto = Of(activity, "image/").FirstOrDefault(photo => NameOf(photo) is null) is { } lost ? lost.Name ?? "" : null,
            IsSpoken = Of(activity, "audio/").Any(),
            Channel = activity.ChannelId,
            User = activity.From.Id,
        };
        var talk = new Talk(counter, session, profile, said, cancellationToken);
        var standing = Standing.Before(talk);
        await listener.HearAsync(talk);
        Counted = standing.After(talk);
        await AnswerAsync(turnContext, talk, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity is not { Name: Entering.Event, Value: { } scene })
            return;
        var session = await sessions.GetAsync(turnContext, null, cancellationToken);
        var profile = await profiles.GetAsync(turnContext, null, cancellationToken);
        var talk = new Talk(counter, session, profile, new Utterance("", [], KeyOf(turnContext.Activity)), cancellationToken);
        await Entering.ShowAsync(talk, $"{scene}");
        await AnswerAsync(turnContext, talk, cancellationToken);
    }

    private async Task AnswerAsync(ITurnContext turnContext, Talk talk, CancellationToken cancellationToken)
    {
        foreach (var reply in talk.Replies)
            await turnContext.SendActivityAsync(ToActivity(reply, talk.Texts), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task OnMembersAddedAsync(
        IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        if (membersAdded.All(member => member.Id == turnContext.Activity.Recipient?.Id))
            return;
        var profile = await profiles.GetAsync(turnContext, null, cancellationToken);
        var texts = counter.Phrasebook.In(profile.Locale ?? Known(((Activity)turnContext.Activity).Locale) ?? counter.Rules.Locale);
        await turnContext.SendActivityAsync(ToActivity(new Reply(texts.Say("greet/hello"), texts.List("greet/buttons.hello"), []), texts), cancellationToken);
    }

    private async Task MeetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var profile = await profiles.LoadAsync(turnContext, cancellationToken);
        var activity = turnContext.Activity;
        if (profile.Conversation == activity.Conversation.Id && !profile.IsJoined && !MeetsAnew)
            return;
        var person = await counter.Trade.MeetAsync(activity.ChannelId, activity.From.Id, activity.Conversation.Id, cancellationToken);
        if (profile.IsJoined && profile.Person != person.Value)
            profile.Basket.Clear(); // It is that of whom they were one with.
        profile.IsJoined |= MeetsAnew;
        (profile.Person, profile.Conversation) = (person.Value, activity.Conversation.Id);
        profile.Locale ??= Known(activity.Locale);
    }

    /// <summary>Whether the one who writes here has left, or we were put out. That another of a group left does not end it.</summary>
    private static bool IsOver(Activity activity) =>
        activity.MembersRemoved?.Any(member => member.Id == activity.From.Id || member.Id == activity.Recipient?.Id) == true;

    /// <summary>What could not be brought before is shown first, as much as can be read at once.</summary>
    private async Task ShowWaitingAsync(ITurnContext turnContext, Session session, CancellationToken cancellationToken)
    {
        var shown = session.Waiting.Take(MostShown).ToList();
        foreach (var notice in shown)
        {
            await turnContext.SendActivityAsync(ToActivity(notice, session.Reference!), cancellationToken);
            session.Waiting.Remove(notice);
        }
        Shown = [.. shown.Select(notice => notice.Parcel)];
    }

    /// <summary>A notice as it is said in a conversation.</summary>
    public Activity ToActivity(WaitingNotice notice, ConversationReference reference)
    {
        var activity = reference.GetContinuationActivity().ApplyConversationReference(reference);
        (activity.Type, activity.Name, activity.Text, activity.TextFormat, activity.Locale) = (ActivityTypes.Message, null, notice.Text, TextFormatTypes.Plain, notice.Locale);
        (activity.Id, activity.Timestamp) = ($"notice-{notice.Parcel}", counter.Clock.GetUtcNow());
        if (notice.Photos is { Count: > 0 } photos)
            activity.Attachments = Photos(photos);
        return activity;
    }

    private string? Known(string? locale) => counter.Phrasebook.All.Select(texts => texts.Locale)
        .FirstOrDefault(known => locale?.StartsWith(known[..2], StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>What is done because of this activity is done once, whoever sends it again.</summary>
    private static string KeyOf(IActivity activity) => $"{activity.ChannelId}/{activity.Conversation.Id}/{activity.Id}";

    public static IReadOnlyList<string> PhotosOf(IMessageActivity activity) => [.. Of(activity, "image/").Select(NameOf).OfType<string>().Distinct()];

    /// <summary>Photos lie under /photos/ by the time they come here; what was lost on the way has no address.</summary>
    private static string? NameOf(Attachment photo)
    {
        var at = photo.ContentUrl?.LastIndexOf(PhotoFolder, StringComparison.Ordinal) ?? -1;
        return at >= 0 && PhotoName().Match(photo.ContentUrl!, at + PhotoFolder.Length) is { Success: true } name ? name.Value : null;
    }

    private static IEnumerable<Attachment> Of(IMessageActivity activity, string kind) =>
        (activity.Attachments ?? []).Where(attachment => attachment.ContentType?.StartsWith(kind, StringComparison.Ordinal) == true);

    /// <summary>Photos as a channel shows them.</summary>
    public IList<Attachment> Photos(IReadOnlyList<string> names) =>
        [.. names.Select(name => new Attachment(
            name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg", new Uri(counter.PublicUrl, PhotoFolder + name).AbsoluteUri))];

    private Activity ToActivity(Reply reply, Texts texts) => new(ActivityTypes.Message)
    {
        Text = reply.Text,
        TextFormat = TextFormatTypes.Plain,
        Locale = texts.Locale,
        Attachments = reply.Photos.Count == 0 ? null : [.. Photos(reply.Photos), .. reply.Receipt is { } slip ? [ReceiptCards.Of(slip)] : Array.Empty<Attachment>()],
        SuggestedActions = reply.Buttons.Count == 0 ? null : new SuggestedActions
        {
            Actions = [.. reply.Buttons.Select(label => new CardAction(ActionTypes.ImBack, label, value: label))],
        },
    };

    [GeneratedRegex(@"\G[0-9a-f]{32}\.jpg$", RegexOptions.CultureInvariant)]
    private static partial Regex PhotoName();
}
