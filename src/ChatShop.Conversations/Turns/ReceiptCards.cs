using ChatShop.Conversations.Flows.Pictures;
using Microsoft.Bot.Schema;

namespace ChatShop.Conversations.Turns;

/// <summary>Receipts as Bot Framework's clients lay them out. Stands beside the picture, never in its place: most channels show only that.</summary>
internal static class ReceiptCards
{
    /// <summary>The card of a receipt.</summary>
    public static Attachment Of(Slip slip) => new ReceiptCard(
        slip.Title,
        [.. slip.Facts.Concat(slip.Sums.Skip(1)).Concat(slip.Moves).Select(row => new Fact(row.Label, row.Value))],
        [.. slip.Lines.Select(line => new ReceiptItem(line.Product, line.Price, price: line.Amount, quantity: line.Quantity))],
        total: slip.Sums[0].Value).ToAttachment();
}
