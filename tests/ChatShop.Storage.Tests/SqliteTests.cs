namespace ChatShop.Storage.Tests;

/// <summary>The embedded database.</summary>
public sealed class SqliteTests : DatabaseTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    protected override Task<DatabasePlace> PlaceAsync() => Task.FromResult(DatabasePlace.Sqlite(Path.Combine(folder, "shop.db")));
}
