using ChatShop.Server.Settings;
using ChatShop.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Server.Tests;

/// <summary>Hundreds of shops are opened in one process of the tests, each for a moment: what is made ready for one serves the next, and none stays behind.</summary>
internal static class Prepared
{
    private static readonly Seal OneSeal = new(new EphemeralDataProtectionProvider());
    private static readonly Lazy<Task<byte[]>> Tables = new(MakeTablesAsync);

    /// <summary>Puts what all share in the place of a shop's own.</summary>
    public static void AddTo(IServiceCollection parts)
    {
        parts.AddSingleton(OneSeal); // The tables' model holds the seal: with one seal their queries are compiled once.
        parts.ConfigureHttpClientDefaults(client => client.SetHandlerLifetime(Timeout.InfiniteTimeSpan)); // A handler that expires holds its shop until then.
    }

    /// <summary>Lays tables in their present form, and empty, where a shop is opened for the first time.</summary>
    /// <param name="data">The shop's data folder.</param>
    public static async Task LayTablesAsync(string data)
    {
        var file = Path.Join(data, "chatshop.db");
        if (File.Exists(file))
            return;
        Directory.CreateDirectory(data);
        await File.WriteAllBytesAsync(file, await Tables.Value);
    }

    private static async Task<byte[]> MakeTablesAsync()
    {
        var data = Directory.CreateTempSubdirectory("chatshop-").FullName;
        await using (var tables = ShopHost.OpenTables(ShopSettings.Read(ShopHost.Begin(["--Data:Directory", data]).Configuration)))
            await ShopHost.MigrateAsync(tables, CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools(); // What is still beside the file goes into it.
        var made = await File.ReadAllBytesAsync(Path.Join(data, "chatshop.db"));
        Directory.Delete(data, recursive: true);
        return made;
    }
}
