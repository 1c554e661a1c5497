namespace ChatShop.Server.Tests.Browsing;

/// <summary>Tests in a real browser, each on a whole shop of its own.</summary>
public abstract class BrowsingTests : IAsyncLifetime
{
    private protected OpenedShop Shop { get; private set; } = null!;

    private protected Browser Browser { get; private set; } = null!;

    /// <summary>Settings of the shop beside those of its place.</summary>
    private protected virtual string[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        Browser = await Browser.OpenAsync();
        Shop = await OpenedShop.OpenAsync(Settings);
        await FillAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (Shop is not null)
            await Shop.DisposeAsync();
        if (Browser is not null)
            await Browser.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Does what is done before the test.</summary>
    private protected virtual Task FillAsync() => Task.CompletedTask;
}
