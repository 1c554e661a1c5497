using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Gives a seller a card to hand out and a link.</summary>
internal sealed class ShareShop : IAct
{
    private const int MostGoods = 4;

    public string Name => nameof(ShareShop);

    public IReadOnlyList<string> Says => ["done", "invitation"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        if ((await talk.PersonAsync()).Shop is not { } id || await talk.Counter.Records.ShopAsync(id, talk.Cancellation) is not { } shop)
            return Done.Refused(new NoShopYet());
        var link = new Uri(talk.Counter.PublicUrl, $"/s/{shop.Id}");
        var goods = shop.Goods.Take(MostGoods).Select(listing => new CardLine(listing.Product, talk.Texts.Wording.Write(listing.Price)));
        var card = new Card(shop.Name, [.. goods], talk.Texts.Say("shop.share/invitation"), link);
        var picture = await talk.Counter.Pictures.DrawAsync(card, talk.Cancellation);
        return new Done("done", new Dictionary<string, object?> { ["it"] = shop, ["link"] = link }) { Photos = [picture] };
    }
}
