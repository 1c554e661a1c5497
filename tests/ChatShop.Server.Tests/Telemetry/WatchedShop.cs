using System.Text.RegularExpressions;
using ChatShop.Server.Tests.Orders;
using ChatShop.Transcripts;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>The tests that look at one watched shop.</summary>
[CollectionDefinition(nameof(WatchedShop))]
public sealed class OfTheWatchedShop : ICollectionFixture<WatchedShop>;

/// <summary>A shop in a process of its own in which something is sold, ordered, paid, sent and received while its log tells everything, its traces are taken and its figures read.</summary>
public sealed partial class WatchedShop : IAsyncLifetime
{
    /// <summary>The message by which somebody whose place is known orders.</summary>
    internal const string OrderingMessage = "order-again";

    internal const string Parcel = "SF1390557782204";

    internal string Output { get; private set; } = "";

    internal MetricsPage Before { get; private set; } = MetricsPage.Empty;

    internal MetricsPage After { get; private set; } = MetricsPage.Empty;

    internal IReadOnlyList<byte[]> Sent { get; private set; } = [];

    internal IReadOnlyList<SentSpan> Spans { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var place = new Place();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        await using var collector = new TraceCollector();
        await collector.StartAsync();
        await using var shop = await ShopProcess.OpenAsync(place, new Dictionary<string, string>
        {
            ["Telemetry__Endpoint"] = collector.Address.AbsoluteUri,
            ["Logging__LogLevel__Default"] = "Information",
            ["Logging__LogLevel__ChatShop"] = "Debug",
        });
        var books = new Operator(http, place);
        Before = await MetricsPage.ReadAsync(books);
        var buyer = new Chatter(http, place.Address, "zhang");
        var seller = new Chatter(http, place.Address, "wang");
        await Sale.SellAsync(seller);
        await Sale.WantAsync(buyer);
        await PayAsync(http, await buyer.SayAsync(Sale.LastWord), books);
        await seller.SayAsync($"1001发货了 顺丰 {Parcel}");
        await buyer.SayAsync("收到了，给五星");
        Assert.Equal("completed", $"{(await books.ItemsAsync("/orders"))[0]["status"]}");
        await buyer.SayAsync(Sale.Wish, OrderingMessage);
        await buyer.SayAsync("嗡嗡嗡");
        await books.ReadAsync("/conversations/test/zhang-thread/messages");
        After = await MetricsPage.ReadAsync(books);
        Assert.Equal(0, await shop.InterruptAsync());
        (Output, Sent, Spans) = (shop.Output, [.. collector.Bodies], collector.Spans);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Pays on the page whose link was answered, and waits until the shop has heard of it.</summary>
    private static async Task PayAsync(HttpClient http, Answer answer, Operator books)
    {
        await new Payer(http).PayAsync(new Uri(Link().Match(answer.Text).Value), "", refuses: false);
        var tries = 0;
        while ($"{(await books.ItemsAsync("/orders"))[0]["status"]}" != "placed")
        {
            Assert.True(++tries < 600, "nobody heard that it was paid");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/pay/\w+")]
    private static partial Regex Link();
}
