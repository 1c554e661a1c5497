using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
    private const string ClientName = "BotFramework";

    /// <summary>Adds the door and an <see cref="IPush"/> for the channels that no other door serves.</summary>
    /// <param name="services">Must hold <see cref="ITurns"/>.</param>
    /// <param name="settings">Who the shop is at the Bot Framework.</param>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, BotFrameworkSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        LateAnswers.AddTo(services);
        services.AddHttpClient(ClientName, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = settings.IsProtected });
        services.AddSingleton(settings);
        services.AddSingleton<BotFrameworkAuthentication>(provider => new ConfigurationBotFrameworkAuthentication(
            ConfigurationOf(settings),
            httpClientFactory: new ConnectorClients(provider.GetRequiredService<IHttpClientFactory>()),
            logger: provider.GetRequiredService<ILogger<ConnectorAdapter>>()));
        services.AddSingleton<ConnectorAdapter>();
        services.AddSingleton<BotFrameworkDoor>();
        services.AddSingleton<IPush, ConnectorPush>();
        return services;
    }

    /// <summary>Opens <c>POST /api/messages</c>.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/messages", (HttpContext http, BotFrameworkDoor door) => door.TakeAsync(http)).ExcludeFromDescription();

    private static IConfiguration ConfigurationOf(BotFrameworkSettings settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MicrosoftAppType"] = string.IsNullOrWhiteSpace(settings.TenantId) ? "MultiTenant" : "SingleTenant",
            ["MicrosoftAppId"] = settings.AppId,
            ["MicrosoftAppPassword"] = settings.AppPassword,
            ["MicrosoftAppTenantId"] = settings.TenantId,
        })
        .Build();

    /// <summary>Bot Builder asks for a client without a name; it gets the one that follows no redirects.</summary>
    private sealed class ConnectorClients(IHttpClientFactory clients) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => clients.CreateClient(ClientName);
    }
}
