namespace ChatShop.Server.Tests;

/// <summary>A shop that all tests of a class share.</summary>
public class SharedShop : IAsyncLifetime
{
    internal OpenedShop Shop { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Shop = await OpenedShop.OpenAsync(await PrepareAsync());
        await FillAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (Shop is not null) // What hindered the opening is told, not this.
            await Shop.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes what must be there before it opens.</summary>
    /// <returns>The settings that make the shop use it.</returns>
    private protected virtual Task<string[]> PrepareAsync() => Task.FromResult<string[]>([]);

    /// <summary>Does what is done before the first test.</summary>
    private protected virtual Task FillAsync() => Task.CompletedTask;
}
