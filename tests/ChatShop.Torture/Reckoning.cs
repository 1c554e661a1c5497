namespace ChatShop.Torture;

/// <summary>What must be so at the end, read over REST.</summary>
internal sealed class Reckoning(Cluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Each acknowledged order once and no other, nothing sold that was not there, the ledger at zero, each notice shown once.</summary>
    public async Task HoldsAsync(IReadOnlyList<Buyer> buyers, Seller seller, decimal stock)
    {
        await EverythingIsDeliveredAsync();
        var orders = await cluster.ReadAllAsync("/orders");
        var acknowledged = buyers.SelectMany(buyer => buyer.Orders.Select(number => (buyer.Name, number))).Order().ToList();
        Assert.Equal(acknowledged, orders.Select(order => ($"{order["buyer"]!["user"]}", long.Parse($"{order["number"]}", System.Globalization.CultureInfo.InvariantCulture))).Order());
        Assert.All(orders, order => Assert.Equal("placed", $"{order["status"]}"));

        var listing = Assert.Single(await cluster.ReadAllAsync("/listings"));
        Assert.Equal(stock - orders.Count, listing["stock"]!["value"]!.GetValue<decimal>());
        Assert.Equal(0m, listing["reserved"]!["value"]!.GetValue<decimal>());
        Assert.Equal(0m, (await cluster.ReadAllAsync("/ledger")).Sum(line => line["amount"]!["amount"]!.GetValue<decimal>()));

        var told = await seller.ToldAsync();
        Assert.Equal(orders.Select(order => long.Parse($"{order["number"]}", System.Globalization.CultureInfo.InvariantCulture)).Order(), told.Order());
    }

    /// <summary>What the seller must hear is brought, however long the shop was away.</summary>
    private async Task EverythingIsDeliveredAsync()
    {
        var begun = TimeProvider.System.GetTimestamp();
        while ((await cluster.ReadAllAsync("/outbox")) is { Count: > 0 } waiting)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < Patience, $"{waiting.Count} notices were not delivered, the first: {waiting[0].ToJsonString()}");
            await Task.Delay(500);
        }
    }
}
