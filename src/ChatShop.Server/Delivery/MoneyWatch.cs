using System.Text.Json;
using ChatShop.Payments;
using ChatShop.Server.Settings;
using ChatShop.Trade;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Payments;

namespace ChatShop.Server.Delivery;

/// <summary>Keeps our books and the providers' the same: what was not heard is asked for, and each night the day before is compared.</summary>
internal sealed class MoneyWatch(Reconciler reconciler, MarketRules rules, DataFolder data, TimeProvider clock, ILogger<MoneyWatch> logger) : BackgroundService
{
    private const int TurnsBetweenAsking = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>When the day before is over for sure, also for those who write late.</summary>
    private static readonly TimeSpan NightBegins = TimeSpan.FromHours(3);

    private DateOnly compared = DateOnly.MinValue;

    /// <summary>Hears what was missed, and asks how things stand that have not come to an end.</summary>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await reconciler.HearMissedAsync(cancellation);
        await reconciler.AskAgainAsync(cancellation);
    }

    /// <summary>Compares yesterday once this night, and keeps the report.</summary>
    public async Task CompareAsync(CancellationToken cancellation)
    {
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), rules.TimeZone);
        var yesterday = DateOnly.FromDateTime(local.DateTime).AddDays(-1);
        if (local.TimeOfDay < NightBegins || compared == yesterday)
            return;
        await reconciler.AskAboutPaidOutAsync(cancellation);
        if (await reconciler.CompareAsync(yesterday, BeginOf(yesterday), BeginOf(yesterday.AddDays(1)), cancellation) is { } report)
            await WriteAsync(report, cancellation);
        compared = yesterday;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        for (var turn = 0; await timer.WaitForNextTickAsync(stoppingToken); turn++)
        {
            try
            {
                await reconciler.HearMissedAsync(stoppingToken);
                if (turn % TurnsBetweenAsking == 0)
                    await reconciler.AskAgainAsync(stoppingToken);
                await CompareAsync(stoppingToken);
            }
            catch (ProviderUnreachableException unreachable)
            {
                logger.LogWarning("A payment provider can not be asked now ({Why}); it is tried again", unreachable.Message);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                logger.LogError(broken, "The books could not be compared with the payment providers'; it is tried again");
            }
        }
    }

    private async Task WriteAsync(DayReconciled report, CancellationToken cancellation)
    {
        var file = Path.Join(data.Folder("reports"), $"reconciliation-{report.Day:yyyy-MM-dd}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report with { Operators = [] }, TradeJson.Options), cancellation);
        if (report.Differences.Count > 0)
            logger.LogWarning("On {Day} {Count} movements differ between the ledger and the payment providers: see {File}", report.Day, report.Differences.Count, file);
    }

    private DateTimeOffset BeginOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, rules.TimeZone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
