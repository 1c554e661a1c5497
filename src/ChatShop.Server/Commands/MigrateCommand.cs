using ChatShop.Server.Settings;

namespace ChatShop.Server.Commands;

/// <summary>Brings the database to the present form and ends.</summary>
internal static class MigrateCommand
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = ShopSettings.Read(ShopHost.Begin(args).Configuration);
        await using var tables = ShopHost.OpenTables(settings);
        await ShopHost.MigrateAsync(tables, CancellationToken.None);
        Console.WriteLine($"The database ({(settings.Database.IsPostgres ? "PostgreSQL" : "SQLite")}) has the present form.");
        return 0;
    }
}
