using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Answers in Stripe's place on a loopback address of its own: no real money moves. docs/decisions/0005.</summary>
public sealed class SandboxHost(SandboxSettings settings, TimeProvider clock, ILoggerFactory logging) : IHostedService, IAsyncDisposable
{
    /// <summary>The only version of Stripe's API that is spoken here.</summary>
    public const string ApiVersion = "2026-10-28.endive";

    private WebApplication? app;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The address is not on this machine, or the key looks like a real one.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Url.IsLoopback)
            throw new InvalidOperationException($"The sandbox is for this machine alone; {settings.Url} is not a loopback address.");
        if (!settings.ApiKey.StartsWith("sk_test_", StringComparison.Ordinal))
            throw new InvalidOperationException("The sandbox takes only a key that begins with sk_test_: a real key has no business here.");

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(settings.Url.AbsoluteUri);
        builder.Services.AddSingleton(logging).AddSingleton(clock).AddSingleton(settings)
            .AddSingleton(_ => new SandboxStore(settings.File))
            .AddSingleton<SandboxEvents>().AddSingleton<IHostedService>(provider => provider.GetRequiredService<SandboxEvents>())
            .AddSingleton<SandboxCheckout>().AddSingleton<SandboxRefunds>().AddSingleton<SandboxApi>().AddSingleton<PayPage>();
        app = builder.Build();
        app.Services.GetRequiredService<SandboxApi>().Map(app);
        app.Services.GetRequiredService<PayPage>().Map(app);
        var (checkout, refunds) = (app.Services.GetRequiredService<SandboxCheckout>(), app.Services.GetRequiredService<SandboxRefunds>());
        app.Services.GetRequiredService<SandboxEvents>().OnPulse = () =>
        {
            checkout.ExpireOverdue();
            refunds.FinishPending();
        };
        await app.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => app?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (app is not null)
            await app.DisposeAsync();
    }
}
