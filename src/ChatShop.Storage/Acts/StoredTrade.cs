using ChatShop.Storage.People;
using ChatShop.Storage.Pools;
using ChatShop.Storage.Search;
using ChatShop.Storage.Stations;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Acts;

/// <summary>The trade in a database: one act is one transaction, found again by its key.</summary>
internal sealed class StoredTrade(ITradeWriter writer, Func<TradeContext> open, ISearchIndex search, MarketRules rules, TimeProvider clock) : ITrade
{
    public async Task<Result<TFact>> ActAsync<TFact>(Act act, Command<TFact> command, CancellationToken cancellation) where TFact : Fact
    {
        using var span = Transactions.BeginAct(command.GetType().Name);
        var result = await writer.WriteAsync(db => ActAsync(db, act, command), cancellation);
        span?.SetTag("chatshop.outcome", ((object?)result.Fact ?? result.Refusal!).GetType().Name);
        return result;
    }

    public async Task<PersonId> MeetAsync(string channel, string user, string conversation, CancellationToken cancellation)
    {
        await using (var db = open())
        {
            var known = await db.People.AsNoTracking().SingleOrDefaultAsync(person => person.Channel == channel && person.User == user, cancellation);
            if (known?.Conversation == conversation && await db.IsHeardLastAsync(known, cancellation))
                return known.Account;
        }
        return await writer.WriteAsync(db => Meeting.MeetAsync(new ActRoom(db, rules, Now(), null), channel, user, conversation), cancellation);
    }

    private async Task<Result<TFact>> ActAsync<TFact>(TradeContext db, Act act, Command<TFact> command) where TFact : Fact
    {
        if (await db.Acts.AsNoTracking().SingleOrDefaultAsync(row => row.Key == act.Key) is { } before)
            return Retold<TFact>(db.Seal, before);
        if (act.Actor is { } actor && await db.People.AnyAsync(person => person.Id == actor && person.JoinedTo != null))
            throw new ActorMovedException(actor);

        var room = new ActRoom(db, rules, Now(), act.Actor);
        Result<TFact> result = await Fronts.RefuseAsync(room, act, command) is { } refusal ? refusal : await ActTable.RunAsync(room, command);
        if (result.Fact is not null && await room.FollowPoolsAsync() is { } holds)
            result = holds;
        if (result.Refusal is not null)
            db.ChangeTracker.Clear(); // A refused act changes nothing, whatever it touched before it was refused.
        else
        {
            await Fronts.SpendAsync(room, act, command);
            SendOut(room, [result.Fact!, .. room.Asides.Select(aside => aside.Fact)]);
        }
        var last = await RecordAsync(room, act, command, (object?)result.Fact ?? result.Refusal!);
        foreach (var aside in result.Fact is null ? [] : room.Asides)
            last = Record(room, last, new Act(aside.Key, act.Actor), aside.Verb, aside.Subject, aside.Fact);
        await Findable.FollowAsync(db, search);
        await db.SaveChangesAsync();
        return result;
    }

    /// <summary>To the microsecond: PostgreSQL keeps no more, and what is hashed must come back as it went in.</summary>
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static Result<TFact> Retold<TFact>(Seal seal, ActRow row) where TFact : Fact
    {
        var told = seal.Open(row.Told, TradeJson.TypeNamed(row.Outcome));
        return told is Refusal refusal ? refusal : (TFact)told;
    }

    private static void SendOut(ActRoom room, IReadOnlyList<Fact> facts)
    {
        foreach (var notice in facts.SelectMany(fact => fact.Notices).Concat(room.Told))
            room.Db.Outbox.Add(Row(notice.About, notice.To.Value, notice.Role));
        foreach (var errand in facts.SelectMany(fact => fact.Errands))
            room.Db.Outbox.Add(Row(errand, null, null));

        OutboxRow Row(object told, long? to, string? role) => new()
        {
            To = to,
            Role = role,
            About = told.GetType().Name,
            Told = room.Db.Seal.Close(told),
            At = room.Now,
            NextAt = room.Now,
        };
    }

    private static async Task<Link> RecordAsync<TFact>(ActRoom room, Act act, Command<TFact> command, object outcome) where TFact : Fact
    {
        var last = await room.Db.Acts.OrderByDescending(row => row.Id).Select(row => new Link(row.Id, row.Hash)).FirstOrDefaultAsync();
        return Record(room, last, act, command.GetType().Name, Subjects.Of(command, outcome), outcome);
    }

    private static Link Record(ActRoom room, Link? last, Act act, string verb, string subject, object outcome)
    {
        var row = new ActRow
        {
            Id = (last?.Id ?? 0) + 1,
            Key = act.Key,
            Actor = act.Actor?.Value,
            ForWhom = act.For?.Value,
            Verb = verb,
            Outcome = outcome.GetType().Name,
            Refused = outcome is Refusal,
            Subject = subject,
            Told = room.Db.Seal.Close(outcome),
            At = room.Now,
            Hash = "",
        };
        row.Hash = AuditChain.Hash(last?.Hash ?? "", row);
        room.Db.Acts.Add(row);
        return new Link(row.Id, row.Hash);
    }

    /// <summary>What the next act in the chain stands on.</summary>
    private sealed record Link(long Id, string Hash);
}
