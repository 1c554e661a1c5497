using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using ChatShop.Server.Rest;
using ChatShop.Server.Settings;
using MQTTnet;
using MQTTnet.Protocol;

namespace ChatShop.Server.Devices;

/// <summary>Hears what devices publish at a broker, and takes it as if they had posted it.</summary>
/// <remarks>
/// A message is acknowledged when it is kept or refused, so one that could not be written down comes again; one that comes again though it
/// was kept is refused like any that was sent before.
/// </remarks>
/// <param name="settings">Which broker.</param>
/// <param name="place">What tells this server from others on its machine.</param>
/// <param name="readings">Takes them.</param>
/// <param name="clock">Measures pauses.</param>
/// <param name="logger">Where trouble is written down.</param>
internal sealed class MqttReadings(MqttSettings settings, string place, SignedReadings readings, TimeProvider clock, ILogger<MqttReadings> logger) : BackgroundService
{
    private const string Way = "mqtt";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>The same after each start, and another on each server.</summary>
    private readonly string client = "chatshop-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName}\n{place}")).AsSpan(0, 12));

    /// <summary>How long to wait before the broker is tried again.</summary>
    public static TimeSpan PauseAfter(int failures) => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(failures, 10)));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 0; ; failures++)
        {
            var began = clock.GetTimestamp();
            try
            {
                await ListenAsync(stoppingToken);
                logger.LogWarning("The broker at {Broker} has gone; it is called again", settings.Broker.Authority);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("The broker at {Broker} can not be reached ({Why}); it is tried again", settings.Broker.Authority, broken.Message);
            }
            if (clock.GetElapsedTime(began) > LongestPause) // One that goes again at once has not come back.
                failures = 0;
            await Task.Delay(PauseAfter(failures), clock, stoppingToken);
        }
    }

    /// <summary>Returns when the connection has ended.</summary>
    private async Task ListenAsync(CancellationToken stop)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var connection = new MqttClientFactory().CreateMqttClient();
        connection.DisconnectedAsync += _ =>
        {
            ended.TrySetResult();
            return Task.CompletedTask;
        };
        connection.ApplicationMessageReceivedAsync += message => HearAsync(message, ended, stop);
        var answer = await connection.ConnectAsync(MqttBroker.Options(settings, client), stop);
        if (answer.ResultCode != MqttClientConnectResultCode.Success)
            throw new IOException($"it refuses us: {answer.ResultCode}");
        var taken = await connection.SubscribeAsync(settings.Filter, MqttQualityOfServiceLevel.AtLeastOnce, stop);
        if (taken.Items.FirstOrDefault(it => it.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2) is { } refused)
            throw new IOException($"it refuses {settings.Filter}: {refused.ResultCode}");
        try
        {
            await ended.Task.WaitAsync(stop);
        }
        finally
        {
            await connection.TryDisconnectAsync();
        }
    }

    private async Task HearAsync(MqttApplicationMessageReceivedEventArgs heard, TaskCompletionSource ended, CancellationToken stop)
    {
        heard.AutoAcknowledge = false;
        try
        {
            var message = heard.ApplicationMessage;
            var (signature, body) = Read(message);
            var became = await readings.TakeAsync(Way, settings.DeviceOf(message.Topic), signature, body, stop);
            if (became.Fate != ReadingsFate.Taken && logger.IsEnabled(LogLevel.Debug))
                logger.LogDebug("A message at {Topic} was not taken: {Fate}", message.Topic, became.Fate);
            await heard.AcknowledgeAsync(stop);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            logger.LogError(broken, "A device's message could not be written down; it comes again");
            ended.TrySetResult();
        }
    }

    /// <summary>The signature stands in the property that is named as the header is by HTTP, or, for devices that know no properties, in a line before the body.</summary>
    private static (string Signature, byte[]? Body) Read(MqttApplicationMessage message)
    {
        var payload = message.Payload;
        if (message.UserProperties?.Find(it => it.Name == DeviceDoor.SignatureHeader) is { } property)
            return (Encoding.UTF8.GetString(property.ValueBuffer.Span), payload.Length > SignedReadings.MostBytes ? null : payload.ToArray());
        if (payload.PositionOf((byte)'\n') is not { } end)
            return ("", payload.Length > SignedReadings.MostBytes ? null : payload.ToArray());
        var (line, body) = (payload.Slice(0, end), payload.Slice(payload.GetPosition(1, end)));
        return (line.Length > 200 ? "" : Encoding.UTF8.GetString(line).TrimEnd('\r'), body.Length > SignedReadings.MostBytes ? null : body.ToArray());
    }
}
