using System.Net;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace ChatShop.Server.Tests.Devices;

/// <summary>A real broker in this process, which can go and come back, and somebody who publishes there.</summary>
internal sealed class Broker : IAsyncDisposable
{
    public const string User = "shop", Password = "a password of the shop";

    private MqttServer? server;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; } = new($"mqtt://127.0.0.1:{Ports.Next()}");

    /// <summary>The settings that make a shop listen here.</summary>
    public string[] Settings => ["--Devices:Mqtt:Broker", Address.OriginalString, "--Devices:Mqtt:User", User, "--Devices:Mqtt:Password", Password];

    /// <summary>What was subscribed to.</summary>
    public List<string> Filters { get; } = [];

    public static async Task<Broker> OpenAsync()
    {
        var broker = new Broker();
        await broker.ComeAsync();
        return broker;
    }

    public async Task ComeAsync()
    {
        var options = new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
            .WithDefaultEndpointBoundIPV6Address(IPAddress.None).WithDefaultEndpointPort(Address.Port).WithPersistentSessions().Build();
        server = new MqttServerFactory().CreateMqttServer(options);
        server.ValidatingConnectionAsync += knock =>
        {
            if (knock.UserName != null && (knock.UserName != User || knock.Password != Password))
                knock.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
            return Task.CompletedTask;
        };
        server.ClientSubscribedTopicAsync += asked =>
        {
            lock (Filters)
                Filters.Add(asked.TopicFilter.Topic);
            return Task.CompletedTask;
        };
        await server.StartAsync();
    }

    public async Task GoAsync()
    {
        if (server is null)
            return;
        await server.StopAsync();
        server.Dispose();
        server = null;
    }

    /// <summary>Waits until somebody listens.</summary>
    public async Task HeardAsync(int times = 1)
    {
        for (var tries = 0; tries < 600; tries++, await Task.Delay(50))
            lock (Filters)
                if (Filters.Count >= times)
                    return;
        Assert.Fail("Nobody has subscribed.");
    }

    /// <summary>Publishes, as a device does.</summary>
    /// <param name="topic">Where.</param>
    /// <param name="payload">What.</param>
    /// <param name="signature">As a property; null for none.</param>
    public async Task PublishAsync(string topic, byte[] payload, string? signature = null)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", Address.Port).WithProtocolVersion(MQTTnet.Formatter.MqttProtocolVersion.V500).Build());
        var message = new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(payload).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        if (signature is not null)
            message.WithUserProperty("Device-Signature", new ReadOnlyMemory<byte>(System.Text.Encoding.UTF8.GetBytes(signature)));
        await client.PublishAsync(message.Build());
        await client.TryDisconnectAsync();
    }

    public async ValueTask DisposeAsync() => await GoAsync();
}
