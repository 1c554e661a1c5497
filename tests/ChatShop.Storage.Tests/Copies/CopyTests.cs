using ChatShop.Storage.Copies;

namespace ChatShop.Storage.Tests.Copies;

/// <summary>Rows that are copied between databases are the same there: every table, every row, every column, to the last digit.</summary>
public sealed class CopyTests(PostgresServer server) : IAsyncLifetime
{
    private readonly SqliteDatabase file = new();
    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-copy-").FullName;
    private DatabasePlace sqlite = null!, postgres = null!;

    private string Copy => Path.Join(folder, "copy.db");

    public async ValueTask InitializeAsync() => (sqlite, postgres) = (await file.CreateAsync(), DatabasePlace.Postgres(await server.CreateDatabaseAsync()));

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await file.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_market_in_sqlite_is_the_same_in_a_copy_and_in_postgres()
    {
        await FilledTables.FillAsync(sqlite);

        var counted = await MarketCopy.WriteAsync(sqlite, Copy, default);
        var filled = await MarketCopy.FillAsync(Copy, postgres, default);

        await AssertSameAsync(sqlite, DatabasePlace.Sqlite(Copy), postgres);
        Assert.Equal(counted, filled);
        Assert.Equal(await Rows.TablesAsync(sqlite), filled.Keys);
        Assert.All(filled, table => Assert.True(table.Value > 0, $"No row of {table.Key} was copied: nothing is known of it."));
    }

    [Fact]
    public async Task A_market_in_postgres_is_the_same_in_a_copy_and_in_another_postgres()
    {
        await FilledTables.FillAsync(postgres);
        var other = DatabasePlace.Postgres(await server.CreateDatabaseAsync());

        await MarketCopy.WriteAsync(postgres, Copy, default);
        await MarketCopy.FillAsync(Copy, other, default);

        await AssertSameAsync(postgres, DatabasePlace.Sqlite(Copy), other);
    }

    private static async Task AssertSameAsync(params DatabasePlace[] places)
    {
        var kinds = await Rows.KindsAsync(places.First(place => place.IsPostgres));
        var first = await Rows.AllAsync(places[0], kinds);
        Assert.Equal(await Rows.TablesAsync(places[0]), first.Keys.Where(name => name != "passkeys told"));
        foreach (var place in places)
        {
            Assert.Equal(first, await Rows.AllAsync(place, kinds));
            Assert.Equal(await Rows.TablesAsync(places[0]), await Rows.TablesAsync(place));
        }
    }
}
