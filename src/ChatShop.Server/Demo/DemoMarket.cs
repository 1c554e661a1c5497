using ChatShop.Payments;
using ChatShop.Server.Photos;
using ChatShop.Server.Settings;
using ChatShop.Storage;
using ChatShop.Trade;

namespace ChatShop.Server.Demo;

/// <summary>A market without doors: trade, payment sandbox and photos on the demo's clock. Its people are on a channel of their own.</summary>
internal sealed class DemoMarket : IAsyncDisposable
{
    /// <summary>The channel.</summary>
    public const string Channel = "demo";

    private const int MostParcels = 500;

    private readonly ServiceProvider parts;
    private readonly ITrade trade;
    private int acts;

    private DemoMarket(ServiceProvider parts, DemoClock clock)
    {
        (this.parts, Clock, trade) = (parts, clock, parts.GetRequiredService<ITrade>());
        Purse = new DemoPurse(parts.GetRequiredService<Cashier>(), parts.GetRequiredService<Paymaster>());
    }

    public DemoClock Clock { get; }

    /// <summary>Pays, and names bank accounts.</summary>
    public DemoPurse Purse { get; }

    /// <summary>What it knows.</summary>
    public StoredParts Known => new(parts);

    /// <summary>Opens the tables and the sandbox.</summary>
    /// <exception cref="IOException">The sandbox's address is taken: the shop is open.</exception>
    public static async Task<DemoMarket> OpenAsync(ShopSettings settings, DemoClock clock)
    {
        var parts = ShopHost.OpenTables(settings, clock, services =>
        {
            services.AddLogging().AddPayments(settings.Payments, settings.PublicUrl);
            ShopHost.AddPhotos(services, settings);
        });
        await StorageSetup.MigrateAsync(parts, CancellationToken.None);
        return new DemoMarket(parts, clock);
    }

    /// <summary>Opens the payment sandbox.</summary>
    /// <exception cref="IOException">Its address is taken: the shop is open.</exception>
    public async Task OpenSandboxAsync()
    {
        foreach (var part in parts.GetServices<IHostedService>())
            await part.StartAsync(CancellationToken.None);
    }

    public Task<PersonId> MeetAsync(string user) => trade.MeetAsync(Channel, user, user, CancellationToken.None);

    /// <summary>Does it.</summary>
    /// <exception cref="InvalidOperationException">It was refused: the demo tells of what can not be.</exception>
    public async Task<TFact> ActAsync<TFact>(PersonId? actor, Command<TFact> command) where TFact : Fact =>
        (await TryAsync(actor, command)) is { Fact: { } fact } ? fact : throw new InvalidOperationException($"{command.GetType().Name} was refused.");

    /// <summary>Does it, unless it is refused.</summary>
    public Task<Result<TFact>> TryAsync<TFact>(PersonId? actor, Command<TFact> command) where TFact : Fact =>
        trade.ActAsync(new Act($"demo-{Interlocked.Increment(ref acts)}", actor), command, CancellationToken.None);

    /// <summary>Does errands at the sandbox; what people would be told counts as told.</summary>
    public async Task EmptyOutboxAsync()
    {
        var (outbox, errands) = (parts.GetRequiredService<Outbox>(), parts.GetRequiredService<Errands>());
        while (await outbox.DueAsync(MostParcels, CancellationToken.None) is { Count: > 0 } parcels)
            await Task.WhenAll(parcels.Select(async parcel =>
            {
                if (parcel.To is null)
                    await errands.RunAsync((Errand)parcel.Told, CancellationToken.None);
                await outbox.DoneAsync(parcel.Id, CancellationToken.None);
            }));
    }

    public async ValueTask DisposeAsync()
    {
        Purse.Dispose();
        await parts.DisposeAsync();
    }
}

/// <summary>The parts of a demo's market that are read.</summary>
internal readonly record struct StoredParts(IServiceProvider Parts)
{
    public ITradeRecords Records => Parts.GetRequiredService<ITradeRecords>();

    public MarketBooks Books => Parts.GetRequiredService<MarketBooks>();

    public PhotoShelf Photos => Parts.GetRequiredService<PhotoShelf>();

    public Trade.Payouts.IPayoutRecords Payouts => Parts.GetRequiredService<Trade.Payouts.IPayoutRecords>();
}
