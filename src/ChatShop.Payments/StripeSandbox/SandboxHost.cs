using System.Net;
using ChatShop.Payments.Pages;
using ChatShop.Payments.StripeSandbox.Accounts;
using ChatShop.Payments.StripeSandbox.Overviews;
using ChatShop.Payments.StripeSandbox.Paying;
using ChatShop.Payments.StripeSandbox.Store;
using ChatShop.Payments.StripeSandbox.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Answers in Stripe's place on a port of its own, on loopback: API, pay pages, webhooks. No real money moves. docs/decisions/0005.</summary>
/// <param name="settings">Where it lives.</param>
/// <param name="keys">Who may call it, and how it signs.</param>
/// <param name="time">Its clock.</param>
/// <param name="logs">Where it tells what it does.</param>
internal sealed class SandboxHost(SandboxSettings settings, SandboxKeys keys, TimeProvider time, ILoggerFactory logs) : IHostedService, IAsyncDisposable
{
    private const long BodyBytesMax = 256 * 1024;

    private readonly CancellationTokenSource stopping = new();
    private SandboxStore? store;
    private WebApplication? app;
    private WebhookCourier? courier;
    private Task telling = Task.CompletedTask;

    /// <summary>Opens the door.</summary>
    /// <exception cref="InvalidOperationException">The url is not http on loopback: a sandbox must never be reachable from outside.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Url.IsLoopback || settings.Url.Scheme != Uri.UriSchemeHttp)
            throw new InvalidOperationException(
                $"The payment sandbox answers on loopback only, such as http://127.0.0.1:5081, not on {settings.Url} (Payments:Sandbox:Url).");

        store = new SandboxStore(settings.DataDirectory);
        var bank = new SandboxBank(store, settings, keys, time);
        app = Build(bank);
        await app.StartAsync(cancellationToken);
        courier = new WebhookCourier(bank, time, logs.CreateLogger<WebhookCourier>());
        telling = courier.RunAsync(stopping.Token);
    }

    /// <summary>Closes the door. What is still to be told is told after the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (app is not null)
            await app.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        if (app is not null)
            await app.DisposeAsync();
        courier?.Dispose();
        store?.Dispose();
        stopping.Dispose();
    }

    /// <summary>An application that reads no settings of the shop's and leaves its signals alone.</summary>
    private WebApplication Build(SandboxBank bank)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
            if (IPAddress.TryParse(settings.Url.Host.Trim('[', ']'), out var address))
                kestrel.Listen(address, settings.Url.Port);
            else
                kestrel.ListenLocalhost(settings.Url.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.Replace(ServiceDescriptor.Singleton(logs));
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());

        var built = builder.Build();
        var api = new SandboxApi(bank, keys);
        var templates = new PageTemplates(
            "StripeSandbox/Pages", "checkout", "wallet", "done", "expired", "unknown", "lost", "onboarding", "overview");
        var (page, onboarding, overview) = (new PayPage(bank, templates, time), new OnboardingPage(bank, templates), new OverviewPage(bank, templates));
        built.Map("/v1/{**path}", api.AnswerAsync);
        built.MapGet("/pay/{id}/{method?}", http => page.ShowAsync(http, Route(http, "id")!, Route(http, "method")));
        built.MapPost("/pay/{id}/{method?}", http => page.TakeAsync(http, Route(http, "id")!));
        built.MapGet("/onboarding/{id}", http => onboarding.ShowAsync(http, Route(http, "id")!));
        built.MapPost("/onboarding/{id}", http => onboarding.TakeAsync(http, Route(http, "id")!));
        built.MapGet("/", overview.ShowAsync);
        built.MapPost("/", overview.DecideAsync);
        return built;
    }

    private static string? Route(HttpContext http, string name) => http.GetRouteValue(name) as string;

    /// <summary>The shop starts and stops the sandbox; no signal does.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
