namespace ChatShop.Server.Settings;

/// <summary>A broker at which devices publish what they measure.</summary>
/// <param name="Broker">Such as mqtts://broker.example:8883.</param>
/// <param name="Topic">Where they publish, with <c>{id}</c> in the place of a device's id.</param>
/// <param name="User">Who the shop is there; null for nobody.</param>
/// <param name="Password">How it proves that.</param>
/// <param name="IsShared">Whether several servers share what comes, so that each message is one's.</param>
internal sealed record MqttSettings(Uri Broker, string Topic, string? User, string? Password, bool IsShared)
{
    /// <summary>What stands in the topic for a device's id.</summary>
    public const string Id = "{id}";

    private const int PlainPort = 1883, TlsPort = 8883;

    /// <summary>Whether the way there is encrypted.</summary>
    public bool IsTls => Broker.Scheme == "mqtts";

    /// <summary>Where it listens.</summary>
    public int Port => !Broker.IsDefaultPort && Broker.Port > 0 ? Broker.Port : IsTls ? TlsPort : PlainPort;

    /// <summary>What is subscribed to.</summary>
    public string Filter => (IsShared ? "$share/chatshop/" : "") + Topic.Replace(Id, "+", StringComparison.Ordinal);

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="SettingMistakeException">It can not be.</exception>
    public static MqttSettings? Read(SettingReader settings, bool isCluster)
    {
        if (settings.Optional("Broker") is not { } written)
            return null;
        if (!Uri.TryCreate(written, UriKind.Absolute, out var broker) || broker.Scheme is not ("mqtt" or "mqtts") || broker.Host.Length == 0 || broker.UserInfo.Length > 0)
            throw settings.SecretMistake("Broker", "an address such as mqtt://127.0.0.1:1883 or mqtts://broker.example:8883, or empty");
        var topic = settings.Text("Topic");
        if (topic.Split('/').Count(level => level == Id) != 1 || topic.Replace(Id, "", StringComparison.Ordinal).IndexOfAny(['+', '#', '{', '$']) >= 0)
            throw settings.Mistake("Topic", "a topic with {id} for the device's id, such as chatshop/devices/{id}/readings");
        return new MqttSettings(broker, topic, settings.Optional("User"), settings.Optional("Password"), isCluster);
    }

    /// <summary>The device that a topic is of; empty where it is none of these.</summary>
    public string DeviceOf(string topic)
    {
        var (asked, levels) = (Topic.Split('/'), topic.Split('/'));
        return asked.Length == levels.Length && asked.Zip(levels).All(it => it.First == Id || it.First == it.Second) ? levels[Array.IndexOf(asked, Id)] : "";
    }
}
