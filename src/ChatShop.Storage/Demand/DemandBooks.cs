using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Demand;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Demand;

/// <summary>Keeps how many people looked for what and did not find it, and not who.</summary>
/// <remarks>
/// Within a week a person must count once, so a mark is kept that only the week's salt can make again. When the week is over, the marks become
/// a number, salt and marks are thrown away, and what fewer people looked for than may be told is forgotten whole.
/// </remarks>
public sealed class DemandBooks : IDemandRecords
{
    private readonly ITradeWriter writer;
    private readonly Func<TradeContext> open;

    internal DemandBooks(ITradeWriter writer, Func<TradeContext> open) => (this.writer, this.open) = (writer, open);

    /// <inheritdoc/>
    public Task<IReadOnlyList<GoodsWanted>> WantedAsync(DateOnly today, CancellationToken cancellation) =>
        open.ReadAsync(db => WantedAsync(db, Mondays.Of(today).AddDays(-7 * (GoodsWanted.Weeks - 1)), today, cancellation));

    /// <summary>Adds what people looked for; the same of the same person in the same week is there once.</summary>
    public Task AddAsync(IReadOnlyList<(DateOnly Day, PersonId Person, string Product)> wanted, CancellationToken cancellation) => wanted.Count == 0 ? Task.CompletedTask : writer.WriteAsync(
        async db =>
        {
            foreach (var week in wanted.GroupBy(it => Mondays.Of(it.Day)))
            {
                var salt = await db.WantedSalts.FindAsync(week.Key) ?? db.WantedSalts.Add(new WantedSalt { Week = week.Key, Salt = ActRoom.NewKey() }).Entity;
                foreach (var (product, mark) in week.Select(it => (it.Product, Mark(salt.Salt, it.Person, it.Product))).Distinct())
                    if (await db.WantedMarks.FindAsync(week.Key, product, mark) is null)
                        db.WantedMarks.Add(new WantedMark { Week = week.Key, Product = product, Mark = mark });
            }
            return await db.SaveChangesAsync(CancellationToken.None);
        },
        cancellation);

    /// <summary>Makes numbers of the weeks that are over, and forgets what was kept long enough.</summary>
    public Task CloseWeeksAsync(DateOnly today, CancellationToken cancellation) => writer.WriteAsync(
        async db =>
        {
            var (monday, oldest) = (Mondays.Of(today), Mondays.Of(today).AddDays(-7 * GoodsWanted.WeeksKept));
            var over = await db.WantedMarks.Where(it => it.Week < monday).GroupBy(it => new { it.Week, it.Product })
                .Select(it => new { it.Key.Week, it.Key.Product, People = it.Count() }).Where(it => it.People >= GoodsWanted.FewestPeople).ToListAsync(CancellationToken.None);
            foreach (var it in over)
            {
                var count = await db.WantedCounts.FindAsync(it.Week, it.Product) ?? db.WantedCounts.Add(new WantedCount { Week = it.Week, Product = it.Product }).Entity;
                count.People = Math.Max(count.People, it.People);
            }
            await db.SaveChangesAsync(CancellationToken.None);
            await db.WantedMarks.Where(it => it.Week < monday).ExecuteDeleteAsync(CancellationToken.None);
            await db.WantedSalts.Where(it => it.Week < monday).ExecuteDeleteAsync(CancellationToken.None);
            return await db.WantedCounts.Where(it => it.Week < oldest).ExecuteDeleteAsync(CancellationToken.None);
        },
        cancellation);

    /// <summary>What was looked for in the weeks that begin on these days, from tables that are open.</summary>
    internal static async Task<IReadOnlyList<GoodsWanted>> WantedAsync(TradeContext db, DateOnly first, DateOnly last, CancellationToken cancellation)
    {
        var marked = await db.WantedMarks.Where(it => it.Week >= first && it.Week <= last).GroupBy(it => new { it.Week, it.Product })
            .Select(it => new { it.Key.Product, People = it.Count() }).Where(it => it.People >= GoodsWanted.FewestPeople).ToListAsync(cancellation);
        var counted = await db.WantedCounts.Where(it => it.Week >= first && it.Week <= last).Select(it => new { it.Product, it.People }).ToListAsync(cancellation);
        return
        [
            .. marked.Concat(counted).GroupBy(it => it.Product).Select(it => new GoodsWanted(it.Key, it.Max(one => one.People)))
                .OrderByDescending(it => it.People).ThenBy(it => it.Product, StringComparer.Ordinal).Take(GoodsWanted.Most),
        ];
    }

    private static string Mark(string salt, PersonId person, string product) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{person.Value}\n{product}"))).AsSpan(0, 16));
}
