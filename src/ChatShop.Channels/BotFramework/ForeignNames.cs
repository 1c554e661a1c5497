namespace ChatShop.Channels.BotFramework;

/// <summary>Keeps the people of the Bot Connector's channels apart from those of our own doors.</summary>
/// <remarks>
/// Azure has channels that are called like our doors, and there a person may choose the id. So that nobody is taken for
/// somebody of ours, such a channel has another name inside the house, and its own name again on the way out.
/// </remarks>
internal static class ForeignNames
{
    private const string Prefix = "connector-";

    /// <summary>True for the channel of one of our own doors, and for the names that <see cref="Inside"/> gives.</summary>
    public static bool IsOurs(string channel) =>
        ITurns.ChannelsOfPeople.Contains(channel) || channel.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a channel of the Bot Connector is called in the house.</summary>
    public static string Inside(string channel) => IsOurs(channel) ? Prefix + channel : channel;

    /// <summary>What the Bot Connector calls it.</summary>
    public static string Outside(string channel) =>
        channel.StartsWith(Prefix, StringComparison.Ordinal) ? channel[Prefix.Length..] : channel;
}
