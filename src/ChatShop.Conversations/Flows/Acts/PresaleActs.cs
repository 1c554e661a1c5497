using ChatShop.Conversations.Sessions;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Presales;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Puts goods up for sale before they are harvested.</summary>
internal sealed class PublishPresale : IAct
{
    public string Name => nameof(PublishPresale);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var offer = new Offer(slots.Product!, slots.Price()!.Value, slots.StockCounted()!.Value, slots.AvailableFrom, [], PresaleSlots.DepositOf(slots));
        var result = await talk.ActAsync(new PublishListing(talk.Me, offer, slots.ShopName));
        if (result.Fact is { } published)
            talk.Session.LastDone = new LastDone("listing", published.Listing.Value, published.Product, talk.Now);
        return Done.Of(result);
    }
}

/// <summary>Says where to pay the rest of an order.</summary>
internal sealed class PayRestAct : IAct
{
    public string Name => nameof(PayRest);

    public IReadOnlyList<string> Says => ["done", "doneLater"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var result = await talk.ActAsync(new PayRest(talk.Me, slots.OrderMeant(), talk.Texts.Locale));
        return result.Fact is { } asked ? await Paying.AskAsync(talk, asked.Payment, asked, []) : Done.Of(result);
    }
}
