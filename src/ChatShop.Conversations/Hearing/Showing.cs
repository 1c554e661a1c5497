using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Flows.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Shops;
using ChatShop.Understanding;

namespace ChatShop.Conversations.Hearing;

/// <summary>What a photo is for: it may come before the words, with them, in the middle of something, or after all is done.</summary>
internal sealed class Showing(FlowRunner runner)
{
    /// <summary>How long after goods were put up a photo is surely one of them.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>From here on a name is the same goods.</summary>
    private const double Same = 0.9;

    /// <summary>Takes the photos of a message.</summary>
    /// <returns>Whether the message is answered; otherwise its words say what the photos are for.</returns>
    public async Task<bool> HearAsync(Talk talk, Running? current)
    {
        if (talk.Said.Photos.Count == 0)
            return false;
        Album.Put(talk, talk.Said.Photos);
        if (talk.Said.Text.Length > 0)
            return false;
        if (current is not null)
            await GoOnAsync(talk, current);
        else
            await AloneAsync(talk);
        return true;
    }

    /// <summary>Words that begin nothing by themselves, with photos or soon after them: they may name the goods, 红富士苹果.</summary>
    public async Task<bool> NameAsync(Talk talk, Reading reading)
    {
        if (Album.Count(talk) == 0 || reading.Intent is not ("none" or "inform"))
            return false;
        var mine = await talk.Counter.Records.ListingsOfAsync(talk.Me, talk.Cancellation);
        var named = mine.Select(it => (Listing: it, Fit: NameFit.Of(reading.Slots.Product ?? talk.Said.Text, it.Product))).OrderByDescending(it => it.Fit).FirstOrDefault();
        if (named.Fit >= Same && reading.Slots.Price is null && await AddAsync(talk, named.Listing.Id))
            return true;
        var goods = reading.Slots.Product ?? (reading.Intent == "none" && GoodsName.MayBe(talk) ? talk.Said.Text : null);
        if (goods is not null && (await talk.PersonAsync()).Shop is not null)
            await runner.StartAsync(talk, "listing.create", reading.Slots with { Product = goods });
        else if (reading.Intent == "none" && talk.Said.Photos.Count > 0)
            await AloneAsync(talk);
        else
            return false;
        return true;
    }

    /// <summary>The question that stood is not lost over a photo.</summary>
    private async Task GoOnAsync(Talk talk, Running running)
    {
        var (flow, state) = running;
        if (flow.TakesPhotos)
        {
            if (state.Asked?.Slot is not ("photo" or "confirm"))
                talk.Say("photos/kept", Counted(talk));
            await runner.ContinueAsync(talk, running);
            return;
        }
        var isShown = flow.Steps.Any(step => step is ActStep { Act: nameof(DisputeOrder) or nameof(AnswerComplaint) });
        talk.Say(isShown ? "photos/willShow" : "photos/meanwhile", Counted(talk));
        Asking.AskAgain(talk, state, again: false);
    }

    /// <summary>Nothing goes on and nothing is said: right after goods were put up it is a photo of them, else it is asked.</summary>
    private static async Task AloneAsync(Talk talk)
    {
        if (talk.Session.LastDone is { Flow: "listing" } last && talk.Now - last.At <= Fresh && await AddAsync(talk, new ListingId(last.Id)))
            return;
        if (await PaidByCode.ShowAsync(talk))
            return;
        talk.Say((await talk.PersonAsync()).Shop is null ? "photos/sellOrOrder" : "photos/whatIsIt", Counted(talk));
    }

    /// <summary>Shows the photos with goods that are up already.</summary>
    /// <returns>False when these are gone by now: then the photos wait on.</returns>
    private static async Task<bool> AddAsync(Talk talk, ListingId listing)
    {
        var photos = Album.Take(talk);
        var added = await talk.ActAsync(new AddListingPhotos(talk.Me, listing, photos));
        if (added.Refusal is NoSuchListing or NoShopYet)
        {
            Album.Put(talk, photos);
            return false;
        }
        if (added.Refusal is { } refusal)
            talk.Refuse(refusal);
        else
            talk.Say("photos/added", Done.With(added.Fact).Values);
        return true;
    }

    private static Dictionary<string, object?> Counted(Talk talk) => new() { ["count"] = Album.Count(talk) };
}
