using ChatShop.Trade;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage.Accounts;

/// <summary>The tables of those who may sign in to the console. They lie in the trade's database, and apart from it.</summary>
public abstract class AccountContext(DbContextOptions options) : IdentityUserContext<Account>(options)
{
    /// <summary>The name of the table that tells which migrations these tables have.</summary>
    internal const string History = "account_migrations";

    /// <summary>Links that lead in.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>With passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSnakeCaseNamingConvention();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<ShopId>().HaveConversion<IdColumns.ShopIdConverter>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(it => it.Role).HasConversion<string>().HasMaxLength(16);
        });
        builder.Entity<IdentityUserPasskey<string>>(passkey =>
        {
            passkey.ToTable("account_passkeys").HasKey(it => it.CredentialId);
            passkey.Property(it => it.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(it => it.Data).ToJson();
            passkey.HasOne<Account>().WithMany().HasForeignKey(it => it.UserId).IsRequired();
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("account_tokens");
        LengthsAreOurs(builder);
        builder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("account_invitations");
            invitation.HasKey(it => it.Hash);
            invitation.Property(it => it.Hash).HasMaxLength(64);
            invitation.Property(it => it.Role).HasConversion<string>().HasMaxLength(16);
        });
    }

    /// <summary>Identity sets these lengths by settings of the running shop, which migrations are written without: PostgreSQL would find another form than they made.</summary>
    private static void LengthsAreOurs(ModelBuilder builder)
    {
        builder.Entity<Account>().Property(it => it.PhoneNumber).Metadata.SetMaxLength(null);
        builder.Entity<IdentityUserLogin<string>>().Property(it => it.LoginProvider).Metadata.SetMaxLength(null);
        builder.Entity<IdentityUserLogin<string>>().Property(it => it.ProviderKey).Metadata.SetMaxLength(null);
        builder.Entity<IdentityUserToken<string>>().Property(it => it.LoginProvider).Metadata.SetMaxLength(null);
        builder.Entity<IdentityUserToken<string>>().Property(it => it.Name).Metadata.SetMaxLength(null);
    }
}

/// <summary>The tables in SQLite, which can not compare times with an offset: they are kept as numbers.</summary>
public sealed class SqliteAccountContext(DbContextOptions<SqliteAccountContext> options) : AccountContext(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<DateTimeOffsetToBinaryConverter>();
    }
}

/// <summary>The tables in PostgreSQL.</summary>
public sealed class PostgresAccountContext(DbContextOptions<PostgresAccountContext> options) : AccountContext(options);
