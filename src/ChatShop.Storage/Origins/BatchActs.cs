using System.Security.Cryptography;
using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Shops;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Origins;

/// <summary>Records where goods come from, and which devices measure beside them.</summary>
internal static class BatchActs
{
    private const int KeyBytes = 32;

    public static async Task<Result<BatchRecorded>> RecordAsync(ActRoom room, RecordBatch command)
    {
        var (listing, refusal) = await OwnAsync(room, command.Seller, command.Listing);
        if (listing is null)
            return refusal!;
        var begun = Batch.Begin(new BatchId(await room.NextNumberAsync("batch")), listing, command.Origin, room.Rules.DayOf(room.Now), (room.Now, await NextRecordAsync(room)));
        if (begun.Fact is not { } batch)
            return begun.Refusal!;
        room.Db.Batches.Add(batch);
        return new BatchRecorded(batch.Id, batch.Listing, batch.Product, new Origin(batch.Place, batch.HarvestedOn, batch.Photos));
    }

    public static async Task<Result<DeviceRegistered>> RegisterAsync(ActRoom room, RegisterDevice command)
    {
        var (listing, refusal) = await OwnAsync(room, command.Seller, command.Listing);
        if (listing is null)
            return refusal!;
        if (await room.Db.Devices.CountAsync(it => it.Listing == listing.Id && it.RemovedAt == null) >= Device.MostOfListing)
            return new EnoughDevices(listing.Product, Device.MostOfListing);
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));
        var device = Device.Register(new DeviceId(await room.NextNumberAsync("device")), listing.Id, key, room.Now);
        room.Db.Devices.Add(device);
        return new DeviceRegistered(device.Id, listing.Id, listing.Product, key);
    }

    public static async Task<Result<DevicesRemoved>> RemoveAsync(ActRoom room, RemoveDevices command)
    {
        var (listing, refusal) = await OwnAsync(room, command.Seller, command.Listing);
        if (listing is null)
            return refusal!;
        var devices = await room.Db.Devices.Where(it => it.Listing == listing.Id && it.RemovedAt == null).ToListAsync();
        devices.ForEach(device => device.Remove(room.Now));
        return devices.Count == 0 ? new NoDevices(listing.Product) : new DevicesRemoved(listing.Id, listing.Product, devices.Count);
    }

    public static async Task<Result<ReadingsSealed>> SealAsync(ActRoom room, SealReadings command)
    {
        var readings = await room.Db.SensorReadings.AsNoTracking().Where(it => it.Batch == command.Batch && it.Day == command.Day).OrderBy(it => it.Id).ToListAsync();
        var record = await NextRecordAsync(room);
        await room.Db.SensorReadings.Where(it => it.Batch == command.Batch && it.Day == command.Day && it.Record == null)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Record, record));
        return new ReadingsSealed(command.Batch, command.Day, readings.Count, SensorReading.Digest(readings));
    }

    /// <summary>The number this act's record will have: acts come one after the other, without gaps.</summary>
    private static async Task<long> NextRecordAsync(ActRoom room) => (await room.Db.Acts.MaxAsync(row => (long?)row.Id) ?? 0) + 1;

    /// <summary>Goods of this seller that stand; of any seller where an operator's program asks.</summary>
    private static async Task<(Listing? Listing, Refusal? Refusal)> OwnAsync(ActRoom room, PersonId? seller, ListingId id)
    {
        var shop = seller is { } person ? await room.ShopOfAsync(person) : null;
        if (seller is not null && shop is null)
            return (null, new NoShopYet());
        var listing = await room.Db.Listings.SingleOrDefaultAsync(it => it.Id == id && it.Status != ListingStatus.Deleted);
        return listing is not null && (seller is null || listing.Shop == shop!.Id) ? (listing, null) : (null, new NoSuchListing());
    }
}
