using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatShop.Channels.Sms;

/// <summary>Puts the SMS door together.</summary>
public static class SmsSetup
{
    /// <summary>Adds the door and an <see cref="IChannel"/> for the channel <c>sms</c>.</summary>
    /// <param name="services">Must hold <see cref="ITurns"/>, <see cref="IPromises"/> and <see cref="IChannelMemory"/>.</param>
    /// <param name="settings">The account.</param>
    public static IServiceCollection AddSms(this IServiceCollection services, SmsSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        LateAnswers.AddTo(services);
        services.AddSingleton(settings);
        services.AddHttpClient<SmsApi>(client => Prepare(client, settings))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
        services.AddSingleton<SmsSender>();
        services.AddSingleton<SmsChoices>();
        services.AddSingleton<SmsWording>();
        services.AddSingleton<SmsTurns>();
        services.AddSingleton<SmsDoor>();
        services.AddSingleton<IChannel, SmsChannel>();
        return services;
    }

    /// <summary>Gives a client the gateway's address and the account's password.</summary>
    internal static void Prepare(HttpClient client, SmsSettings settings)
    {
        client.BaseAddress = new Uri($"{settings.ApiBase.AbsoluteUri.TrimEnd('/')}/");
        client.Timeout = Timeout.InfiniteTimeSpan; // The API ends each call by the shop's own clock.
        var password = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.AccountSid}:{settings.AuthToken}"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", password);
    }
}
