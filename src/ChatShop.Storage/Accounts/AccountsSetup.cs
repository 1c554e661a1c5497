using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Storage.Accounts;

/// <summary>Puts the memory of who may sign in together.</summary>
public static class AccountsSetup
{
    /// <summary>Adds <see cref="AccountContext"/>, one for each request.</summary>
    /// <param name="services">The shop's.</param>
    /// <param name="place">Where the trade's tables lie: these lie there too.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, DatabasePlace place)
    {
        if (place.IsPostgres)
        {
            services.AddDbContext<PostgresAccountContext>(options => Lay(options, place));
            return services.AddScoped<AccountContext>(provider => provider.GetRequiredService<PostgresAccountContext>());
        }
        services.AddDbContext<SqliteAccountContext>(options => Lay(options, place));
        return services.AddScoped<AccountContext>(provider => provider.GetRequiredService<SqliteAccountContext>());
    }

    /// <summary>Opens the tables, for what is done while no shop is open.</summary>
    internal static AccountContext Open(DatabasePlace place)
    {
        if (place.IsPostgres)
        {
            var postgres = new DbContextOptionsBuilder<PostgresAccountContext>();
            Lay(postgres, place);
            return new PostgresAccountContext(postgres.Options);
        }
        var sqlite = new DbContextOptionsBuilder<SqliteAccountContext>();
        Lay(sqlite, place);
        return new SqliteAccountContext(sqlite.Options);
    }

    /// <summary>Brings the tables to the present form.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountContext>().Database.MigrateAsync(cancellation);
    }

    private static void Lay(DbContextOptionsBuilder options, DatabasePlace place)
    {
        if (place.IsPostgres)
            options.UseNpgsql(place.ConnectionString, npgsql => npgsql.MigrationsHistoryTable(AccountContext.History));
        else
            options.UseSqlite(place.ConnectionString, sqlite => sqlite.MigrationsHistoryTable(AccountContext.History)).AddInterceptors(new DurableSqlite());
    }
}
