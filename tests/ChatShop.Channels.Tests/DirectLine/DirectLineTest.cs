namespace ChatShop.Channels.Tests.DirectLine;

/// <summary>A test with a house of its own.</summary>
public abstract class DirectLineTest : IAsyncLifetime
{
    private protected DirectLineHouse House { get; private set; } = null!;

    public async ValueTask InitializeAsync() => House = await DirectLineHouse.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
