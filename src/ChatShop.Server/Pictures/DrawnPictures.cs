using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Server.Photos;

namespace ChatShop.Server.Pictures;

/// <summary>Draws and puts what was drawn beside the photos.</summary>
internal sealed class DrawnPictures(PhotoShelf shelf) : IPictures
{
    public Task<string> DrawAsync(Chart chart, CancellationToken cancellation) => shelf.KeepDrawnAsync(SalesChart.Draw(chart), cancellation);

    public Task<string> DrawAsync(Card card, CancellationToken cancellation) => shelf.KeepDrawnAsync(ShopCard.Draw(card), cancellation);

    public Task<string> DrawAsync(Slip slip, CancellationToken cancellation) => shelf.KeepDrawnAsync(ReceiptSlip.Draw(slip), cancellation);
}
