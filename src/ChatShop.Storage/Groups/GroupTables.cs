using ChatShop.Trade.Groups;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Groups;

/// <summary>The tables of group buys, and what orders keep of theirs.</summary>
internal static class GroupTables
{
    /// <summary>Describes them.</summary>
    public static void Describe(ModelBuilder model)
    {
        var group = model.Entity<GroupBuy>().ToTable("group_buys");
        group.Property(it => it.Id).ValueGeneratedNever();
        group.HasIndex(it => new { it.Status, it.EndsAt });
        group.HasIndex(it => it.Shop);
        group.HasIndex(it => it.Listing);

        var order = model.Entity<Order>();
        order.Property(it => it.Group).HasColumnName("group_buy"); // GROUP is a word of SQL.
        order.HasIndex(it => it.Group);
        order.Ignore(it => it.CountsForGroup);
    }
}
