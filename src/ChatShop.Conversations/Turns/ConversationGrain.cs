using System.Globalization;
using System.IO.Hashing;
using System.Text;
using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Hearing;
using ChatShop.Conversations.Sessions;
using ChatShop.Conversations.Tallies;
using ChatShop.Trade;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace ChatShop.Conversations.Turns;

/// <summary>The actor of one conversation: runs the bot, saves the session before the answers leave, knows what it has taken.</summary>
/// <remarks>README.md beside this file says what is promised when two servers believe they own one conversation.</remarks>
internal sealed class ConversationGrain : Grain, IConversationGrain
{
    /// <summary>Each try that fails is one in which another thread of the same person got on: so many in a row are no chance any more.</summary>
    private const int MostTries = 10;
    private const int MostWaiting = 100;
    private static readonly TimeSpan StaysAwake = TimeSpan.FromMinutes(30);

    private readonly Counter counter;
    private readonly MessageLog log;
    private readonly IDelivery delivery;
    private readonly Tally tally;
    private readonly ILogger<ConversationGrain> logger;
    private readonly HotStorage storage;
    private readonly ConversationState conversation;
    private readonly UserState user;
    private readonly IStatePropertyAccessor<Session> sessions;
    private readonly ShopBot bot;

    public ConversationGrain(Counter counter, Listener listener, RedisStorage cold, MessageLog log, IDelivery delivery, Tally tally, ILogger<ConversationGrain> logger)
    {
        (this.counter, this.log, this.delivery, this.tally, this.logger) = (counter, log, delivery, tally, logger);
        storage = new HotStorage(cold);
        conversation = new ConversationState(storage);
        user = new UserState(storage);
        sessions = conversation.CreateProperty<Session>(nameof(Session));
        bot = new ShopBot(counter, listener, conversation, user, new SharedProfile(cold));
    }

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        TurnFigures.Remembers(1);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        TurnFigures.Remembers(-1);
        return Task.CompletedTask;
    }

    public async Task<Spoken> TakeAsync(Spoken activity)
    {
        var taken = activity.Activities[0];
        taken.DeliveryMode = null; // How it is answered is its door's affair: TurnContext would keep the answers to itself.
        using var scope = logger.BeginScope(new TurnScope(taken.Id, Name.Channel));
        using var watch = TurnWatch.Begin(taken, counter.Clock);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new Spoken(await TurnAsync(taken, watch));
            }
            catch (SessionConflictException) when (attempt < MostTries)
            {
                storage.Forget();
            }
            catch (ActorMovedException) when (attempt < MostTries)
            {
                storage.Forget();
                bot.MeetsAnew = true; // Joined while another thread of the same person was talking.
            }
            catch (Exception broken) when (broken is not SessionConflictException)
            {
                storage.Forget();
                logger.LogError(broken, "Turn of activity {Activity} failed", taken.Id);
                return new Spoken([await ApologizeAsync(taken)]);
            }
        }
    }

    public async Task<bool> IsAwakeAsync()
    {
        var (turn, session) = await LookAsync();
        using (turn)
            return counter.Clock.GetUtcNow() - session.HeardAt < StaysAwake;
    }

    public Task<Told> TellAsync(long parcel, string role, string about, string told, string? whom) => BringAsync(parcel, async (turn, session) =>
    {
        turn.Activity.From = session.Reference!.User;
        var profile = await user.CreateProperty<Profile>(nameof(Profile)).LoadAsync(turn);
        var texts = counter.Phrasebook.In(profile.Locale ?? counter.Rules.Locale);
        var fact = (Trade.Fact)System.Text.Json.JsonSerializer.Deserialize(told, TradeJson.TypeNamed(about), TradeJson.Options)!;
        Follow(session, fact);
        var said = texts.Say($"told/{role}.{about}", new Dictionary<string, object?> { ["it"] = fact });
        if (whom is not null)
            said = texts.Say("acting/for", new Dictionary<string, object?> { ["name"] = whom, ["text"] = said });
        return new WaitingNotice(parcel, said, texts.Locale, fact.Shows);
    });

    public async Task<Told> BringAsync(long parcel, Spoken asked, string? rest, string? waits)
    {
        var answers = rest is null ? (await TakeAsync(asked)).Activities : [];
        var text = rest ?? string.Join("\n\n", answers.Select(answer => answer.Text).Where(said => !string.IsNullOrWhiteSpace(said)));
        var photos = answers.SelectMany(ShopBot.PhotosOf).ToList();
        return text.Length == 0 && photos.Count == 0
            ? new Told([parcel], null)
            : await BringAsync(parcel, (_, _) => Task.FromResult(new WaitingNotice(parcel, text, Photos: photos, Waits: waits, IsLogged: true)));
    }

    /// <summary>Brings one thing, once, behind what waits already.</summary>
    private async Task<Told> BringAsync(long parcel, Func<TurnContext, Session, Task<WaitingNotice>> writeAsync)
    {
        var (look, session) = await LookAsync();
        using var turn = look;
        session.Reference ??= ReferenceAhead();
        if (session.Reference is not { } reference)
            return new Told([], "this conversation was never heard of");
        var id = HashOf($"parcel/{parcel}");
        if (!session.Taken.Any(it => it.Id == id))
        {
            if (session.Waiting.Count >= MostWaiting)
                return new Told([], "too much waits for this person to write");
            session.Waiting.Add(await writeAsync(turn, session));
            Remember(session, new Taken(id, session.Said, 0));
        }
        else if (session.Waiting.All(it => it.Parcel != parcel))
            return new Told([parcel], null);

        var (brought, arrived, missed) = await BringWaitingAsync(session, reference);
        if (brought.Count > 0)
            Log(session, brought);
        try
        {
            await conversation.SaveChangesAsync(turn);
        }
        catch
        {
            storage.Forget(); // Else the notice would go along with the next turn, and come once more when it is tried again.
            throw;
        }
        return arrived.Contains(parcel)
            ? new Told([.. arrived], null)
            : new Told([.. arrived], session.Waiting.Single(it => it.Parcel == parcel).Waits ?? missed?.Why, missed?.After);
    }

    /// <summary>Brings what waits, in order: what comes after one that may still arrive waits for it; what must wait until the person writes stops none.</summary>
    private async Task<(IReadOnlyList<Activity> Brought, IReadOnlyList<long> Arrived, NotBrought? Missed)> BringWaitingAsync(Session session, ConversationReference reference)
    {
        var (brought, arrived) = (new List<Activity>(), new List<long>());
        foreach (var waiting in session.Waiting.Where(it => it.Waits is null).ToList())
        {
            if (session.HasLeft)
                return (brought, arrived, new NotBrought("this person has left"));
            var notice = bot.ToActivity(waiting, reference);
            var missed = await delivery.DeliverAsync(notice, CancellationToken.None);
            session.HasLeft = missed?.HasLeft == true;
            if (missed is { WaitsForThem: true })
                session.Waiting[session.Waiting.IndexOf(waiting)] = waiting with { Waits = missed.Why };
            else if (missed is not null)
                return (brought, arrived, missed);
            else
            {
                session.Waiting.Remove(waiting);
                notice.Id = PositionOf(session.Said + brought.Count);
                if (!waiting.IsLogged)
                    brought.Add(notice);
                arrived.Add(waiting.Parcel);
            }
        }
        return (brought, arrived, null);
    }

    /// <summary>Where a thread is a telephone's own number, its owner can be told something before they have ever written.</summary>
    private ConversationReference? ReferenceAhead() => Name.Channel != "sms" ? null : new ConversationReference
    {
        ChannelId = Name.Channel,
        User = new ChannelAccount(Name.Thread, role: RoleTypes.User),
        Bot = new ChannelAccount("", role: RoleTypes.Bot),
        Conversation = new ConversationAccount(id: Name.Thread),
    };

    /// <summary>The session as it is, outside any turn of the person's: another server may have written it.</summary>
    private async Task<(TurnContext Turn, Session Session)> LookAsync()
    {
        storage.Forget();
        var probe = new Activity(ActivityTypes.Event) { ChannelId = Name.Channel, Conversation = new ConversationAccount(id: Name.Thread), From = new ChannelAccount("clock") };
        var turn = new TurnContext(new TurnAdapter(), probe);
        return (turn, await sessions.LoadAsync(turn));
    }

    /// <summary>Whoever hears the other one of a handover is in it from then on, unless a talk of the own goes on.</summary>
    private static void Follow(Session session, Trade.Fact fact)
    {
        if (fact.Opens is { } opened && session.Handover is not { Called: false })
            session.Handover = new InHandover(opened.Value, Called: true);
        if (fact.Ends is { } ended && session.Handover?.Id == ended.Value)
            session.Handover = null;
    }

    private async Task<IReadOnlyList<Activity>> TurnAsync(Activity activity, TurnWatch watch)
    {
        var adapter = new TurnAdapter();
        using var turn = new TurnContext(adapter, activity);
        var session = await sessions.LoadAsync(turn);
        var id = HashOf(activity.Id);
        if (session.Taken.FirstOrDefault(it => it.Id == id) is { } before)
        {
            watch.Outcome = "repeated";
            return before.Count == 0 ? [] : await log.ReadAsync(Name.Channel, Name.Thread, before.From, before.Count);
        }

        await bot.OnTurnAsync(turn);
        bot.MeetsAnew = false;
        var replies = adapter.Sent.SelectMany(reply => delivery.Parts(activity, Reply(activity, reply, null))).ToList();
        for (var i = 0; i < replies.Count; i++)
            replies[i].Id = PositionOf(session.Said + 1 + i);
        var isSaid = activity.Type == ActivityTypes.Message || replies.Count > 0;
        if (isSaid)
        {
            Remember(session, new Taken(id, session.Said + 1, replies.Count));
            Log(session, [activity, .. replies]);
        }
        await user.SaveChangesAsync(turn);
        await conversation.SaveChangesAsync(turn, force: isSaid); // It has changed: Bot Builder need not write it out once more to compare.
        if (bot.Counted is { } counted) // A turn that had to be taken once more is counted once.
            tally.Add(counted);
        if (bot.Shown.Count > 0)
            await ToldAtLastAsync(bot.Shown);
        watch.Outcome = "answered";
        if (logger.IsEnabled(LogLevel.Debug))
            logger.LogDebug("Turn of activity {Activity} is over: {Answers} answers", activity.Id, replies.Count);
        return replies;
    }

    /// <summary>Says that it went wrong, also to those who only read the log. The activity is not taken: sent again, it gets another try.</summary>
    private async Task<Activity> ApologizeAsync(Activity to)
    {
        var sorry = Reply(to, new Activity(ActivityTypes.Message) { Text = Sorry(to), TextFormat = TextFormatTypes.Plain }, null);
        try
        {
            using var turn = new TurnContext(new TurnAdapter(), to);
            var session = await sessions.LoadAsync(turn);
            sorry.Id = PositionOf(session.Said);
            Log(session, sorry);
            await conversation.SaveChangesAsync(turn);
        }
        catch (Exception silent)
        {
            storage.Forget();
            logger.LogError(silent, "The log does not say that activity {Activity} failed", to.Id);
        }
        return sorry;
    }

    /// <summary>Should this fail, the notices are found to have been shown when they are tried again.</summary>
    private async Task ToldAtLastAsync(IReadOnlyList<long> parcels)
    {
        try
        {
            await delivery.ShownAsync(parcels);
        }
        catch (Exception unheard)
        {
            logger.LogWarning(unheard, "Notices {Parcels} were shown, and the outbox does not know it yet", string.Join(", ", parcels));
        }
    }

    private static void Remember(Session session, Taken taken)
    {
        session.Taken.Add(taken);
        while (session.Taken.Count > Session.Remembered)
            session.Taken.RemoveAt(0);
    }

    /// <summary>Says these with the next write of the session, in one step.</summary>
    private void Log(Session session, params IReadOnlyList<Activity> said)
    {
        storage.SayWithNextWrite(MessageLog.KeyOf(Name.Channel, Name.Thread), MessageLog.Entries(Name.Channel, Name.Thread, said, session.Said));
        session.Said += said.Count;
    }

    private Activity Reply(Activity to, Activity reply, long? position)
    {
        (reply.ChannelId, reply.Conversation, reply.ServiceUrl) = (to.ChannelId, to.Conversation, to.ServiceUrl);
        (reply.From, reply.Recipient, reply.ReplyToId) = (to.Recipient, to.From, to.Id);
        reply.Timestamp = counter.Clock.GetUtcNow();
        reply.Id = position is { } known ? PositionOf(known) : null;
        return reply;
    }

    private static string PositionOf(long said) => said.ToString(CultureInfo.InvariantCulture);

    private string Sorry(Activity activity) =>
        counter.Phrasebook.In(counter.Phrasebook.LocaleOf(activity.Text ?? "", null, counter.Rules.Locale) ?? counter.Rules.Locale).Say("common/sorry");

    /// <summary>The grain's key is channel and conversation; neither holds a bar.</summary>
    private (string Channel, string Thread) Name
    {
        get
        {
            var parts = this.GetPrimaryKeyString().Split('|', 2);
            return (parts[0], parts[1]);
        }
    }

    private static string HashOf(string id) => Convert.ToBase64String(XxHash128.Hash(Encoding.UTF8.GetBytes(id)))[..Taken.IdLength];
}
