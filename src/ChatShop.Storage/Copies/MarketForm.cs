using System.Data.Common;
using ChatShop.Storage.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Copies;

/// <summary>The form of a market's tables, with no key at hand: whoever copies opens nothing that is sealed.</summary>
internal static class MarketForm
{
    private static readonly Seal Unused = new(new EphemeralDataProtectionProvider());

    /// <summary>The trade's tables, on a connection that is open already; null for one of its own.</summary>
    public static TradeContext Trade(this DatabasePlace place, DbConnection? connection = null) =>
        connection is null ? StorageSetup.Open(place, Unused) : StorageSetup.OpenBehind(connection, place, Unused);

    /// <summary>The tables of those who may sign in.</summary>
    public static AccountContext Accounts(this DatabasePlace place) => AccountsSetup.Open(place);

    /// <summary>All tables of both, and how each value passes.</summary>
    public static IReadOnlyList<CopiedTable> TablesTo(this DatabasePlace from, DatabasePlace to)
    {
        using DbContext trade = from.Trade(), tradeThere = to.Trade(), accounts = from.Accounts(), accountsThere = to.Accounts();
        return [.. CopiedTable.All(trade, tradeThere), .. CopiedTable.All(accounts, accountsThere)];
    }

    /// <summary>Makes sure that these tables have the present form.</summary>
    /// <exception cref="CopyRefusedException">They are of an earlier version, or of a later one.</exception>
    public static async Task MustBePresentAsync(this DatabasePlace place, CancellationToken cancellation)
    {
        if (await IsOlderAsync(place, cancellation))
            throw new CopyRefusedException("its tables are of an earlier version of ChatShop: bring them forward with migrate first");
    }

    /// <summary>Brings tables of an earlier version to the present form, or makes them; what is in them stays.</summary>
    /// <exception cref="CopyRefusedException">They are of a later version.</exception>
    public static async Task BringForwardAsync(this DatabasePlace place, CancellationToken cancellation)
    {
        if (!await IsOlderAsync(place, cancellation))
            return;
        foreach (var db in (DbContext[])[place.Trade(), place.Accounts()])
            await using (db)
                await db.Database.MigrateAsync(cancellation);
    }

    private static async Task<bool> IsOlderAsync(DatabasePlace place, CancellationToken cancellation)
    {
        var older = false;
        foreach (var db in (DbContext[])[place.Trade(), place.Accounts()])
            await using (db)
            {
                var (known, applied) = (db.Database.GetMigrations().ToHashSet(), (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList());
                if (applied.Find(it => !known.Contains(it)) is { } later)
                    throw new CopyRefusedException($"its tables are of a later version of ChatShop ({later}): use that version, or a later one");
                older |= applied.Count < known.Count;
            }
        return older;
    }
}
