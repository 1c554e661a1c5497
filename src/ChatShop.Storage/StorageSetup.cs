using System.Data.Common;
using ChatShop.Storage.Acts;
using ChatShop.Storage.Demand;
using ChatShop.Storage.Figures;
using ChatShop.Storage.Groups;
using ChatShop.Storage.Lending;
using ChatShop.Storage.Messages;
using ChatShop.Storage.Orders;
using ChatShop.Storage.Origins;
using ChatShop.Storage.Payments;
using ChatShop.Storage.Payouts;
using ChatShop.Storage.Pools;
using ChatShop.Storage.Presales;
using ChatShop.Storage.Prices;
using ChatShop.Storage.Search;
using ChatShop.Storage.Stations;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade;
using ChatShop.Trade.Demand;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Prices;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Storage;

/// <summary>Puts the trade's memory together.</summary>
public static class StorageSetup
{
    /// <summary>Adds <see cref="ITrade"/>, <see cref="ITradeRecords"/> and <see cref="Outbox"/>.</summary>
    /// <param name="services">Must hold <see cref="MarketRules"/>, a <see cref="TimeProvider"/> and Data Protection.</param>
    /// <param name="place">Where the tables lie.</param>
    public static IServiceCollection AddTradeStorage(this IServiceCollection services, DatabasePlace place)
    {
        services.AddSingleton(provider => new Seal(provider.GetRequiredService<IDataProtectionProvider>()));
        services.AddSingleton(place);
        services.AddSingleton<HeldFiles>();
        services.AddSingleton<Func<TradeContext>>(provider => Lend(place, provider.GetRequiredService<Seal>(), provider.GetRequiredService<HeldFiles>()));
        services.AddSingleton<ISearchIndex>(_ => place.IsPostgres ? new PostgresSearch() : new SqliteSearch());
        services.AddSingleton(provider => new WatchedWriter(place.IsPostgres
            ? new PostgresWriter(provider.GetRequiredService<Func<TradeContext>>())
            : new SqliteWriter(provider.GetRequiredService<Func<TradeContext>>())));
        services.AddSingleton<ITradeWriter>(provider => provider.GetRequiredService<WatchedWriter>()).AddSingleton(provider => new DiskWatch(provider.GetRequiredService<WatchedWriter>()));
        services.AddSingleton<ITrade, StoredTrade>();
        services.AddSingleton<StoredRecords>().AddSingleton<ITradeRecords>(provider => provider.GetRequiredService<StoredRecords>());
        services.AddSingleton<IPaymentRecords, StoredPayments>().AddSingleton<IPayoutRecords, StoredPayouts>();
        services.AddSingleton<ICollectionRecords, StoredCollections>().AddSingleton<IGroupRecords, StoredGroups>().AddSingleton<IStationRecords, StoredStations>().AddSingleton<ILoanRecords, StoredLoans>().AddSingleton<IPoolRecords, StoredPools>()
            .AddSingleton<IPresaleRecords, StoredPresales>();
        services.AddSingleton<IProgrammeRecords, StoredProgrammes>().AddSingleton(provider => new ProgrammeBooks(
            provider.GetRequiredService<Func<TradeContext>>(), provider.GetRequiredService<MarketRules>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IPriceRecords, StoredPrices>().AddSingleton<IBatchRecords, StoredBatches>();
        services.AddSingleton(provider => new DeviceBooks(
            provider.GetRequiredService<ITradeWriter>(), provider.GetRequiredService<Func<TradeContext>>(), provider.GetRequiredService<MarketRules>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AuditProof(provider.GetRequiredService<Func<TradeContext>>()));
        services.AddSingleton(provider => new DemandBooks(provider.GetRequiredService<ITradeWriter>(), provider.GetRequiredService<Func<TradeContext>>()))
            .AddSingleton<IDemandRecords>(provider => provider.GetRequiredService<DemandBooks>());
        services.AddSingleton(provider => new Outbox(
            provider.GetRequiredService<ITradeWriter>(), provider.GetRequiredService<Func<TradeContext>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new LedgerAudit(provider.GetRequiredService<Func<TradeContext>>()));
        services.AddSingleton(provider => new MarketBooks(provider.GetRequiredService<Func<TradeContext>>()));
        services.AddSingleton(provider => new MarketWindow(provider.GetRequiredService<Func<TradeContext>>()));
        services.AddSingleton(provider => new MessageBooks(provider.GetRequiredService<ITradeWriter>(), provider.GetRequiredService<Func<TradeContext>>()));
        services.AddSingleton(provider => new MarketFigures(provider.GetRequiredService<Func<TradeContext>>()));
        services.AddSingleton(provider => new Backlog(provider.GetRequiredService<Func<TradeContext>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DeskBooks(provider.GetRequiredService<Func<TradeContext>>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>Brings the tables to the present form, keeping what is in them.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = services.GetRequiredService<Func<TradeContext>>()();
        db.Database.SetCommandTimeout(TimeSpan.FromHours(1)); // Nobody waits for an answer, and a large table takes its time.
        await db.Database.MigrateAsync(cancellation);
    }

    /// <summary>Opens the tables once.</summary>
    /// <param name="place">Where they lie.</param>
    /// <param name="seal">Encrypts the personal columns.</param>
    internal static TradeContext Open(DatabasePlace place, Seal seal) => place.IsPostgres
        ? new PostgresTradeContext(TradeContext.Options(Postgres(place))) { Seal = seal }
        : new SqliteTradeContext(TradeContext.Options(Sqlite(place))) { Seal = seal };

    /// <summary>The tables behind a connection that is open already.</summary>
    internal static TradeContext OpenBehind(DbConnection connection, DatabasePlace place, Seal seal) => place.IsPostgres
        ? new PostgresTradeContext(TradeContext.Options(new DbContextOptionsBuilder<PostgresTradeContext>().UseNpgsql(connection))) { Seal = seal }
        : new SqliteTradeContext(TradeContext.Options(new DbContextOptionsBuilder<SqliteTradeContext>().UseSqlite(connection).AddInterceptors(new DurableSqlite()))) { Seal = seal };

    /// <summary>What looks at the tables is lent and taken back: making it anew costs more than most questions.</summary>
    private static Func<TradeContext> Lend(DatabasePlace place, Seal seal, HeldFiles held) =>
        place.IsPostgres ? Lend(Postgres(place), seal, _ => { }) : Lend(Sqlite(place), seal, held.Hold);

    private static DbContextOptionsBuilder<PostgresTradeContext> Postgres(DatabasePlace place) =>
        new DbContextOptionsBuilder<PostgresTradeContext>().UseNpgsql(place.ConnectionString, npgsql => npgsql.CommandTimeout(DatabasePlace.LongestCommand));

    private static DbContextOptionsBuilder<SqliteTradeContext> Sqlite(DatabasePlace place) =>
        new DbContextOptionsBuilder<SqliteTradeContext>().UseSqlite(place.ConnectionString).AddInterceptors(new DurableSqlite());

    private static Func<TradeContext> Lend<T>(DbContextOptionsBuilder<T> database, Seal seal, Action<T> lend) where T : TradeContext
    {
        var lent = new PooledDbContextFactory<T>(TradeContext.Options(database));
        return () =>
        {
            var db = lent.CreateDbContext();
            db.Seal = seal;
            lend(db);
            return db;
        };
    }
}

/// <summary>Where the tables lie.</summary>
/// <param name="ConnectionString">For SQLite <c>Data Source=…</c>, for PostgreSQL <c>Host=…</c>.</param>
/// <param name="IsPostgres">Which of the two.</param>
public sealed record DatabasePlace(string ConnectionString, bool IsPostgres)
{
    /// <summary>How many seconds a person is let wait for one command of PostgreSQL's; then the turn says that it went wrong.</summary>
    internal const int LongestCommand = 10;

    /// <summary>A file of our own.</summary>
    public static DatabasePlace Sqlite(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, ForeignKeys = true }.ToString(), false);

    /// <summary>An existing PostgreSQL.</summary>
    public static DatabasePlace Postgres(string connectionString) => new(connectionString, true);
}
