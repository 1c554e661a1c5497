using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Records where a batch comes from, and says where its page is.</summary>
internal sealed class RecordBatchAct : IAct
{
    public string Name => nameof(RecordBatch);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var origin = new Origin(slots.Place!, slots.HarvestedOn!.Value, [.. slots.Photos]);
        var result = await talk.ActAsync(new RecordBatch(talk.Me, slots.ListingMeant(), origin));
        if (result.Fact is not { } recorded)
        {
            Album.Put(talk, slots.Photos); // Refused: said otherwise, they are for it again.
            return Done.Of(result);
        }
        return new Done("done", new Dictionary<string, object?> { ["it"] = recorded, ["link"] = BatchLink.Of(talk, recorded.Batch) });
    }
}

/// <summary>Tells where goods come from: those of an order, those that are named, else those bought last.</summary>
internal sealed class ShowOrigin : IAct
{
    private const int MostLooked = 20;
    private const int MostTold = 3;
    private const int MostPhotos = 3;

    /// <summary>From here on a name is the goods that were bought.</summary>
    private const double Same = 0.9;

    public string Name => nameof(ShowOrigin);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "unknown", "none", "which"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        slots.Product = Named(talk, slots.Product);
        if (slots.OrderSaid is { } said)
        {
            var number = OrderNumber.Parse(said);
            var order = number is { } named ? await talk.Counter.Records.OrderAsync(named, talk.Cancellation) : null;
            return order is not null && (order.Buyer == talk.Me || order.Seller == talk.Me) ? await OfOrderAsync(talk, order) : Done.Refused(new NoSuchOrder(number));
        }
        var bought = await talk.Counter.Records.OrdersByAsync(talk.Me, MostLooked, talk.Cancellation);
        var last = bought.FirstOrDefault(order => order.Status is not (OrderStatus.Expired or OrderStatus.Canceled or OrderStatus.Rejected)
            && (slots.Product is null || order.Lines.Any(line => NameFit.Of(slots.Product, line.Product) >= Same)));
        if (slots.Product is null && talk.Session.Shown is [var shown])
            return await OfGoodsAsync(talk, shown.Name, [new ListingId(long.Parse(shown.Id, CultureInfo.InvariantCulture))]);
        if (last is not null)
            return await OfOrderAsync(talk, last);
        if (slots.Product is not { } product)
            return Done.With(null, "which");
        var found = await GoodsSearch.FindAsync(talk, product, MostTold);
        return await OfGoodsAsync(talk, product, [.. found.Where(it => it.Fit >= 1).Select(it => it.Listing.Id)]);
    }

    /// <summary>苹果产自哪里 asks about 苹果.</summary>
    private static string? Named(Talk talk, string? product) =>
        product is not null && talk.Counter.Words.Written("batch.from").FirstOrDefault(word => product.Length > word.Length && product.EndsWith(word, StringComparison.OrdinalIgnoreCase)) is { } from
            ? product[..^from.Length].TrimEnd()
            : product;

    private static async Task<Done> OfOrderAsync(Talk talk, OrderTold order) =>
        Tell(talk, await talk.Counter.Batches.OfOrderAsync(order.Number, talk.Cancellation), string.Join(", ", order.Lines.Select(line => line.Product)));

    private static async Task<Done> OfGoodsAsync(Talk talk, string product, IReadOnlyList<ListingId> listings)
    {
        if (listings.Count == 0)
            return new Done("none", new Dictionary<string, object?> { ["said"] = product });
        var batches = new List<BatchTold>();
        foreach (var listing in listings)
            if (await talk.Counter.Batches.OfListingAsync(listing, talk.Cancellation) is { } batch)
                batches.Add(batch);
        return Tell(talk, batches, product);
    }

    private static Done Tell(Talk talk, IReadOnlyList<BatchTold> batches, string goods)
    {
        var told = batches.Take(MostTold).Select(it => new
        {
            it.Batch.Product,
            it.ShopName,
            it.Batch.Place,
            it.Batch.HarvestedOn,
            Year = it.Batch.HarvestedOn.Year == talk.Now.Year ? (int?)null : it.Batch.HarvestedOn.Year,
            Readings = it.Latest.Select(reading => new { Name = reading.Kind, Value = Written(reading), At = At(talk, reading.At) }).ToList(),
            Link = BatchLink.Of(talk, it.Batch.Id),
        }).ToList();
        return new Done(told.Count == 0 ? "unknown" : "done", new Dictionary<string, object?> { ["batches"] = told, ["goods"] = goods })
        {
            Photos = [.. batches.Take(MostTold).SelectMany(it => it.Batch.Photos).Take(MostPhotos)],
        };
    }

    private static string Written(SensorReading reading) =>
        string.Create(CultureInfo.InvariantCulture, $"{reading.Value:0.##}{SensorKind.Named(reading.Kind)?.Unit}");

    private static string At(Talk talk, DateTimeOffset at) => talk.Texts.Wording.Write(TimeZoneInfo.ConvertTime(at, talk.Counter.Rules.TimeZone));
}

/// <summary>Where anybody sees a batch.</summary>
internal static class BatchLink
{
    /// <summary>Its page.</summary>
    public static Uri Of(Talk talk, BatchId batch) => new(talk.Counter.PublicUrl, $"/b/{batch}");
}
