using ChatShop.Payments;
using ChatShop.Payments.StripeProvider;
using ChatShop.Payments.StripeSandbox;
using ChatShop.Payments.Tests;
using ChatShop.Storage;
using ChatShop.Storage.Subsidies;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using ChatShop.Trade.People;
using ChatShop.Trade.Pools;
using ChatShop.Trade.Presales;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatShop.Accounting.Tests;

/// <summary>The whole way of the money, without conversations: the trade in SQLite, the cashier, Stripe.net and the sandbox, on one clock.</summary>
internal sealed class House : IAsyncDisposable
{
    public const string GoodBank = "000123456789";

    /// <summary>The tables' model holds the seal: with one for all houses their queries are compiled once.</summary>
    private static readonly Seal OneSeal = new(new EphemeralDataProtectionProvider());

    private readonly string directory = Directory.CreateTempSubdirectory("chatshop-money-").FullName;
    private readonly Ear ear;
    private readonly StripeWebhook webhook;
    private readonly SandboxHost sandbox;
    private readonly ServiceProvider services;
    private int acts;

    private House(Ear ear, decimal feePercent, decimal stationPercent)
    {
        this.ear = ear;
        var (url, keys) = (new Uri($"http://127.0.0.1:{Ear.FreePort()}"), SandboxKeys.In(directory));
        sandbox = new SandboxHost(new SandboxSettings(url, ear.Url, directory), keys, Clock, NullLoggerFactory.Instance);
        Stripe = new StripeConnection(keys.ApiKey, url, isSandbox: true);
        webhook = new StripeWebhook([keys.WebhookSecret], Clock);
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new MarketRules("zh-CN", TimeZoneInfo.Utc, Currency.Cny, feePercent, 7, 30) { StationPercent = stationPercent })
            .AddTradeStorage(DatabasePlace.Sqlite(Path.Join(directory, "chatshop.db")))
            .AddSingleton(OneSeal)
            .BuildServiceProvider();
        var providers = new Providers([new LossyPayments(new StripePayments(Stripe), Losses)], [new LossyPayouts(new StripeSellers(Stripe), Losses)]);
        Cashier = new Cashier(Trade, Payments, providers, new Uri("http://127.0.0.1:9"), NullLogger<Cashier>.Instance);
        Paymaster = new Paymaster(Trade, Payouts, providers, new Uri("http://127.0.0.1:9"));
        var refunds = new Refunds(Trade, Payments, Payouts, providers);
        Errands = new Errands(Cashier, refunds, Paymaster);
        Reconciler = new Reconciler(Trade, Payments, Payouts, providers, Cashier, refunds, Paymaster, Clock);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));

    public Losses Losses { get; } = new();

    public StripeConnection Stripe { get; }

    public Cashier Cashier { get; }

    public Paymaster Paymaster { get; }

    public Errands Errands { get; }

    public Reconciler Reconciler { get; }

    public ITrade Trade => services.GetRequiredService<ITrade>();

    public ITradeRecords Records => services.GetRequiredService<ITradeRecords>();

    public IPaymentRecords Payments => services.GetRequiredService<IPaymentRecords>();

    public IPoolRecords Pools => services.GetRequiredService<IPoolRecords>();

    public IPresaleRecords Presales => services.GetRequiredService<IPresaleRecords>();

    public IPayoutRecords Payouts => services.GetRequiredService<IPayoutRecords>();

    public MarketBooks Books => services.GetRequiredService<MarketBooks>();

    public ProgrammeBooks Programmes => services.GetRequiredService<ProgrammeBooks>();

    private Outbox Outbox => services.GetRequiredService<Outbox>();

    public static async Task<House> OpenAsync(decimal feePercent = 3, decimal stationPercent = 0)
    {
        var house = new House(await Ear.OpenAsync(), feePercent, stationPercent);
        await house.sandbox.StartAsync(default);
        await StorageSetup.MigrateAsync(house.services, default);
        return house;
    }

    public Task<PersonId> MeetAsync(string name) => Trade.MeetAsync("test", name, $"{name}-thread", default);

    public Task<Result<TFact>> TryAsync<TFact>(PersonId? actor, Command<TFact> command) where TFact : Fact =>
        Trade.ActAsync(new Act($"act-{Interlocked.Increment(ref acts)}", actor), command, default);

    public async Task<TFact> ActAsync<TFact>(PersonId? actor, Command<TFact> command) where TFact : Fact
    {
        var result = await TryAsync(actor, command);
        return result.Fact ?? throw new InvalidOperationException($"Refused: {result.Refusal}");
    }

    public async Task<(PersonId Seller, ListingId Listing)> SellerAsync(string name, long fenPerJin = 333)
    {
        var seller = await MeetAsync(name);
        var published = await ActAsync(seller, new PublishListing(
            seller, new Offer($"{name}的苹果", new Price(new Money(fenPerJin, Currency.Cny), new Quantity(1, Unit.Jin)), new Quantity(100_000, Unit.Jin)), $"{name}的店"));
        return (seller, published.Listing);
    }

    public static PlaceOrder Wish(PersonId buyer, PaymentMethod method, params (ListingId Listing, decimal Jin)[] wishes) => new(
        buyer, [.. wishes.Select(it => new Wish(it.Listing, new Quantity(it.Jin, Unit.Jin)))], new DeliverTo("李家村3组", "13812345678", "李雷"), method, "zh-CN");

    /// <summary>The buyer pays on the sandbox's page; nobody has told the shop.</summary>
    public async Task PayAsync(PaymentId payment, string card = PayPageVisitor.GoodCard, string method = "card")
    {
        if (await Cashier.PayUrlAsync(payment, default) is not { } page)
            return;
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(page);
        if (!visitor.Page.Contains("<form", StringComparison.Ordinal))
            return;
        if (method == "card")
        {
            await visitor.PayByCardAsync(card);
            return;
        }
        await visitor.ChooseAsync(method);
        await visitor.DecideAsync("approve");
    }

    /// <summary>An order that is paid for, and the shop knows it.</summary>
    public async Task<OrderTold> PaidAsync(PersonId buyer, ListingId listing, decimal jin = 10, string card = PayPageVisitor.GoodCard)
    {
        var placed = await ActAsync(buyer, Wish(buyer, PaymentMethod.Online, (listing, jin)));
        await PayAsync(placed.Payment!.Value, card);
        await Cashier.SettleAsync(placed.Payment.Value, default);
        return placed.Orders[0];
    }

    /// <summary>An order that was shipped.</summary>
    public async Task<OrderTold> ShippedAsync(PersonId seller, PersonId buyer, ListingId listing, decimal jin = 10, string card = PayPageVisitor.GoodCard)
    {
        var order = await PaidAsync(buyer, listing, jin, card);
        await ActAsync(seller, new ShipOrder(seller, order.Number, new Shipment(null, null)));
        return order;
    }

    /// <summary>The seller says on the provider's page where the money goes, and the shop has heard of it.</summary>
    public async Task BankAsync(PersonId seller, string number = GoodBank)
    {
        var begun = await ActAsync(seller, new OpenSellerAccount(seller));
        if (await Paymaster.AccountUrlAsync(begun.Shop, begun.Provider, default) is not { } link)
            return;
        using var visitor = new PayPageVisitor();
        await visitor.OpenAsync(link);
        await visitor.SendAsync(new() { ["name"] = "王秀英", ["account_number"] = number });
        if ((await Payouts.AccountAsync(begun.Shop, begun.Provider, default)).Account?.ProviderId is { } account)
            await Errands.RunAsync(new FollowNotice(begun.Provider, new ProviderNotice("evt_by_hand", ProviderNoticeKind.Account, account, null, account)), default);
    }

    /// <summary>Webhooks as they came, and what is in the outbox for providers, until nothing is left that can be done now.</summary>
    public async Task DrainAsync()
    {
        Losses.Cease();
        for (var i = 0; i < 12; i++)
        {
            await Task.Delay(5); // The sandbox's courier needs a moment of real time to knock.
            await GiveOnAsync(new Random(1), () => 1);
            await Reconciler.HearMissedAsync(default);
            await Reconciler.AskAgainAsync(default);
            await Reconciler.AskAboutPaidOutAsync(default);
            await RunErrandsAsync(() => false);
            Clock.Advance(TimeSpan.FromMinutes(7));
        }
    }

    /// <summary>Gives webhooks on, in any order, twice or never.</summary>
    public Task GiveOnAsync(Random chance) => GiveOnAsync(chance, () => chance.Next(4) switch { 0 => 0, 1 => 2, _ => 1 });

    /// <summary>Does what is in the outbox for providers.</summary>
    /// <param name="dies">Whether the process ends after an errand is done and before that is written down.</param>
    public async Task RunErrandsAsync(Func<bool> dies)
    {
        foreach (var parcel in await Outbox.DueAsync(200, default))
        {
            if (parcel.To is not null)
            {
                await Outbox.DoneAsync(parcel.Id, default);
                continue;
            }
            try
            {
                await Errands.RunAsync((Errand)parcel.Told, default);
                if (!dies())
                    await Outbox.DoneAsync(parcel.Id, default);
            }
            catch (ProviderUnreachableException lost)
            {
                await Outbox.FailedAsync(parcel.Id, lost.Message, default);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await sandbox.DisposeAsync();
        await ear.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private async Task GiveOnAsync(Random shuffle, Func<int> times)
    {
        var all = new List<Heard>();
        while (ear.All.TryDequeue(out var one))
            all.Add(one);
        foreach (var heard in all.SelectMany(one => Enumerable.Repeat(one, times())).OrderBy(_ => shuffle.Next()))
            if (webhook.Read(heard.Body, heard.Signature) is { } notice)
                await Trade.HearAsync(PaymentRoute.Usual, notice, default);
    }
}
