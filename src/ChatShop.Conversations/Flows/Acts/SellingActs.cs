using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Puts goods up for sale.</summary>
internal sealed class PublishListingAct : IAct
{
    public string Name => nameof(PublishListing);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var offer = new Offer(slots.Product!, slots.Price()!.Value, slots.StockCounted()!.Value, slots.AvailableFrom, [.. slots.Photos]);
        var result = await talk.ActAsync(new PublishListing(talk.Me, offer, slots.ShopName));
        if (result.Fact is { } published)
            talk.Session.LastDone = new LastDone("listing", published.Listing.Value, published.Product, talk.Now);
        else
            Album.Put(talk, slots.Photos); // Refused: said otherwise, they are for it again.
        return Done.Of(result);
    }
}

/// <summary>Asks another price; what it is per stays unless something else is said.</summary>
internal sealed class RepriceListingAct : IAct
{
    public string Name => nameof(RepriceListing);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var id = slots.ListingMeant();
        var before = await talk.Counter.Records.ListingAsync(id, talk.Cancellation);
        var per = slots.Per ?? before?.Price.Per ?? new Quantity(1m, Unit.Piece);
        return Done.Of(await talk.ActAsync(new RepriceListing(talk.Me, id, new Price(slots.Money!.Value, per))));
    }
}

/// <summary>Counts again, or adds what came in; a number without a unit is in the listing's own.</summary>
internal sealed class CountStockAct(bool adds) : IAct
{
    public string Name => adds ? nameof(RestockListing) : nameof(RestateStock);

    public IReadOnlyList<string> Says => adds ? ["done"] : ["done", "gone"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var id = slots.ListingMeant();
        var before = await talk.Counter.Records.ListingAsync(id, talk.Cancellation);
        var said = slots.Stock!.Value;
        var counted = before is not null && (!slots.StockUnitSaid || said.Value == 0m) ? said with { Unit = before.Stock.Unit } : said;
        if (adds)
            return Done.Of(await talk.ActAsync(new RestockListing(talk.Me, id, counted)));
        var done = Done.Of(await talk.ActAsync(new RestateStock(talk.Me, id, counted)));
        return done.Refusal is null && counted.Value == 0m ? done with { Key = "gone" } : done;
    }
}

/// <summary>Tells a seller what is for sale.</summary>
internal sealed class ShowMyListings : IAct
{
    public string Name => nameof(ShowMyListings);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var mine = await talk.Counter.Records.ListingsOfAsync(talk.Me, talk.Cancellation);
        return Done.With(mine, mine.Count == 0 ? "none" : "done");
    }
}

/// <summary>Tells a seller what was ordered and waits to be sent.</summary>
internal sealed class ShowIncomingOrders : IAct
{
    private const int Most = 20;

    public string Name => nameof(ShowIncomingOrders);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "none"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var orders = await talk.Counter.Records.OrdersFromAsync(talk.Me, Most, talk.Cancellation);
        var open = orders.Where(order => order.Status is OrderStatus.Placed or OrderStatus.Shipped or OrderStatus.AwaitingPayment)
            .Where(order => order.Status != OrderStatus.AwaitingPayment || order.IsClaimed).OrderBy(order => order.IsClaimed).ThenBy(order => order.WaitsForGroup).ToList();
        return Done.With(open, open.Count == 0 ? "none" : "done");
    }
}
