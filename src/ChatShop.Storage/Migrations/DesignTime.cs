using ChatShop.Storage.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ChatShop.Storage.Migrations;

/// <summary>Lets <c>dotnet ef migrations add</c> see the SQLite model without a server.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteTradeContext>
{
    public SqliteTradeContext CreateDbContext(string[] args) =>
        new(TradeContext.Options(new DbContextOptionsBuilder<SqliteTradeContext>().UseSqlite("Data Source=:memory:"))) { Seal = DesignTimeSeal.Seal };
}

/// <summary>Lets <c>dotnet ef migrations add</c> see the PostgreSQL model without a server.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresTradeContext>
{
    public PostgresTradeContext CreateDbContext(string[] args) =>
        new(TradeContext.Options(new DbContextOptionsBuilder<PostgresTradeContext>().UseNpgsql("Host=localhost"))) { Seal = DesignTimeSeal.Seal };
}

/// <summary>The model names a seal; nothing is sealed while migrations are written.</summary>
internal static class DesignTimeSeal
{
    public static Seal Seal { get; } = new(new EphemeralDataProtectionProvider());
}

/// <summary>The same for those who may sign in, in SQLite.</summary>
internal sealed class SqliteAccountsDesignTime : IDesignTimeDbContextFactory<SqliteAccountContext>
{
    public SqliteAccountContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<SqliteAccountContext>().UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsHistoryTable(AccountContext.History)).Options);
}

/// <summary>And in PostgreSQL.</summary>
internal sealed class PostgresAccountsDesignTime : IDesignTimeDbContextFactory<PostgresAccountContext>
{
    public PostgresAccountContext CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<PostgresAccountContext>().UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable(AccountContext.History)).Options);
}
