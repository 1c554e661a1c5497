using ChatShop.Server.Settings;
using ChatShop.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace ChatShop.Server.Commands;

/// <summary>Brings the database to the present form and ends.</summary>
internal static class MigrateCommand
{
    /// <summary>Migrates.</summary>
    public static async Task RunAsync(string[] args)
    {
        var settings = ShopSettings.Read(Configuration(args));
        await using var provider = Storage(settings);
        await StorageSetup.MigrateAsync(provider, CancellationToken.None);
        Console.WriteLine($"The database ({(settings.Database.IsPostgres ? "PostgreSQL" : "SQLite")}) has the present form.");
    }

    /// <summary>The tables alone.</summary>
    public static ServiceProvider Storage(ShopSettings settings)
    {
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton(settings.Market);
        services.AddDataProtection().SetApplicationName("chatshop").PersistKeysToFileSystem(new DirectoryInfo(settings.Data.Folder("keys")));
        return services.AddTradeStorage(settings.Database).BuildServiceProvider();
    }

    /// <summary>The settings as <c>serve</c> would read them.</summary>
    public static IConfiguration Configuration(string[] args) => new ConfigurationBuilder()
        .SetBasePath(Home.Folder).AddJsonFile("appsettings.json").AddEnvironmentVariables().AddCommandLine(args).Build();
}
