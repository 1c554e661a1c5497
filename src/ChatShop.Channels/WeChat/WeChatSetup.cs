using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatShop.Channels.WeChat;

/// <summary>Puts the WeChat door together.</summary>
public static class WeChatSetup
{
    /// <summary>Adds the door and an <see cref="IChannel"/> for the channel <c>wechat</c>.</summary>
    /// <param name="services">Must hold <see cref="ITurns"/>, <see cref="IPromises"/> and <see cref="IChannelMemory"/>; may hold a <see cref="WeChatMenu"/>; pictures are shown when it holds an <see cref="IPhotoSource"/>, photos are kept when it holds an <see cref="IPhotoIntake"/>, voices heard when it holds an <see cref="ITranscriber"/>.</param>
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
        services.AddSingleton<Windows>();
        services.AddSingleton<Media>();
        services.AddSingleton<Bell>();
        services.AddSingleton<IEntrances, WeChatEntrances>();
        services.AddHostedService<MenuPublisher>();
        services.AddSingleton<IChannel, WeChatChannel>();
        services.AddSingleton<WeChatMedia>();
        services.AddSingleton<PictureChecks>();
        services.AddSingleton<ContentChecks>();
        services.AddSingleton<Permissions>();
        services.AddSingleton<Subscription>();
        services.AddSingleton<Reports>();
        services.AddSingleton<WeChatGate>();
        services.AddSingleton<WeChatTurns>();
        services.AddSingleton<WeChatDoor>();
        return services;
    }
}
