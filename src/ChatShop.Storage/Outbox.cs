using System.Security.Cryptography;
using System.Text.Json;
using ChatShop.Storage.Acts;
using ChatShop.Trade;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage;

/// <summary>What must still reach somebody. Rows are written with the act they tell of; whoever delivers takes them from here.</summary>
public sealed class Outbox
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan LongestOfNotices = TimeSpan.FromHours(6);

    /// <summary>What <see cref="OutboxRow.NextAt"/> is of a parcel that is not tried again.</summary>
    public static readonly DateTimeOffset GivenUp = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ITradeWriter writer;
    private readonly Func<TradeContext> open;
    private readonly TimeProvider clock;

    internal Outbox(ITradeWriter writer, Func<TradeContext> open, TimeProvider clock) =>
        (this.writer, this.open, this.clock) = (writer, open, clock);

    /// <summary>What is due, oldest first. One that can not be read is put off and stops none of the others.</summary>
    public async Task<IReadOnlyList<Parcel>> DueAsync(int limit, CancellationToken cancellation)
    {
        await using var db = open();
        var now = clock.GetUtcNow();
        var rows = await db.Outbox.AsNoTracking().Where(row => row.DoneAt == null && row.NextAt <= now)
            .OrderBy(row => row.Id).Take(limit).ToListAsync(cancellation);
        var parcels = new List<Parcel>(rows.Count);
        foreach (var row in rows)
            if (Read(db, row) is { } parcel)
                parcels.Add(parcel);
            else
                await FailedAsync(row.Id, $"{row.About} can not be read: it is sealed with another key, or of another version", cancellation);
        return parcels;
    }

    private static Parcel? Read(TradeContext db, OutboxRow row)
    {
        try
        {
            return new Parcel(row.Id, row.To is { } to ? new PersonId(to) : null, row.Role, db.Seal.Open(row.Told, TradeJson.TypeNamed(row.About)));
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or JsonException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Adds an errand for somebody.</summary>
    /// <param name="to">Whom it is for.</param>
    /// <param name="errand">What is to be done.</param>
    /// <param name="due">Not before.</param>
    /// <param name="reason">Why it waits, for the operator to read.</param>
    /// <param name="inPlaceOf">A parcel that is done with this; null for none.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The parcel's id.</returns>
    public Task<long> AddAsync(PersonId to, Errand errand, DateTimeOffset due, string reason, long? inPlaceOf, CancellationToken cancellation) => writer.WriteAsync(async db =>
    {
        var now = clock.GetUtcNow();
        var row = new OutboxRow { To = to.Value, About = errand.GetType().Name, Told = db.Seal.Close((object)errand), At = now, NextAt = due, Reason = reason };
        db.Outbox.Add(row);
        if (inPlaceOf is { } id)
            (await db.Outbox.SingleAsync(it => it.Id == id)).DoneAt = now;
        await db.SaveChangesAsync();
        return row.Id;
    }, cancellation);

    /// <summary>It has arrived.</summary>
    public Task DoneAsync(long id, CancellationToken cancellation) => ChangeAsync(id, row => row.DoneAt = clock.GetUtcNow(), cancellation);

    /// <summary>It has not arrived: it is tried again after a pause that doubles each time, up to some hours.</summary>
    /// <param name="id">The parcel.</param>
    /// <param name="reason">Why, for the operator to read.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="least">How long to wait at least; null where nobody knows.</param>
    /// <param name="mostTries">After so many tries it is given up, and stays to be seen; null: never, as for money.</param>
    public Task FailedAsync(long id, string reason, CancellationToken cancellation, TimeSpan? least = null, int? mostTries = null) => ChangeAsync(id, row =>
    {
        row.Attempts++;
        row.Reason = reason;
        var longest = mostTries is null ? LongestPause : LongestOfNotices;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(row.Attempts, 16)));
        pause = pause < longest ? pause : longest;
        row.NextAt = row.Attempts >= mostTries ? GivenUp : clock.GetUtcNow() + (least > pause ? least.Value : pause);
    }, cancellation);

    /// <summary>It waits until then, and not because anything failed.</summary>
    public Task PostponeAsync(long id, DateTimeOffset until, string reason, CancellationToken cancellation) =>
        ChangeAsync(id, row => (row.NextAt, row.Reason) = (until, reason), cancellation);

    /// <summary>What was put off for this reason before a parcel, for the same person, is due at once.</summary>
    /// <returns>How much of it has not arrived: it comes before the parcel, whichever server brings it.</returns>
    public Task<int> ReleaseBeforeAsync(Parcel parcel, string reason, CancellationToken cancellation) => writer.WriteAsync(async db =>
    {
        var to = parcel.To?.Value;
        var now = clock.GetUtcNow();
        var waiting = await db.Outbox.Where(row => row.DoneAt == null && row.To == to && row.Id < parcel.Id && row.Reason == reason).ToListAsync();
        foreach (var row in waiting.Where(row => row.NextAt > now))
            row.NextAt = now;
        await db.SaveChangesAsync();
        return waiting.Count;
    }, cancellation);

    private Task<int> ChangeAsync(long id, Action<OutboxRow> change, CancellationToken cancellation) => writer.WriteAsync(async db =>
    {
        change(await db.Outbox.SingleAsync(row => row.Id == id));
        return await db.SaveChangesAsync();
    }, cancellation);
}

/// <summary>A notice for a person, or an errand.</summary>
/// <param name="Id">The outbox row's id: the same parcel, tried again, has the same one.</param>
/// <param name="Told">The fact to tell, or the errand.</param>
public sealed record Parcel(long Id, PersonId? To, string? Role, object Told);
