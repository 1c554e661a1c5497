using ChatShop.Trade.Payments;
using ChatShop.Trade.Pools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage.Pools;

/// <summary>How pools lie in the database. They name shops, never people.</summary>
internal static class PoolTables
{
    public static void Convert(ModelConfigurationBuilder conventions) => conventions.Properties<PoolId>().HaveConversion<PoolIdConverter>();

    /// <summary>Describes them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="shares">How a list of shares is written into a column.</param>
    public static void Describe(ModelBuilder model, ValueConverter<IReadOnlyList<PoolMoneyOf>, string> shares)
    {
        var pool = model.Entity<Pool>().ToTable("pools");
        pool.Property(it => it.Id).ValueGeneratedNever();
        pool.HasIndex(it => it.Listing).IsUnique();
        pool.HasIndex(it => it.Shop);

        var member = model.Entity<PoolMember>().ToTable("pool_members");
        member.HasKey(it => new { it.Pool, it.Shop });
        member.HasIndex(it => it.Shop);

        var part = model.Entity<PoolPart>().ToTable("pool_parts");
        part.HasKey(it => new { it.Order, it.Pool, it.Shop });
        part.HasIndex(it => new { it.Pool, it.Shop });
        part.HasIndex(it => new { it.Shop, it.IsEarned });

        model.Entity<Refund>().Property(it => it.Pooled).HasConversion(shares).HasDefaultValueSql("'[]'");
    }

    private sealed class PoolIdConverter() : ValueConverter<PoolId, long>(id => id.Value, value => new PoolId(value));
}
