using System.Text.Json;
using ChatShop.Payments;
using ChatShop.Server.Clusters;
using ChatShop.Server.Settings;
using ChatShop.Trade.Markets;
using ChatShop.Trade.Payments;
using ChatShop.Trade;

namespace ChatShop.Server.Delivery;

/// <summary>Keeps our books and the providers' the same: what was not heard is asked for, and each night the day before is compared.</summary>
internal sealed class MoneyWatch(Duties duties, Reconciler reconciler, MarketRules rules, DataFolder data, TimeProvider clock, ILogger<MoneyWatch> logger)
    : Rounds(duties, TimeSpan.FromMinutes(1), "The books could not be compared with the payment providers'", clock, logger)
{
    private const int RoundsBetweenAsking = 5;

    /// <summary>When the day before is over for sure, also for those who write late.</summary>
    private static readonly TimeSpan NightBegins = TimeSpan.FromHours(3);

    private DateOnly compared = DateOnly.MinValue;

    protected override async Task GoAsync(int number, CancellationToken cancellation)
    {
        try
        {
            await reconciler.HearMissedAsync(cancellation);
            if (number % RoundsBetweenAsking == 0)
                await reconciler.AskAgainAsync(cancellation);
            await CompareAsync(cancellation);
        }
        catch (ProviderUnreachableException unreachable)
        {
            Logger.LogWarning("A payment provider can not be asked now ({Why}); it is tried again", unreachable.Message);
        }
    }

    /// <summary>Compares yesterday once this night, and keeps the report.</summary>
    private async Task CompareAsync(CancellationToken cancellation)
    {
        var local = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), rules.TimeZone);
        var yesterday = DateOnly.FromDateTime(local.DateTime).AddDays(-1);
        if (local.TimeOfDay < NightBegins || compared == yesterday)
            return;
        await reconciler.AskAboutPaidOutAsync(cancellation);
        if (await reconciler.CompareAsync(yesterday, BeginOf(yesterday), BeginOf(yesterday.AddDays(1)), cancellation) is { } report)
            await WriteAsync(report, cancellation);
        compared = yesterday;
    }

    private async Task WriteAsync(DayReconciled report, CancellationToken cancellation)
    {
        var file = Path.Join(data.Folder("reports"), $"reconciliation-{report.Day:yyyy-MM-dd}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report with { Operators = [] }, TradeJson.Options), cancellation);
        if (report.Differences.Count > 0)
            Logger.LogWarning("On {Day} {Count} movements differ between the ledger and the payment providers: see {File}", report.Day, report.Differences.Count, file);
    }

    private DateTimeOffset BeginOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, rules.TimeZone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
