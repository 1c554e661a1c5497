using System.Globalization;
using ChatShop.Trade;
using ChatShop.Trade.Listings;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which of the market's listings a buyer means, good by good.</summary>
internal sealed class MarketPick : IPick
{
    private const int MostShown = 6;

    /// <summary>The shares of the words that a listing must hold to be meant: all, or all by their sound, or half.</summary>
    private static readonly decimal[] Bounds = [1m, 0.9m, 0.5m];

    public string Name => "market";

    public IReadOnlyList<string> Says => ["which", "none", "what"];

    public bool IsDone(FilledSlots slots) => slots.Items.Count > 0 && slots.Items.All(item => item is { Listing: not null, Price: not null });

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        if (slots.Items.Count == 0)
            return new Picked("what", [], new Dictionary<string, object?>());
        foreach (var item in slots.Items.Where(item => item is { Listing: not null, Price: null }))
            await LookUpAsync(talk, item);
        foreach (var item in slots.Items.Where(item => item.Listing is null).ToList())
        {
            if (await PickAsync(talk, item) is not { Key: not null } open)
                continue;
            if (open.Options.Count > 0 || slots.Items.Count == 1)
                return open;
            talk.Say($"order.create/{open.Key}", open.Values); // One of several is not for sale: the others still are.
            slots.Items.Remove(item);
        }
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option)
    {
        var parts = option.Id.Split(':');
        var item = slots.Items.FirstOrDefault(it => it.Listing is null);
        if (item is not null)
            (item.Listing, item.Product) = (long.Parse(parts[0], CultureInfo.InvariantCulture), parts[1]);
    }

    private static async Task<Picked> PickAsync(Talk talk, Wanted item)
    {
        var found = await GoodsSearch.FindAsync(talk, item.Product, MostShown);
        var fits = Bounds.Select(bound => found.Where(it => it.Fit >= bound).ToList()).FirstOrDefault(some => some.Count > 0) ?? [];
        if (fits.Where(it => NameFit.Of(item.Product, it.Listing.Product) >= 1).ToList() is { Count: 1 } named)
            fits = named;
        if (fits.Count == 0)
        {
            talk.Notes.Wanted.Add(item.Product);
            return Picked.None(item.Product, found.Select(it => it.Listing).ToList());
        }
        if (fits.Count > 1)
            return Picked.Which(Offers(talk, [.. fits.Select(it => it.Listing)]), item.Product);

        Take(item, fits[0].Listing);
        return Picked.Found;
    }

    /// <summary>One that was chosen by its number; should it be gone by now, it is looked for by its name.</summary>
    private static async Task LookUpAsync(Talk talk, Wanted item)
    {
        if (await talk.Counter.Records.ListingAsync(new ListingId(item.Listing!.Value), talk.Cancellation) is { Status: ListingStatus.Active } listing)
            Take(item, listing);
        else
            item.Listing = null;
    }

    private static void Take(Wanted item, ListingTold listing) =>
        (item.Listing, item.Product, item.Price) = (listing.Id.Value, listing.Product, listing.Price);

    private static IReadOnlyList<Option> Offers(Talk talk, IReadOnlyList<ListingTold> listings)
    {
        var costs = Choosing.Costs([.. listings.Select(listing => listing.Price)]);
        return [.. listings.Select((listing, i) => new Option(
            $"{listing.Id.Value}:{listing.Product}", talk.Texts.Say("common/offer", new Dictionary<string, object?> { ["listing"] = listing }), costs[i]))];
    }
}
