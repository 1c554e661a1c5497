using ChatShop.Storage.Acts;
using ChatShop.Trade.Messages;
using ChatShop.Trade.Sales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Messages;

/// <summary>How people get on with the shop's questions, and what it did not understand.</summary>
public sealed class MessageBooks
{
    private readonly ITradeWriter writer;
    private readonly Func<TradeContext> open;

    internal MessageBooks(ITradeWriter writer, Func<TradeContext> open) => (this.writer, this.open) = (writer, open);

    /// <summary>Adds what one server has counted to what all have: one statement for each table, in one transaction.</summary>
    public Task AddAsync(IReadOnlyList<StepCount> steps, IReadOnlyList<HeardCount> heard, IReadOnlyList<MisheardMessage> misheard, CancellationToken cancellation) =>
        writer.WriteAsync(
            async db =>
            {
                await AddAsync(db, "step_counts", ["day", "flow", "step"], ["reached", "answered", "again", "left"],
                    steps.Select(it => new object[] { it.Day, it.Flow, it.Step, it.Reached, it.Answered, it.Again, it.Left }));
                await AddAsync(db, "heard_counts", ["day", "locale"], ["understood", "misunderstood"],
                    heard.Select(it => new object[] { it.Day, it.Locale, it.Understood, it.Misunderstood }));
                db.Misheard.AddRange(misheard);
                return await db.SaveChangesAsync(CancellationToken.None);
            },
            cancellation);

    /// <summary>Forgets messages said before this.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellation) =>
        writer.WriteAsync(db => db.Misheard.Where(it => it.At < before).ExecuteDeleteAsync(CancellationToken.None), cancellation);

    /// <summary>What became of questions in some days, by flow and question; of one flow where given.</summary>
    public Task<IReadOnlyList<StepCount>> StepsAsync(Days days, string? flow, CancellationToken cancellation) => open.ListAsync(
        db => db.StepCounts.Where(it => it.Day >= days.From && it.Day < days.Until && (flow == null || it.Flow == flow)).GroupBy(it => new { it.Flow, it.Step }).Select(it => new StepCount
        {
            Flow = it.Key.Flow,
            Step = it.Key.Step,
            Reached = it.Sum(one => one.Reached),
            Answered = it.Sum(one => one.Answered),
            Again = it.Sum(one => one.Again),
            Left = it.Sum(one => one.Left),
        }), cancellation);

    /// <summary>How many messages were understood on each of some days, in order, by language; days on which nobody wrote are missing.</summary>
    public Task<IReadOnlyList<HeardCount>> HeardAsync(Days days, CancellationToken cancellation) => open.ListAsync(
        db => db.HeardCounts.Where(it => it.Day >= days.From && it.Day < days.Until).OrderBy(it => it.Day).ThenBy(it => it.Locale), cancellation);

    /// <summary>Messages that were not understood, the newest first.</summary>
    /// <param name="locale">Of one language; null for all.</param>
    /// <param name="flow">While this flow had asked; null for all.</param>
    /// <param name="isMarked">Those somebody has marked, or those nobody has; null for both.</param>
    /// <param name="before">Only those before this one; null begins with the newest.</param>
    /// <param name="limit">No more than these.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<IReadOnlyList<MisheardMessage>> MisheardAsync(string? locale, string? flow, bool? isMarked, long? before, int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Misheard.Where(it => (before == null || it.Id < before) && (locale == null || it.Locale == locale) && (flow == null || it.Flow == flow)
            && (isMarked == null || (it.MarkedAt != null) == isMarked)).OrderByDescending(it => it.Id).Take(limit), cancellation);

    /// <summary>Those that are marked, after a position, oldest first.</summary>
    public Task<IReadOnlyList<MisheardMessage>> MarkedAsync(long after, int limit, CancellationToken cancellation) => open.ListAsync(
        db => db.Misheard.Where(it => it.Id > after && it.MarkedAt != null).OrderBy(it => it.Id).Take(limit), cancellation);

    /// <summary>One of them; null when there is none, or none any more.</summary>
    public Task<MisheardMessage?> MisheardAsync(long id, CancellationToken cancellation) => open.ReadAsync(db => db.Misheard.SingleOrDefaultAsync(it => it.Id == id, cancellation));

    /// <summary>Both databases know this form: a row that is there gets the numbers added.</summary>
    private static async Task AddAsync(TradeContext db, string table, string[] key, string[] counts, IEnumerable<object[]> rows)
    {
        var values = new SqlValues();
        var places = rows.Select(row => $"({string.Join(", ", row.Select(values.Place))})").ToList();
        if (places.Count == 0)
            return;
        var sql = $"INSERT INTO {table} ({Quoted([.. key, .. counts])}) VALUES {string.Join(", ", places)} "
            + $"ON CONFLICT ({Quoted(key)}) DO UPDATE SET {string.Join(", ", counts.Select(count => $"\"{count}\" = {table}.\"{count}\" + excluded.\"{count}\""))}";
        await db.Database.ExecuteSqlRawAsync(sql, values.All);
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
