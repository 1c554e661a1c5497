using ChatShop.Trade.Subsidies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage.Subsidies;

/// <summary>How programmes and their uses lie in the database. They name shops and villages, never people.</summary>
internal static class SubsidyTables
{
    public static void Convert(ModelConfigurationBuilder conventions) => conventions.Properties<ProgrammeId>().HaveConversion<ProgrammeIdConverter>();

    public static void Describe(ModelBuilder model)
    {
        model.Entity<Programme>(programme =>
        {
            programme.ToTable("programmes");
            programme.Property(it => it.Id).ValueGeneratedNever();
            programme.HasIndex(it => it.ClosedAt);
            programme.Ignore(it => it.Left);
        });
        model.Entity<SubsidyUse>(use =>
        {
            use.ToTable("subsidy_uses");
            use.Property(it => it.Id).ValueGeneratedNever();
            use.HasIndex(it => new { it.Programme, it.Order }).IsUnique();
            use.HasIndex(it => it.Order);
            use.HasIndex(it => new { it.Shop, it.Programme });
            use.Ignore(it => it.Key);
        });
    }

    private sealed class ProgrammeIdConverter() : ValueConverter<ProgrammeId, long>(id => id.Value, value => new ProgrammeId(value));
}
