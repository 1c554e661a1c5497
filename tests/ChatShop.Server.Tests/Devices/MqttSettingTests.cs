using ChatShop.Server.Devices;
using ChatShop.Server.Settings;
using Microsoft.Extensions.Configuration;

namespace ChatShop.Server.Tests.Devices;

/// <summary>Where the shop listens for devices, and what <c>check</c> says of the broker.</summary>
public sealed class MqttSettingTests
{
    [Theory]
    [InlineData(false, "chatshop/devices/+/readings")]
    [InlineData(true, "$share/chatshop/chatshop/devices/+/readings")]
    public void Several_servers_share_what_comes(bool isCluster, string filter) => Assert.Equal(filter, Read(isCluster: isCluster).Filter);

    [Theory]
    [InlineData("mqtt://broker.example", 1883, false)]
    [InlineData("mqtt://broker.example:2883", 2883, false)]
    [InlineData("mqtts://broker.example", 8883, true)]
    [InlineData("mqtts://broker.example:443", 443, true)]
    public void A_broker_listens_where_brokers_do_unless_it_says_otherwise(string broker, int port, bool isTls)
    {
        var read = Read(broker);

        Assert.Equal((port, isTls), (read.Port, read.IsTls));
    }

    [Theory]
    [InlineData("chatshop/devices/d2/readings", "d2")]
    [InlineData("chatshop/devices/d2/other", "")]
    [InlineData("chatshop/devices/d2/readings/more", "")]
    [InlineData("", "")]
    public void A_topic_tells_the_device(string topic, string device) => Assert.Equal(device, Read().DeviceOf(topic));

    [Theory]
    [InlineData("chatshop/devices/readings")]
    [InlineData("chatshop/{id}/{id}")]
    [InlineData("chatshop/+/{id}")]
    [InlineData("chatshop/{id}/#")]
    [InlineData("")]
    public void A_topic_that_names_no_device_is_refused(string topic) =>
        Assert.Contains("Devices:Mqtt:Topic", Assert.Throws<SettingMistakeException>(() => Read(topic: topic)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Check_says_whether_the_broker_answers_and_takes_us()
    {
        await using var broker = await Broker.OpenAsync();
        var (settings, stop) = (Read(broker.Address.OriginalString) with { User = Broker.User, Password = Broker.Password }, TestContext.Current.CancellationToken);

        Assert.True((await MqttBroker.TryAsync(settings, stop)).IsWell);
        Assert.False((await MqttBroker.TryAsync(settings with { Password = "another" }, stop)).IsWell);
        Assert.False((await MqttBroker.TryAsync(settings with { IsShared = true }, stop)).IsWell);
        await broker.GoAsync();
        Assert.False((await MqttBroker.TryAsync(settings, stop)).IsWell);
    }

    private static MqttSettings Read(string broker = "mqtt://127.0.0.1:1883", string topic = "chatshop/devices/{id}/readings", bool isCluster = false) => MqttSettings.Read(
        new SettingReader(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Devices:Mqtt:Broker"] = broker, ["Devices:Mqtt:Topic"] = topic }).Build(), "Devices:Mqtt:"), isCluster)!;
}
