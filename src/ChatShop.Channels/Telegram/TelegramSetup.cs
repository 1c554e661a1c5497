using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace ChatShop.Channels.Telegram;

/// <summary>Puts the Telegram door together.</summary>
public static class TelegramSetup
{
    /// <summary>Adds the door and an <see cref="IChannel"/> for the channel <c>telegram</c>.</summary>
    /// <param name="services">Must hold <see cref="ITurns"/> and <see cref="IPromises"/>; photos are kept when it holds an <see cref="IPhotoIntake"/>, voices heard when it holds an <see cref="ITranscriber"/>.</param>
    /// <param name="settings">The bot.</param>
    /// <param name="publicUrl">The shop's address as people reach it: when it is https, Telegram is told of the door at the start.</param>
    public static IServiceCollection AddTelegram(this IServiceCollection services, TelegramSettings settings, Uri publicUrl)
    {
        services.TryAddSingleton(TimeProvider.System);
        LateAnswers.AddTo(services);
        services.AddSingleton(settings);
        services.AddHttpClient<TelegramApi>(client => client.Timeout = settings.CallWithin)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<TelegramSender>().AddSingleton<TelegramMedia>().AddSingleton<InOrder>();
        services.AddSingleton<TelegramTurns>().AddSingleton<TelegramDoor>();
        services.AddSingleton<IChannel, TelegramChannel>();
        if (publicUrl.Scheme == Uri.UriSchemeHttps)
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<TelegramWebhook>(
                provider, new Uri($"{publicUrl.AbsoluteUri.TrimEnd('/')}{TelegramChannel.Path}")));
        return services;
    }
}
