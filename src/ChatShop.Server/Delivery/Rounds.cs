using ChatShop.Server.Clusters;

namespace ChatShop.Server.Delivery;

/// <summary>What is looked after again and again while the shop is open. A round that fails is written down, and the next one tries again.</summary>
/// <param name="duties">Tells which server does it; null where each does its own.</param>
/// <param name="pause">Between two rounds.</param>
/// <param name="failure">What the log says of a round that failed.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">Where it is written down.</param>
internal abstract class Rounds(Duties? duties, TimeSpan pause, string failure, TimeProvider clock, ILogger logger) : BackgroundService
{
    protected TimeProvider Clock => clock;

    protected ILogger Logger => logger;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (duties is not null)
            await duties.LeaveAsync(GetType().Name);
    }

    /// <summary>Makes one round.</summary>
    /// <param name="number">Which, from 0.</param>
    /// <param name="cancellation">Ends it.</param>
    protected abstract Task GoAsync(int number, CancellationToken cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pause, clock);
        for (var number = 0; await timer.WaitForNextTickAsync(stoppingToken); number++)
        {
            try
            {
                if (duties is null || await duties.IsOursAsync(GetType().Name))
                    await GoAsync(number, stoppingToken);
            }
            catch (Exception broken) when (broken is not OperationCanceledException)
            {
                logger.LogError(broken, "{Failure}; it is tried again", failure);
            }
        }
    }
}
