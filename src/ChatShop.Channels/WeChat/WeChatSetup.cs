using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatShop.Channels.WeChat;

/// <summary>Puts the WeChat door together.</summary>
public static class WeChatSetup
{
    /// <summary>Adds the door and an <see cref="IPush"/> for the channel <c>wechat</c>.</summary>
    /// <param name="services">Must hold <see cref="ITurns"/>; photos are kept when it holds an <see cref="IPhotoIntake"/>, voices heard when it holds an <see cref="ITranscriber"/>.</param>
    /// <param name="settings">The account.</param>
    public static IServiceCollection AddWeChat(this IServiceCollection services, WeChatSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        LateAnswers.AddTo(services);
        services.AddSingleton(settings);
        services.AddSingleton<AccessTokens>();
        services.AddHttpClient<WeChatApi>(client => (client.BaseAddress, client.Timeout) = (new Uri($"{settings.ApiBase.AbsoluteUri.TrimEnd('/')}/"), TimeSpan.FromSeconds(10)))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<WeChatSender>();
        services.AddSingleton<IPush>(provider => provider.GetRequiredService<WeChatSender>());
        services.AddSingleton<WeChatMedia>();
        services.AddSingleton<WeChatGate>();
        services.AddSingleton<Correspondence>();
        services.AddSingleton<WeChatDoor>();
        return services;
    }

    /// <summary>Opens <c>GET</c> and <c>POST /channels/wechat</c>.</summary>
    public static IEndpointConventionBuilder MapWeChat(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/channels/wechat", [HttpMethods.Get, HttpMethods.Post], (HttpRequest request, WeChatDoor door) =>
            HttpMethods.IsGet(request.Method) ? Task.FromResult(door.Verify(request)) : door.TakeAsync(request)).ExcludeFromDescription();
}
