using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels;

/// <summary>Answers that are on their way when the door has closed behind the request: the server does not stop before they are out.</summary>
internal sealed class LateAnswers(ILogger<LateAnswers> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, string> open = [];

    /// <summary>Adds them once, whichever doors are open.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<LateAnswers>();
        services.AddHostedService(provider => provider.GetRequiredService<LateAnswers>());
    }

    /// <summary>Lets a task run on to its end; when it fails, the log says so.</summary>
    /// <param name="what">What it sends, for the log.</param>
    /// <param name="sending">The task, running already.</param>
    public void Leave(string what, Task sending)
    {
        open[sending] = what;
        _ = ForgetAsync(what, sending);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for what is open, as long as the host waits.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        while (!open.IsEmpty && !cancellationToken.IsCancellationRequested)
            await Task.WhenAny(Task.WhenAll(open.Keys), Task.Delay(Timeout.Infinite, cancellationToken));
        foreach (var what in open.Values)
            logger.LogWarning("The server stopped before this was done: {Answer}", what);
    }

    private async Task ForgetAsync(string what, Task sending)
    {
        try
        {
            await sending;
        }
        catch (Exception broken)
        {
            logger.LogError(broken, "Not done: {Answer}", what);
        }
        open.TryRemove(sending, out _);
    }
}
