using ChatShop.Storage.Demand;
using ChatShop.Storage.Groups;
using ChatShop.Storage.Lending;
using ChatShop.Storage.Messages;
using ChatShop.Storage.Origins;
using ChatShop.Storage.Pools;
using ChatShop.Storage.Presales;
using ChatShop.Storage.Stations;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Messages;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Reviews;
using ChatShop.Trade.Shipping;
using ChatShop.Trade.Shops;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChatShop.Storage;

/// <summary>The trade's tables: one model for SQLite and PostgreSQL.</summary>
internal abstract class TradeContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Encrypts the personal columns; given by whoever opens the tables, before anything else is done.</summary>
    public Seal Seal { get => field ?? throw new InvalidOperationException("Nobody has said how the personal columns are sealed."); set; }

    public DbSet<Person> People => Set<Person>();
    public DbSet<Passcode> Passcodes => Set<Passcode>();
    public DbSet<Shop> Shops => Set<Shop>();
    public DbSet<Listing> Listings => Set<Listing>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<GroupBuy> Groups => Set<GroupBuy>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<Chargeback> Chargebacks => Set<Chargeback>();
    public DbSet<Complaint> Complaints => Set<Complaint>();
    public DbSet<SellerAccount> SellerAccounts => Set<SellerAccount>();
    public DbSet<Transfer> Transfers => Set<Transfer>();
    public DbSet<Payout> Payouts => Set<Payout>();
    public DbSet<Handover> Handovers => Set<Handover>();
    public DbSet<Mute> Mutes => Set<Mute>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Station> Stations => Set<Station>();
    public DbSet<Neighbor> Neighbors => Set<Neighbor>();
    public DbSet<Loan> Loans => Set<Loan>();
    public DbSet<Repayment> Repayments => Set<Repayment>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<SubsidyUse> SubsidyUses => Set<SubsidyUse>();
    public DbSet<Pool> Pools => Set<Pool>();
    public DbSet<PoolMember> PoolMembers => Set<PoolMember>();
    public DbSet<PoolPart> PoolParts => Set<PoolPart>();
    public DbSet<ActRow> Acts => Set<ActRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<LedgerRow> Ledger => Set<LedgerRow>();
    public DbSet<BalanceRow> Balances => Set<BalanceRow>();
    public DbSet<NumberRow> Numbers => Set<NumberRow>();
    public DbSet<StepCount> StepCounts => Set<StepCount>();
    public DbSet<HeardCount> HeardCounts => Set<HeardCount>();
    public DbSet<MisheardMessage> Misheard => Set<MisheardMessage>();
    public DbSet<WantedMark> WantedMarks => Set<WantedMark>();
    public DbSet<WantedCount> WantedCounts => Set<WantedCount>();
    public DbSet<WantedSalt> WantedSalts => Set<WantedSalt>();
    public DbSet<Batch> Batches => Set<Batch>();
    public DbSet<Device> Devices => Set<Device>();
    public DbSet<SensorReading> SensorReadings => Set<SensorReading>();

    /// <summary>How the tables are named, and that each seal has a model of its own. That no migration is missing is looked at by a test, not at each start.</summary>
    public static DbContextOptions<T> Options<T>(DbContextOptionsBuilder<T> database) where T : TradeContext =>
        database.UseSnakeCaseNamingConvention().ReplaceService<IModelCacheKeyFactory, ModelPerSeal>()
            .ConfigureWarnings(it => it.Ignore(RelationalEventId.PendingModelChangesWarning)).Options;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        IdColumns.Convert(configurationBuilder);
        OriginTables.Convert(configurationBuilder);
        StationTables.Convert(configurationBuilder);
        LoanTables.Convert(configurationBuilder);
        SubsidyTables.Convert(configurationBuilder);
        PoolTables.Convert(configurationBuilder);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.ComplexProperties<Money>();
        configurationBuilder.ComplexProperties<Quantity>();
        configurationBuilder.ComplexProperties<Price>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(Describe);
        modelBuilder.Entity<Passcode>(Describe);
        modelBuilder.Entity<Shop>(Describe);
        modelBuilder.Entity<Listing>(Describe);
        modelBuilder.Entity<Order>(Describe);
        modelBuilder.Entity<OrderLine>(Describe);
        modelBuilder.Entity<Payment>(Describe);
        modelBuilder.Entity<Refund>(Describe);
        modelBuilder.Entity<Chargeback>(Describe);
        modelBuilder.Entity<Complaint>(Describe);
        modelBuilder.Entity<SellerAccount>(Describe);
        modelBuilder.Entity<Transfer>(Describe);
        modelBuilder.Entity<Payout>(Describe);
        modelBuilder.Entity<Handover>(Describe);
        modelBuilder.Entity<Mute>(Describe);
        modelBuilder.Entity<Review>(Describe);
        modelBuilder.Entity<ActRow>(Describe);
        modelBuilder.Entity<OutboxRow>(Describe);
        modelBuilder.Entity<LedgerRow>(Describe);
        modelBuilder.Entity<BalanceRow>(balance => balance.ToTable("balances").HasKey(row => new { row.Account, row.Currency }));
        modelBuilder.Entity<NumberRow>(number => number.ToTable("numbers").HasKey(row => row.Name));
        MessageTables.Describe(modelBuilder, Seal);
        GroupTables.Describe(modelBuilder);
        DemandTables.Describe(modelBuilder, Seal);
        OriginTables.Describe(modelBuilder, Seal);
        StationTables.Describe(modelBuilder, Seal);
        LoanTables.Describe(modelBuilder);
        SubsidyTables.Describe(modelBuilder);
        PresaleTables.Describe(modelBuilder);
        PoolTables.Describe(modelBuilder, Json<IReadOnlyList<PoolMoneyOf>>());
    }

    private void Describe(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people");
        person.Property(it => it.Id).ValueGeneratedNever();
        person.HasIndex(it => new { it.Channel, it.User }).IsUnique();
        person.HasIndex(it => it.JoinedTo);
        person.Property(it => it.DeliverTo).HasConversion(Seal.Column<DeliverTo>()!);
        person.Property(it => it.Muted).HasConversion<int>();
        person.Property(it => it.Roles).HasDefaultValue(PersonRoles.None);
        person.Ignore(it => it.Account);
        person.Ignore(it => it.HasWritten);
    }

    private static void Describe(EntityTypeBuilder<Passcode> passcode)
    {
        passcode.ToTable("passcodes");
        passcode.HasKey(it => it.Hash);
    }

    private static void Describe(EntityTypeBuilder<Shop> shop)
    {
        shop.ToTable("shops");
        shop.Property(it => it.Id).ValueGeneratedNever();
        shop.HasIndex(it => it.Seller).IsUnique();
        shop.Property(it => it.Freight).HasConversion(Json<FreightTerms>()!);
        shop.Property(it => it.Codes).HasConversion(Json<IReadOnlyList<CollectionCode>>());
        shop.Ignore(it => it.Rating);
    }

    private static void Describe(EntityTypeBuilder<Handover> handover)
    {
        handover.ToTable("handovers");
        handover.Property(it => it.Id).ValueGeneratedNever();
        handover.HasIndex(it => new { it.ClosedAt, it.SaidAt });
        handover.HasIndex(it => it.Asker);
    }

    private static void Describe(EntityTypeBuilder<Mute> mute)
    {
        mute.ToTable("mutes");
        mute.Property<long>("id").ValueGeneratedOnAdd();
        mute.HasKey("id");
        mute.HasIndex(it => new { it.Who, it.By });
    }

    private void Describe(EntityTypeBuilder<Review> review)
    {
        review.ToTable("reviews");
        review.HasKey(it => it.Order);
        review.Property(it => it.Order).ValueGeneratedNever();
        review.HasIndex(it => it.Shop);
        review.Property(it => it.Text).HasConversion(Seal.Column<string>());
    }

    private static void Describe(EntityTypeBuilder<Listing> listing)
    {
        listing.ToTable("listings");
        listing.Property(it => it.Id).ValueGeneratedNever();
        listing.HasIndex(it => new { it.Shop, it.Status });
        listing.Property(it => it.Photos).HasConversion(Json<IReadOnlyList<string>>());
        listing.Ignore(it => it.Available);
    }

    private void Describe(EntityTypeBuilder<Order> order)
    {
        order.ToTable("orders");
        order.HasKey(it => it.Number);
        order.Property(it => it.Number).ValueGeneratedNever();
        order.HasIndex(it => new { it.Buyer, it.Number });
        order.HasIndex(it => new { it.Shop, it.Number });
        order.HasIndex(it => it.Payment);
        order.HasIndex(it => it.PlacedAt);
        order.HasIndex(it => new { it.Status, it.PayBy });
        order.Property(it => it.DeliverTo).HasConversion(Seal.Column<DeliverTo>()!);
        order.Property(it => it.Shipment).HasConversion(Json<Shipment>()!);
        order.Property(it => it.Receipts).HasConversion(Json<IReadOnlyList<Receipt>>());
        order.Property(it => it.Contests).HasConversion(Json<IReadOnlyList<string>>());
        order.Property(it => it.Pending).HasConversion(Json<PendingChange>()!);
        order.Property(it => it.Freight).HasConversion(Json<Freight>()!);
        order.Ignore(it => it.Total);
        order.Ignore(it => it.Paid);
        order.HasMany(it => it.Lines).WithOne().HasForeignKey("order_number").OnDelete(DeleteBehavior.Cascade);
        order.Navigation(it => it.Lines).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    private static void Describe(EntityTypeBuilder<OrderLine> line)
    {
        line.ToTable("order_lines");
        line.Property<long>("id").ValueGeneratedOnAdd();
        line.HasKey("id");
        line.HasIndex(it => it.Listing);
    }

    private static void Describe(EntityTypeBuilder<Payment> payment)
    {
        payment.ToTable("payments");
        payment.Property(it => it.Id).ValueGeneratedNever();
        payment.HasIndex(it => it.CheckoutId).IsUnique();
        payment.HasIndex(it => new { it.Status, it.PayBy });
        payment.Property(it => it.Parts).HasConversion(Json<IReadOnlyList<PaymentPart>>());
        payment.Property(it => it.Payer).HasConversion(Json<Payer>()!);
        payment.HasIndex(it => it.Charge);
        payment.Ignore(it => it.CheckoutKey);
    }

    private static void Describe(EntityTypeBuilder<Chargeback> chargeback)
    {
        chargeback.ToTable("chargebacks");
        chargeback.Property(it => it.Parts).HasConversion(Json<IReadOnlyList<ChargebackPart>>());
        chargeback.Ignore(it => it.Unheld);
    }

    private void Describe(EntityTypeBuilder<Complaint> complaint)
    {
        complaint.ToTable("complaints");
        complaint.HasKey(it => it.Order);
        complaint.Property(it => it.Order).ValueGeneratedNever();
        complaint.HasIndex(it => it.SettledAt);
        complaint.Property(it => it.Reason).HasConversion(Seal.Column<string>());
        complaint.Property(it => it.Answer).HasConversion(Seal.Column<string>()!);
        complaint.Property(it => it.Photos).HasConversion(Json<IReadOnlyList<string>>());
        complaint.Property(it => it.AnswerPhotos).HasConversion(Json<IReadOnlyList<string>>());
    }

    private static void Describe(EntityTypeBuilder<SellerAccount> account)
    {
        account.ToTable("seller_accounts");
        account.HasKey(it => new { it.Shop, it.Provider });
        account.HasIndex(it => it.ProviderId).IsUnique();
        account.Ignore(it => it.Key);
        account.Ignore(it => it.PaysOutFrom);
    }

    private static void Describe(EntityTypeBuilder<Transfer> transfer)
    {
        transfer.ToTable("transfers");
        transfer.Property(it => it.Id).ValueGeneratedNever();
        transfer.HasIndex(it => it.ProviderId).IsUnique();
        transfer.HasIndex(it => it.Order);
        transfer.HasIndex(it => new { it.Shop, it.Status });
        transfer.HasIndex(it => new { it.Status, it.NextAt });
        transfer.Ignore(it => it.Key);
        transfer.Ignore(it => it.Left);
    }

    private static void Describe(EntityTypeBuilder<Payout> payout)
    {
        payout.ToTable("payouts");
        payout.Property(it => it.Id).ValueGeneratedNever();
        payout.HasIndex(it => it.ProviderId).IsUnique();
        payout.HasIndex(it => new { it.Shop, it.Id });
        payout.HasIndex(it => new { it.Status, it.SendAt });
        payout.Ignore(it => it.Key);
    }

    private static void Describe(EntityTypeBuilder<Refund> refund)
    {
        refund.ToTable("refunds");
        refund.Property(it => it.Id).ValueGeneratedNever();
        refund.HasIndex(it => it.ProviderId).IsUnique();
        refund.HasIndex(it => it.Order);
        refund.Ignore(it => it.Key);
        refund.Ignore(it => it.ReversalKey);
        refund.Ignore(it => it.StationFee);
    }

    private static void Describe(EntityTypeBuilder<ActRow> act)
    {
        act.ToTable("acts");
        act.Property(it => it.Id).ValueGeneratedNever();
        act.HasIndex(it => it.Key).IsUnique();
        act.HasIndex(it => it.At).HasFilter("outcome = 'NoSuchCode'"); // Wrong codes of the last hour are counted: nothing else is in it.
        act.HasIndex(it => it.At, "ix_acts_shipped").HasFilter("outcome = 'OrderShipped'"); // How long shops take to ship is asked of these alone.
    }

    private static void Describe(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("outbox");
        row.HasIndex(it => new { it.DoneAt, it.NextAt });
    }

    private static void Describe(EntityTypeBuilder<LedgerRow> row)
    {
        row.ToTable("ledger");
        row.Ignore(it => it.Amount);
        row.HasIndex(it => it.Order);
        row.HasIndex(it => it.Account);
    }

    private static ValueConverter<T, string> Json<T>() => new(
        value => System.Text.Json.JsonSerializer.Serialize(value, TradeJson.Options),
        text => System.Text.Json.JsonSerializer.Deserialize<T>(text, TradeJson.Options)!);

    /// <summary>A model holds the seal in its converters: one seal, one model.</summary>
    private sealed class ModelPerSeal : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) =>
            (context.GetType(), ((TradeContext)context).Seal.Mark, designTime);
    }
}

/// <summary>The tables in SQLite.</summary>
internal sealed class SqliteTradeContext(DbContextOptions<SqliteTradeContext> options) : TradeContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    /// <summary>SQLite has no instants: as numbers they can be ordered and compared.</summary>
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>The tables in PostgreSQL.</summary>
internal sealed class PostgresTradeContext(DbContextOptions<PostgresTradeContext> options) : TradeContext(options);
