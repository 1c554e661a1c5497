using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.BotFramework;

/// <summary>Puts the Bot Framework door together.</summary>
public static class BotFrameworkSetup
{
    /// <summary>The HTTP client for all that goes out.</summary>
    internal const string ClientName = "BotFramework";

    /// <summary>Adds the door and an <see cref="IChannel"/> for the channels that no other door serves.</summary>
    /// <param name="services">Must hold <see cref="ITurns"/>.</param>
    /// <param name="settings">Who the shop is at the Bot Framework.</param>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, BotFrameworkSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        LateAnswers.AddTo(services);
        services.AddHttpClient(ClientName, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = settings.IsProtected, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton(settings);
        services.AddSingleton(provider => Authentication(settings, provider));
        services.AddSingleton<ConnectorAdapter>();
        services.AddSingleton<BotFrameworkDoor>();
        services.AddSingleton<IChannel, ConnectorChannel>();
        return services;
    }

    /// <summary>What a token of our own is asked for by is the client that waits no longer than the others.</summary>
    private static BotFrameworkAuthentication Authentication(BotFrameworkSettings settings, IServiceProvider provider)
    {
        var clients = new ConnectorClients(provider.GetRequiredService<IHttpClientFactory>());
        var logger = provider.GetRequiredService<ILogger<ConnectorAdapter>>();
        var configuration = ConfigurationOf(settings);
        var credentials = new ConfigurationServiceClientCredentialFactory(configuration, clients.CreateClient(ClientName), logger);
        return new ConfigurationBotFrameworkAuthentication(configuration, credentials, httpClientFactory: clients, logger: logger);
    }

    private static IConfiguration ConfigurationOf(BotFrameworkSettings settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppType"] = string.IsNullOrWhiteSpace(settings.TenantId) ? "MultiTenant" : "SingleTenant",
            ["MicrosoftAppId"] = settings.AppId,
            ["MicrosoftAppPassword"] = settings.AppPassword,
            ["MicrosoftAppTenantId"] = settings.TenantId,
        })
        .AddInMemoryCollection(settings.Cloud)
        .Build();

    /// <summary>Bot Builder asks for a client without a name; it gets the one that follows no redirects.</summary>
    private sealed class ConnectorClients(IHttpClientFactory clients) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => clients.CreateClient(ClientName);
    }
}
