using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ChatShop.Storage.Tests;

/// <summary>The embedded database: a file in a folder of its own.</summary>
public sealed class SqliteDatabase : ITestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-").FullName;

    public string TablesSql => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";

    private DatabasePlace Place => DatabasePlace.Sqlite(Path.Combine(folder, "shop.db"));

    public Task<DatabasePlace> CreateAsync() => Task.FromResult(Place);

    public DbConnection Connect() => new SqliteConnection(Place.ConnectionString);

    public async Task<byte[]> RawAsync()
    {
        var bytes = new List<byte>();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            bytes.AddRange(copy.ToArray());
        }
        return [.. bytes];
    }

    public ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(Place.ConnectionString))
            SqliteConnection.ClearPool(connection);
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
