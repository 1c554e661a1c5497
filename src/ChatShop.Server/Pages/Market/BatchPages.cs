using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Origins;

namespace ChatShop.Server.Pages.Market;

/// <summary>A batch: where the goods grew, when they were picked, what was measured beside them, and what seals that.</summary>
internal static class BatchPages
{
    private const int MostRows = 24;
    private const int ShownOfHash = 16;

    /// <summary>The page of a batch. It stays when the goods are gone: who has them still wants to read it.</summary>
    public static async Task<IResult> BatchAsync(
        PageReader reader, string batch, IBatchRecords batches, ITradeRecords records, MarketRules rules, MarketAddress address, CancellationToken cancellation)
    {
        if (BatchId.Parse(batch) is not { } id || await batches.BatchAsync(id, cancellation) is not { Batch: var it } told)
            return reader.Nothing();
        var values = new Dictionary<string, object?>
        {
            ["batch"] = it,
            ["shopName"] = told.ShopName,
            ["year"] = it.HarvestedOn.Year.ToString(CultureInfo.InvariantCulture),
            ["hash"] = told.Hash[..Math.Min(ShownOfHash, told.Hash.Length)],
        };
        var listing = await records.ListingAsync(it.Listing, cancellation);
        var page = new MarketPage("batch", $"/b/{id}", reader.Say("batchTitle", values), reader.Say("batchIs", values))
        {
            Photo = it.Photos.Count > 0 ? it.Photos[0] : null,
            Values = new()
            {
                ["product"] = it.Product,
                ["photos"] = it.Photos,
                ["place"] = reader.Say("batchPlace", values),
                ["picked"] = reader.Say("batchPicked", values),
                ["by"] = reader.Say("batchBy", values),
                ["shopLink"] = $"/s/{it.Shop}",
                ["readingsText"] = reader.Say("batchReadings"),
                ["latest"] = told.Latest.Select(reading => Row(reader, reading, rules)).ToList(),
                ["rows"] = told.Readings.Take(MostRows).Select(reading => Row(reader, reading, rules)).ToList(),
                ["earlierText"] = reader.Say("batchEarlier"),
                ["sealed"] = reader.Say("batchSealed", values),
            },
        };
        if (listing is { Status: ListingStatus.Active })
            (page.Values["goods"], page.Values["goodsText"]) = ($"/l/{it.Listing}", reader.Say("batchGoods", new() { ["listing"] = listing }));
        return page.ToResult(reader, address);
    }

    private static object Row(PageReader reader, SensorReading reading, MarketRules rules) => new
    {
        Name = reader.Say("sensor", new() { ["kind"] = reading.Kind }),
        Value = string.Create(CultureInfo.InvariantCulture, $"{reading.Value:0.##} {SensorKind.Named(reading.Kind)?.Unit}").Trim(),
        At = reader.Texts.Moment(reader.Locale, TimeZoneInfo.ConvertTime(reading.At, rules.TimeZone)),
    };
}
