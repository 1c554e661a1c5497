using ChatShop.Trade.Listings;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Search;

/// <summary>Keeps the search in step with the listings: what can be bought is found by its name, anything else is not.</summary>
/// <remarks>Done in one place for every act: what sold out years ago must not stand before what is for sale.</remarks>
internal static class Findable
{
    /// <summary>Follows what an act is about to save.</summary>
    public static async Task FollowAsync(TradeContext db, ISearchIndex search)
    {
        foreach (var entry in db.ChangeTracker.Entries<Listing>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList())
        {
            var before = entry.State == EntityState.Added ? null : entry.OriginalValues;
            var was = before?.GetValue<ListingStatus>(nameof(Listing.Status)) == ListingStatus.Active ? before.GetValue<string>(nameof(Listing.Product)) : null;
            var now = entry.Entity.Status == ListingStatus.Active ? entry.Entity.Product : null;
            if (now == was)
                continue;
            if (now is null)
                await search.DropAsync(db, entry.Entity.Id);
            else
                await search.PutAsync(db, entry.Entity.Id, now);
        }
    }
}
