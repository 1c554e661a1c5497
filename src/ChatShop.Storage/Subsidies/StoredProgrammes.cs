using ChatShop.Trade;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Subsidies;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Subsidies;

/// <summary>Reads what is known of programmes.</summary>
internal sealed class StoredProgrammes(Func<TradeContext> open, MarketRules rules, TimeProvider clock) : IProgrammeRecords
{
    private const int MostShown = 6;

    public async Task<ProgrammesTold> ForAsync(PersonId person, CancellationToken cancellation)
    {
        await using var db = open.ToRead();
        var shop = await db.Shops.SingleOrDefaultAsync(it => it.Seller == person, cancellation);
        var village = shop is null ? "" : await Supporting.VillageOfAsync(db, shop, cancellation);
        var id = shop?.Id;
        var got = (await db.SubsidyUses.Where(it => it.Shop == id).GroupBy(it => it.Programme)
            .Select(uses => new { uses.Key, Minor = uses.Sum(use => use.Amount.Minor) }).ToListAsync(cancellation)).ToDictionary(it => it.Key, it => it.Minor);
        var (today, known) = (rules.DayOf(clock.GetUtcNow()), got.Keys.ToList());
        var programmes = await db.Programmes.Where(it => (it.ClosedAt == null && it.Until >= today) || known.Contains(it.Id))
            .OrderByDescending(it => it.Id).ToListAsync(cancellation);
        return new ProgrammesTold(shop is not null, [.. programmes.Where(it => shop is null || known.Contains(it.Id) || it.Serves(village)).Take(MostShown)
            .Select(it => ProgrammeTold.Of(it, today, it.Budget with { Minor = got.GetValueOrDefault(it.Id) }))]);
    }
}
