using ChatShop.Storage.Acts;
using ChatShop.Storage.Demand;
using ChatShop.Storage.Figures;
using ChatShop.Storage.Messages;
using ChatShop.Storage.Origins;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade;
using ChatShop.Trade.Groups;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Origins;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Presales;
using ChatShop.Trade.Prices;
using ChatShop.Trade.Stations;
using ChatShop.Trade.Subsidies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Storage.Tests;

/// <summary>A market on a database of its own, with the sentences tests are written in.</summary>
public sealed class TestMarket : IAsyncDisposable
{
    /// <summary>As clocks are: not at a whole second, nor at a whole microsecond.</summary>
    private static readonly DateTimeOffset Opening = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    /// <summary>The tables' model holds the seal: with one for all markets their queries are compiled once.</summary>
    private static readonly Seal OneSeal = new(new EphemeralDataProtectionProvider());

    private readonly ServiceProvider services;
    private int acts;

    private TestMarket(ServiceProvider services, FakeTimeProvider clock) => (this.services, Clock) = (services, clock);

    public FakeTimeProvider Clock { get; }

    public ITrade Trade => services.GetRequiredService<ITrade>();

    public ITradeRecords Records => services.GetRequiredService<ITradeRecords>();

    public IPaymentRecords Payments => services.GetRequiredService<IPaymentRecords>();

    public IPayoutRecords Payouts => services.GetRequiredService<IPayoutRecords>();

    public IStationRecords Stations => services.GetRequiredService<IStationRecords>();

    public ICollectionRecords Collections => services.GetRequiredService<ICollectionRecords>();

    public IGroupRecords Groups => services.GetRequiredService<IGroupRecords>();

    public ProgrammeBooks Programmes => services.GetRequiredService<ProgrammeBooks>();

    public IProgrammeRecords ProgrammesTold => services.GetRequiredService<IProgrammeRecords>();

    public IPresaleRecords Presales => services.GetRequiredService<IPresaleRecords>();

    public IPoolRecords Pools => services.GetRequiredService<IPoolRecords>();

    public Outbox Outbox => services.GetRequiredService<Outbox>();

    public MarketBooks Books => services.GetRequiredService<MarketBooks>();

    public DeskBooks Desk => services.GetRequiredService<DeskBooks>();

    public MessageBooks Messages => services.GetRequiredService<MessageBooks>();

    public MarketFigures Figures => services.GetRequiredService<MarketFigures>();

    public IPriceRecords Prices => services.GetRequiredService<IPriceRecords>();

    public DemandBooks Demand => services.GetRequiredService<DemandBooks>();

    public IBatchRecords Batches => services.GetRequiredService<IBatchRecords>();

    public DeviceBooks Devices => services.GetRequiredService<DeviceBooks>();

    public AuditProof Proof => services.GetRequiredService<AuditProof>();

    /// <summary>The tables themselves, for what no record tells.</summary>
    internal Func<TradeContext> Open => services.GetRequiredService<Func<TradeContext>>();

    /// <summary>Opens a market.</summary>
    /// <param name="place">Where its tables lie.</param>
    /// <param name="feePercent">The market's share.</param>
    /// <param name="stationPercent">What agents of stations get, out of the market's share.</param>
    /// <param name="failures">What may break each command of an act; null when nothing does.</param>
    public static async Task<TestMarket> OpenAsync(DatabasePlace place, decimal feePercent = 0, Failures? failures = null, decimal stationPercent = 0)
    {
        var clock = new FakeTimeProvider(Opening);
        var adding = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(new MarketRules("zh-CN", TimeZoneInfo.Utc, Currency.Cny, feePercent, 7, 30) { StationPercent = stationPercent, PhonePrefix = "+86" })
            .AddTradeStorage(place)
            .AddSingleton(OneSeal);
        if (failures is not null)
            adding.AddSingleton(provider => failures.Opener(place, provider.GetRequiredService<Seal>()));
        var services = adding.BuildServiceProvider();
        await StorageSetup.MigrateAsync(services, default);
        return new TestMarket(services, clock);
    }

    public Task<PersonId> MeetAsync(string name) => Trade.MeetAsync("test", name, $"{name}-thread", default);

    public Task<Result<TFact>> TryAsync<TFact>(PersonId? actor, Command<TFact> command, string? key = null) where TFact : Fact =>
        Trade.ActAsync(new Act(key ?? $"act-{Interlocked.Increment(ref acts)}", actor), command, default);

    public async Task<TFact> ActAsync<TFact>(PersonId? actor, Command<TFact> command, string? key = null) where TFact : Fact
    {
        var result = await TryAsync(actor, command, key);
        return result.Fact ?? throw new InvalidOperationException($"Refused: {result.Refusal}");
    }

    public async Task<ListingPublished> PublishAsync(PersonId seller, string product, long fenPerJin, decimal jin) => await ActAsync(seller,
        new PublishListing(seller, new Offer(product, new Price(new Money(fenPerJin, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(jin, Unit.Jin)), "王婶菜园"));

    public static PlaceOrder Wish(PersonId buyer, ListingId listing, decimal jin, PaymentMethod method = PaymentMethod.Online) => new(
        buyer, [new Wish(listing, new Quantity(jin, Unit.Jin))], new DeliverTo("李家村3组", "13812345678", "李雷"), method, "zh-CN");

    public static PlaceOrder Wish(PersonId buyer, params (ListingId Listing, decimal Jin)[] wishes) => new(
        buyer, [.. wishes.Select(wish => new Wish(wish.Listing, new Quantity(wish.Jin, Unit.Jin)))],
        new DeliverTo("李家村3组", "13812345678", "李雷"), PaymentMethod.Online, "zh-CN");

    public static RecordPayment Payment(OrdersPlaced placed) => Payment(placed.Payment!.Value, placed.Total);

    public static RecordPayment Payment(PaymentId payment, Money amount) => new(payment,
        new Checkout($"cs_{payment}", payment.ToString(), CheckoutStatus.Paid, null, amount, $"ch_{payment}", "card"));

    public Task<PaymentReceived> PayAsync(OrdersPlaced placed) => ActAsync(null, Payment(placed));

    public async ValueTask DisposeAsync() => await services.DisposeAsync();
}
