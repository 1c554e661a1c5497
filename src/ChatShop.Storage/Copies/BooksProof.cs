using ChatShop.Storage.Acts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Copies;

/// <summary>Looks whether a market's books are whole: what somebody wants to know of a copy before they rely on it.</summary>
public static class BooksProof
{
    /// <summary>What is wrong with ledger and audit trail, a line each; none when all is well. Nothing is opened that is sealed.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(DatabasePlace place, CancellationToken cancellation)
    {
        var wrong = await new LedgerAudit(() => place.Trade()).FindAsync(cancellation);
        return await FirstBrokenAsync(place, cancellation) is { } act ? [.. wrong, $"the audit trail does not fit together from act {act} on"] : wrong;
    }

    private static async Task<long?> FirstBrokenAsync(DatabasePlace place, CancellationToken cancellation)
    {
        await using var db = place.Trade();
        var before = "";
        await foreach (var act in db.Acts.AsNoTracking().OrderBy(act => act.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (AuditChain.Hash(before, act) != act.Hash)
                return act.Id;
            before = act.Hash;
        }
        return null;
    }
}
