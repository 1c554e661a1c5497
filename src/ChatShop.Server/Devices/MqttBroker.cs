using ChatShop.Channels;
using ChatShop.Server.Settings;
using MQTTnet;
using MQTTnet.Formatter;

namespace ChatShop.Server.Devices;

/// <summary>How the shop speaks to a broker.</summary>
internal static class MqttBroker
{
    /// <summary>So many messages may wait for their acknowledgment.</summary>
    private const ushort MostAtOnce = 16;

    /// <summary>Beyond this a broker brings nothing: what is too large for us and smaller than this is refused here, and counted.</summary>
    private const uint MostPacket = 4 * SignedReadings.MostBytes;

    /// <summary>Longer ago than this nothing is taken that a device has signed.</summary>
    private static readonly TimeSpan Remembers = TimeSpan.FromMinutes(10);

    /// <summary>How to connect.</summary>
    /// <param name="settings">Where to.</param>
    /// <param name="client">Who we are: the broker keeps for a while what comes while this client is away; null for somebody new.</param>
    public static MqttClientOptions Options(MqttSettings settings, string? client)
    {
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer(settings.Broker.Host, settings.Port).WithProtocolVersion(MqttProtocolVersion.V500)
            .WithClientId(client ?? $"chatshop-{Guid.NewGuid():N}").WithCleanStart(client is null)
            .WithSessionExpiryInterval(client is null ? 0 : (uint)Remembers.TotalSeconds)
            .WithReceiveMaximum(MostAtOnce).WithMaximumPacketSize(MostPacket)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(30)).WithTimeout(TimeSpan.FromSeconds(10));
        if (settings.IsTls)
            options.WithTlsOptions(tls => tls.UseTls());
        if (settings.User is { } user)
            options.WithCredentials(user, settings.Password ?? "");
        return options.Build();
    }

    /// <summary>Tries it: whether it answers and takes who we are.</summary>
    public static async Task<Trial> TryAsync(MqttSettings settings, CancellationToken cancellation)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        try
        {
            var answer = await client.ConnectAsync(Options(settings, null), cancellation);
            if (answer.ResultCode != MqttClientConnectResultCode.Success)
                return Trial.Wrong($"the broker refuses us: {answer.ResultCode}", "mend Devices:Mqtt:User and Devices:Mqtt:Password");
            if (settings.IsShared && !answer.SharedSubscriptionAvailable)
                return Trial.Wrong("the broker shares no subscriptions", "several servers need a broker that does, such as Mosquitto or EMQX");
            await client.DisconnectAsync(new MqttClientDisconnectOptionsBuilder().Build(), cancellation);
            return Trial.Well($"the broker answers; devices publish at {settings.Topic}");
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            return Trial.Wrong(broken.Message);
        }
    }
}
