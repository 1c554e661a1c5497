using ChatShop.Channels;
using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Server.Photos;

namespace ChatShop.Server.Pictures;

/// <summary>Draws and puts what was drawn beside the photos. Where a channel makes codes that lead into its chat, a shop's card bears one.</summary>
internal sealed class DrawnPictures(PhotoShelf shelf, IEntrances? entrances = null) : IPictures
{
    public Task<string> DrawAsync(Chart chart, CancellationToken cancellation) => shelf.KeepDrawnAsync(SalesChart.Draw(chart), cancellation);

    public async Task<string> DrawAsync(Card card, CancellationToken cancellation)
    {
        var link = entrances is not null && Entrance.SceneOf(card.Link.AbsoluteUri) is { } scene ? await entrances.LinkAsync(scene, cancellation) : null;
        return await shelf.KeepDrawnAsync(ShopCard.Draw(link is null ? card : card with { Link = link }), cancellation);
    }

    public Task<string> DrawAsync(Slip slip, CancellationToken cancellation) => shelf.KeepDrawnAsync(ReceiptSlip.Draw(slip), cancellation);
}
