using System.Globalization;
using ChatShop.Conversations.Turns;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using ChatShop.Understanding;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Stopwatch = System.Diagnostics.Stopwatch;

namespace ChatShop.Benchmarks;

/// <summary>A turn taken apart: what each layer costs by itself, one call after another.</summary>
internal sealed class Layers(BenchedShop shop)
{
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(1);

    private int calls;

    /// <summary>Microseconds and bytes a call, the deepest layer first.</summary>
    public async Task<IReadOnlyList<(string Layer, double Micros, long Bytes)>> MeasureAsync()
    {
        var (trade, records) = (shop.Services.GetRequiredService<ITrade>(), shop.Services.GetRequiredService<ITradeRecords>());
        var conversations = shop.Services.GetRequiredService<ConversationDirectory>();
        var buyer = await trade.MeetAsync("bench", "layers", "layers-thread", CancellationToken.None);
        var listing = (await records.FindListingsAsync(Lines.Goods, 1, CancellationToken.None))[0].Listing.Id;
        var wish = new Wish(listing, new Quantity(1m, Unit.Jin));
        using var http = new HttpClient();
        return
        [
            await OfAsync("understanding: a search is read", () => Task.FromResult(Reader.Read(new Message(Lines.Search[0], "zh-CN")))),
            await OfAsync("storage: goods are looked for", () => records.FindListingsAsync("苹果", 5, CancellationToken.None)),
            await OfAsync("trade and storage: an order is placed, in one flushed transaction", () => trade.ActAsync(new Act($"layers-{calls}", buyer),
                new PlaceOrder(buyer, [wish], new DeliverTo("李家村3组", "13800110003", "张三"), PaymentMethod.CashOnDelivery, "zh-CN", null), CancellationToken.None)),
            await OfAsync("conversation: a greeting without its door", () => conversations.TakeAsync(Said(Lines.Greeting[0]), CancellationToken.None)),
            await OfAsync("conversation: a search without its door", () => conversations.TakeAsync(Said(Lines.Search[0]), CancellationToken.None)),
            await OfAsync("door: a greeting over HTTP, its client among it", () => new Load(shop.Address, Lines.Greeting, 1).SayAsync(http, "layers-http", calls, Lines.Greeting[0])),
        ];
    }

    private async Task<(string Layer, double Micros, long Bytes)> OfAsync(string layer, Func<Task> call)
    {
        for (var i = 0; i < 200; i++, calls++)
            await call();
        var (allocated, begun, first) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.GetTimestamp(), calls);
        for (; Stopwatch.GetElapsedTime(begun) < Measuring; calls++)
            await call();
        var (took, times) = (Stopwatch.GetElapsedTime(begun), calls - first);
        return (layer, took.TotalMicroseconds / times, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / times);
    }

    private Activity Said(string text) => new(ActivityTypes.Message)
    {
        Id = calls.ToString(CultureInfo.InvariantCulture),
        ChannelId = "bench",
        From = new ChannelAccount("layers"),
        Recipient = new ChannelAccount("shop"),
        Conversation = new ConversationAccount(id: "layers-thread"),
        Text = text,
    };
}
