using ChatShop.Server.Tests.Orders;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>The tests that look at one watched shop.</summary>
[CollectionDefinition(nameof(WatchedShop))]
public sealed class OfTheWatchedShop : ICollectionFixture<WatchedShop>;

/// <summary>A shop in a process of its own in which something is sold and ordered while its log tells everything, its traces are taken and its figures read.</summary>
public sealed class WatchedShop : IAsyncLifetime
{
    /// <summary>The message by which somebody whose place is known orders.</summary>
    internal const string OrderingMessage = "order-again";

    internal string Output { get; private set; } = "";

    internal MetricsPage Before { get; private set; } = MetricsPage.Empty;

    internal MetricsPage After { get; private set; } = MetricsPage.Empty;

    internal IReadOnlyList<byte[]> Sent { get; private set; } = [];

    internal IReadOnlyList<SentSpan> Spans { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        using var place = new Place();
        using var http = new HttpClient();
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
        await Sale.SellAsync(new Chatter(http, place.Address, "wang"));
        await Sale.WantAsync(buyer);
        await buyer.SayAsync(Sale.LastWord);
        await buyer.SayAsync(Sale.Wish, OrderingMessage);
        await buyer.SayAsync("嗡嗡嗡");
        await books.ReadAsync("/conversations/test/zhang-thread/messages");
        After = await MetricsPage.ReadAsync(books);
        Assert.Equal(0, await shop.InterruptAsync());
        (Output, Sent, Spans) = (shop.Output, [.. collector.Bodies], collector.Spans);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
