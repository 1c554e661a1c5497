namespace ChatShop.Storage.Tests;

/// <summary>Tests of a market on an empty database of its own.</summary>
public abstract class MarketTests(ITestDatabase database) : IAsyncLifetime
{
    private TestMarket? market;

    protected TestMarket Market => market!;

    protected ITestDatabase Database => database;

    public async ValueTask InitializeAsync() => market = await TestMarket.OpenAsync(await database.CreateAsync(), feePercent: 5);

    public async ValueTask DisposeAsync()
    {
        if (market is not null)
            await market.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
