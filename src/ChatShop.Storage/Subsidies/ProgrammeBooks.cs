using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Audits;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Subsidies;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Subsidies;

/// <summary>Programmes and what was given of them, for those who look after public money, and for everybody in sums.</summary>
public sealed class ProgrammeBooks
{
    private const int Most = 200;

    private readonly Func<TradeContext> open;
    private readonly MarketRules rules;
    private readonly TimeProvider clock;

    internal ProgrammeBooks(Func<TradeContext> open, MarketRules rules, TimeProvider clock) => (this.open, this.rules, this.clock) = (open, rules, clock);

    /// <summary>Programmes, the newest first.</summary>
    public async Task<IReadOnlyList<ProgrammeTold>> ListAsync(CancellationToken cancellation) =>
        [.. (await open.ListAsync(db => db.Programmes.OrderByDescending(it => it.Id).Take(Most), cancellation)).Select(Told)];

    /// <summary>One of them; null for none.</summary>
    public async Task<ProgrammeTold?> FindAsync(ProgrammeId id, CancellationToken cancellation) =>
        await open.ReadAsync(db => db.Programmes.SingleOrDefaultAsync(it => it.Id == id, cancellation)) is { } programme ? Told(programme) : null;

    /// <summary>What a programme gave, the newest first.</summary>
    public async Task<IReadOnlyList<UseRow>> UsesAsync(ProgrammeId programme, long? before, int limit, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        return await RowsAsync(db, await db.SubsidyUses.Where(it => it.Programme == programme).NewestFirst(before, limit, it => it.Id).ToListAsync(cancellation), cancellation);
    }

    /// <summary>What all programmes gave, after a position, the oldest first.</summary>
    public async Task<IReadOnlyList<UseRow>> UsesAsync(long after, int limit, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        return await RowsAsync(db, await db.SubsidyUses.OldestFirst(after, limit, it => it.Id).ToListAsync(cancellation), cancellation);
    }

    /// <summary>What came to which village, as everybody may see it.</summary>
    public async Task<IReadOnlyList<VillageTotal>> VillagesAsync(CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var rows = await db.SubsidyUses.Where(it => it.Amount.Currency == rules.Currency).GroupBy(it => new { it.Village, it.Shop })
            .Select(uses => new { uses.Key.Village, uses.Key.Shop, Uses = uses.Count(), Minor = uses.Sum(use => use.Amount.Minor) }).ToListAsync(cancellation);
        return VillageTotals.Of([.. rows.Select(row => new ShopTotal(row.Village, row.Shop, row.Uses, new Money(row.Minor, rules.Currency)))]);
    }

    /// <summary>The head of the audit trail now.</summary>
    public async Task<AuditRoot> RootAsync(CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        return await RootActs.RootAsync(db, rules.DayOf(clock.GetUtcNow()), cancellation);
    }

    private ProgrammeTold Told(Programme programme) => ProgrammeTold.Of(programme, rules.DayOf(clock.GetUtcNow()), Money.Zero(programme.Budget.Currency));

    private static async Task<IReadOnlyList<UseRow>> RowsAsync(TradeContext db, List<SubsidyUse> uses, CancellationToken cancellation)
    {
        var (keys, ids) = (uses.Select(use => use.Key).ToList(), uses.Select(use => use.Shop).Distinct().ToList());
        var records = await db.Acts.Where(act => keys.Contains(act.Key)).Select(act => new { act.Key, act.Id }).ToDictionaryAsync(act => act.Key, act => act.Id, cancellation);
        var shops = await db.Shops.Where(shop => ids.Contains(shop.Id)).Select(shop => new { shop.Id, shop.Name }).ToDictionaryAsync(shop => shop.Id, shop => shop.Name, cancellation);
        return [.. uses.Select(use => new UseRow(use, shops[use.Shop], records.TryGetValue(use.Key, out var record) ? record : null))];
    }
}

/// <summary>What a programme gave for an order.</summary>
/// <param name="Record">The number of its record in the audit trail; null where that is gone, which a walk along the trail finds too.</param>
public sealed record UseRow(SubsidyUse Use, string ShopName, long? Record);
