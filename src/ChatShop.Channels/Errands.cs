using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels;

/// <summary>What a door still has to do after it has answered: the server does not stop before it is done.</summary>
internal sealed class Errands(ILogger<Errands> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, string> open = [];

    /// <summary>Lets a task run on to its end; when it fails, the log says so.</summary>
    /// <param name="what">What it does, for the log.</param>
    /// <param name="errand">The task, running already.</param>
    public void Leave(string what, Task errand)
    {
        open[errand] = what;
        _ = ForgetAsync(what, errand);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for what is open, as long as the host waits.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (!open.IsEmpty && !cancellationToken.IsCancellationRequested)
            await Task.WhenAny(Task.WhenAll(open.Keys), Task.Delay(Timeout.Infinite, cancellationToken));
        foreach (var what in open.Values)
            logger.LogWarning("The server stopped before this was done: {Errand}", what);
    }

    private async Task ForgetAsync(string what, Task errand)
    {
        try
        {
            await errand;
        }
        catch (Exception broken)
        {
            logger.LogError(broken, "Not done: {Errand}", what);
        }
        open.TryRemove(errand, out _);
    }
}
