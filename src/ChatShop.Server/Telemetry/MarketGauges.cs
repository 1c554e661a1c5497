using System.Diagnostics.Metrics;
using ChatShop.Storage.Figures;
using ChatShop.Trade;
using StackExchange.Redis;

namespace ChatShop.Server.Telemetry;

/// <summary>What waits, what is held, and whether the database and the sessions answer.</summary>
/// <remarks>Asked when somebody reads the figures, at most every 15 seconds, and never on a message's way. What can not be known is not told.</remarks>
internal sealed class MarketGauges : IDisposable
{
    /// <summary>The name by which they are listened to.</summary>
    public const string Name = "ChatShop.Server";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Backlog backlog;
    private readonly IConnectionMultiplexer redis;
    private readonly TimeProvider clock;
    private readonly ILogger<MarketGauges> logger;
    private readonly SemaphoreSlim turn = new(1);
    private IReadOnlyList<WaitingParcels> waiting = [];
    private IReadOnlyList<(string Account, Money Amount)> money = [];
    private (bool Database, bool Sessions) up;
    private long? looked;

    public MarketGauges(Backlog backlog, IConnectionMultiplexer redis, TimeProvider clock, IMeterFactory meters, ILogger<MarketGauges> logger)
    {
        (this.backlog, this.redis, this.clock, this.logger) = (backlog, redis, clock, logger);
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("chatshop.outbox.waiting", () => waiting.Select(it => new Measurement<long>(it.Count, TagsOf(it))), null,
            "What has not reached its receiver, by what it is (payment, answer, notice) and why it waits (due, not_yet, tried_again, waits_for_person).");
        meter.CreateObservableGauge("chatshop.outbox.age", () => waiting.Select(it => new Measurement<double>(it.Oldest.TotalSeconds, TagsOf(it))), "s",
            "How long the oldest of them has waited.");
        meter.CreateObservableGauge("chatshop.money", () => money.Select(it => new Measurement<double>(
                (double)it.Amount.Amount, new("account", it.Account), new KeyValuePair<string, object?>("currency", it.Amount.CurrencyCode))), null,
            "Other people's money that is with the market, by currency: escrow (held for orders), payable (owed to sellers), review (somebody must look at it).");
        meter.CreateObservableGauge("chatshop.up", () => new Measurement<int>[]
            {
                new(up.Database ? 1 : 0, new KeyValuePair<string, object?>("part", "database")),
                new(up.Sessions ? 1 : 0, new KeyValuePair<string, object?>("part", "sessions")),
            }, null, "Whether the database and the sessions' Redis answer: 1 or 0.");
    }

    /// <summary>Looks again where what is known is too old.</summary>
    public async Task RefreshAsync()
    {
        await turn.WaitAsync();
        try
        {
            if (looked is { } then && clock.GetElapsedTime(then) < Fresh)
                return;
            var (database, sessions) = (TryAsync("database", LookAsync), TryAsync("sessions", _ => redis.GetDatabase().PingAsync()));
            up = (await database, await sessions);
            looked = clock.GetTimestamp();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task LookAsync(CancellationToken cancellation)
    {
        (waiting, money) = ([], []);
        (waiting, money) = (await backlog.WaitingAsync(cancellation), await backlog.MoneyAsync(cancellation));
    }

    private async Task<bool> TryAsync(string part, Func<CancellationToken, Task> look)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            await look(patience.Token).WaitAsync(patience.Token);
            return true;
        }
        catch (Exception broken) when (broken is RedisException or System.Data.Common.DbException or TimeoutException or OperationCanceledException or InvalidOperationException)
        {
            logger.LogWarning("The figures could not be read: {Part} does not answer ({Kind})", part, broken.GetType().Name);
            return false;
        }
    }

    private static KeyValuePair<string, object?>[] TagsOf(WaitingParcels it) => [new("what", it.What), new("why", it.Why)];
}
