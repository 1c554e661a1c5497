using ChatShop.Conversations.Replies;
using ChatShop.Trade.Orders;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Shows the receipt of an order; while nothing was paid, says so and how to pay.</summary>
internal sealed class ShowReceipt : IAct
{
    public string Name => nameof(ShowReceipt);

    public bool Changes => false;

    public IReadOnlyList<string> Says => ["done", "unpaid", "unpaidCash", "neverPaid"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var order = (await talk.Counter.Records.OrderAsync(slots.OrderMeant(), talk.Cancellation))!;
        if (await talk.Counter.Records.ReceiptAsync(order.Number, talk.Cancellation) is not { } receipt)
            return await UnpaidAsync(talk, order);
        var isSandbox = talk.IsSandbox;
        var slip = new ReceiptWriter(talk.Counter.Phrasebook, talk.Counter.Rules, talk.Counter.PublicUrl).WriteForPicture(talk.Texts.Locale, receipt, isSandbox);
        return Say(talk, "done", order, new Uri(talk.Counter.PublicUrl, $"/o/{order.Number}/receipt?k={order.Key}"), isSandbox && receipt.IsOnline) with
        {
            Photos = [await talk.Counter.Pictures.DrawAsync(slip, talk.Cancellation)],
            Receipt = slip,
        };
    }

    private static async Task<Done> UnpaidAsync(Talk talk, OrderTold order)
    {
        var waits = order is { Status: OrderStatus.AwaitingPayment, Payment: not null };
        var link = waits && order.Buyer == talk.Me ? await talk.Counter.Cashier.PayUrlAsync(order.Payment!.Value, talk.Cancellation) : null;
        var comes = order is { IsCash: true, Status: OrderStatus.Placed or OrderStatus.Shipped or OrderStatus.Disputed };
        return Say(talk, waits ? "unpaid" : comes ? "unpaidCash" : "neverPaid", order, link, talk.IsSandbox);
    }

    private static Done Say(Talk talk, string key, OrderTold order, Uri? link, bool isSandbox) => new(key, new Dictionary<string, object?>
    {
        ["it"] = order,
        ["isSold"] = order.Buyer != talk.Me,
        ["link"] = link,
        ["sandbox"] = isSandbox,
    });
}
