using Npgsql;

namespace ChatShop.Storage;

/// <summary>Servers that start together on one PostgreSQL change its tables one after the other: the later ones find the work done.</summary>
/// <remarks>An advisory lock of the session, which ends with its connection: a server that dies holds nobody up. SQLite has one server.</remarks>
public sealed class MigrationTurn : IAsyncDisposable
{
    /// <summary>Any number that means this to all servers.</summary>
    private const string Wait = "SELECT pg_advisory_lock(4829135702)";

    private readonly NpgsqlConnection? held;

    private MigrationTurn(NpgsqlConnection? held) => this.held = held;

    /// <summary>Waits until it is this server's turn; it ends when this is disposed.</summary>
    public static async Task<MigrationTurn> TakeAsync(DatabasePlace place, CancellationToken cancellation)
    {
        if (!place.IsPostgres)
            return new MigrationTurn(null);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.ConnectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(Wait, connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return new MigrationTurn(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The next server may go on.</summary>
    public ValueTask DisposeAsync() => held?.DisposeAsync() ?? ValueTask.CompletedTask;
}
