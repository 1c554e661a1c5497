using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage.Stations;

/// <summary>How stations lie in the database. What neighbours are called is personal.</summary>
internal static class StationTables
{
    public static void Convert(ModelConfigurationBuilder conventions) => conventions.Properties<StationId>().HaveConversion<StationIdConverter>();

    public static void Describe(ModelBuilder model, Seal seal)
    {
        model.Entity<Station>(station =>
        {
            station.ToTable("stations");
            station.Property(it => it.Id).ValueGeneratedNever();
            station.HasIndex(it => it.Name).IsUnique();
            station.HasIndex(it => it.Agent).IsUnique();
            station.Property(it => it.Place).HasConversion(seal.Column<DeliverTo>()!);
        });
        model.Entity<Neighbor>(neighbor =>
        {
            neighbor.ToTable("neighbors");
            neighbor.Property(it => it.Id).ValueGeneratedNever();
            neighbor.HasIndex(it => it.Station);
            neighbor.Property(it => it.Name).HasConversion(seal.Column<string>());
            neighbor.Property(it => it.Mark).HasConversion(seal.Column<string>()!);
            neighbor.Property(it => it.Phone).HasConversion(seal.Column<string>()!);
            neighbor.Property(it => it.Pin).HasConversion(seal.Column<string>()!);
            neighbor.Property(it => it.Code).HasConversion(seal.Column<string>()!);
        });
        model.Entity<Order>(order =>
        {
            order.HasIndex(it => new { it.Station, it.HandedOutAt });
            order.Property(it => it.PickupCode).HasConversion(seal.Column<string>()!);
            order.Ignore(it => it.WaitsAtStation);
        });
        model.Entity<ActRow>(act => act.HasIndex(it => it.At, "ix_acts_wrong_pin").HasFilter("outcome = 'WrongPin'")); // Wrong PINs of the last hour are counted.
    }

    private sealed class StationIdConverter() : ValueConverter<StationId, long>(id => id.Value, value => new StationId(value));
}
