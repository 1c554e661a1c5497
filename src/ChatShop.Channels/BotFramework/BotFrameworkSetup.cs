using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatShop.Channels.BotFramework;

/// <summary>Bot Connector credentials; without an AppId only callers on this machine are heard.</summary>
public sealed record BotFrameworkSettings(string? AppId, string? AppPassword);

/// <summary>Puts the Bot Framework door together.</summary>
public static class BotFrameworkSetup
{
    /// <summary>Adds what <see cref="MapBotFramework"/> needs, and the way out for activities of channels that no other door serves.</summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, BotFrameworkSettings settings)
    {
        services.AddHttpClient();
        services.AddSingleton(settings);
        services.AddSingleton<ServiceClientCredentialsFactory>(_ => new PasswordServiceClientCredentialFactory(settings.AppId, settings.AppPassword, null, null, null));
        services.AddSingleton(provider => BotFrameworkAuthenticationFactory.Create(
            channelService: null, validateAuthority: true, toChannelFromBotLoginUrl: null, toChannelFromBotOAuthScope: null,
            toBotFromChannelTokenIssuer: null, oAuthUrl: null, toBotFromChannelOpenIdMetadataUrl: null, toBotFromEmulatorOpenIdMetadataUrl: null,
            callerId: null, provider.GetRequiredService<ServiceClientCredentialsFactory>(), new AuthenticationConfiguration(),
            provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<ILoggerFactory>().CreateLogger<BotFrameworkDoor>()));
        services.AddSingleton<ConnectorReply>();
        services.AddSingleton<IPush>(provider => provider.GetRequiredService<ConnectorReply>());
        services.AddSingleton<BotFrameworkDoor>();
        return services;
    }

    /// <summary>Opens the door at <c>POST /api/messages</c>.</summary>
    public static IEndpointConventionBuilder MapBotFramework(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", (HttpContext http, BotFrameworkDoor door) => door.TakeAsync(http));
}
