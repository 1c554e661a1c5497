using System.Data.Common;
using Npgsql;

namespace ChatShop.Storage.Tests;

/// <summary>An existing PostgreSQL, as those use who have outgrown the embedded database.</summary>
public sealed class PostgresDatabase(PostgresServer server) : ITestDatabase
{
    private string place = "";

    public string TablesSql => "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name";

    public async Task<DatabasePlace> CreateAsync() => DatabasePlace.Postgres(place = await server.CreateDatabaseAsync());

    public DbConnection Connect() => new NpgsqlConnection(place);

    public async Task<byte[]> RawAsync()
    {
        await using var connection = Connect();
        return await server.RawAsync(connection);
    }

    public ValueTask DisposeAsync()
    {
        using var connection = new NpgsqlConnection(place);
        NpgsqlConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
