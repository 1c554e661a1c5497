using ChatShop.Trade;
using ChatShop.Trade.Origins;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage.Origins;

/// <summary>How batches, devices and what they measure lie in the database.</summary>
internal static class OriginTables
{
    public static void Convert(ModelConfigurationBuilder model)
    {
        model.Properties<BatchId>().HaveConversion<BatchIdConverter>();
        model.Properties<DeviceId>().HaveConversion<DeviceIdConverter>();
    }

    public static void Describe(ModelBuilder model, Seal seal)
    {
        model.Entity<Batch>(batch =>
        {
            batch.ToTable("batches");
            batch.Property(it => it.Id).ValueGeneratedNever();
            batch.Property(it => it.Photos).HasConversion(new ValueConverter<IReadOnlyList<string>, string>(
                value => System.Text.Json.JsonSerializer.Serialize(value, TradeJson.Options), text => System.Text.Json.JsonSerializer.Deserialize<IReadOnlyList<string>>(text, TradeJson.Options)!));
            batch.HasIndex(it => new { it.Listing, it.Id });
        });
        model.Entity<Device>(device =>
        {
            device.ToTable("devices");
            device.Property(it => it.Id).ValueGeneratedNever();
            device.Property(it => it.Key).HasConversion(seal.Column<string>());
            device.HasIndex(it => it.Listing);
        });
        model.Entity<SensorReading>(reading =>
        {
            reading.ToTable("sensor_readings");
            reading.Property(it => it.Id).ValueGeneratedOnAdd();
            reading.HasIndex(it => new { it.Batch, it.Day });
            reading.HasIndex(it => it.Day).HasFilter("record IS NULL"); // Only those of the last day are in it.
        });
    }

    private sealed class BatchIdConverter() : ValueConverter<BatchId, long>(id => id.Value, value => new BatchId(value));

    private sealed class DeviceIdConverter() : ValueConverter<DeviceId, long>(id => id.Value, value => new DeviceId(value));
}
