using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Presales;

/// <summary>How goods that are sold ahead, and the orders of them, lie in the tables of all goods and orders.</summary>
internal static class PresaleTables
{
    public static void Describe(ModelBuilder model)
    {
        var listing = model.Entity<Listing>();
        listing.Ignore(it => it.Deposit);
        listing.HasIndex(it => it.AvailableFrom).HasFilter("harvested_at IS NULL AND (deposit_percent IS NOT NULL OR deposit_each_minor IS NOT NULL)"); // Harvests that are awaited, and nothing else.

        var order = model.Entity<Order>();
        order.Ignore(it => it.Deposit);
        order.Ignore(it => it.Rest);
        order.Ignore(it => it.Due);
        order.Ignore(it => it.Forfeit);
        order.HasIndex(it => new { it.WaitsForHarvest, it.RestBy });
    }
}
