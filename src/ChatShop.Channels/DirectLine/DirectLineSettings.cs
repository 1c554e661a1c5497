namespace ChatShop.Channels.DirectLine;

/// <summary>What the Direct Line door needs to know.</summary>
/// <param name="Secret">Reaches every conversation, and signs the tokens that reach one: at least <see cref="ShortestSecret"/> characters, the same on all servers.</param>
public sealed record DirectLineSettings(string Secret)
{
    /// <summary>The fewest characters a secret may have.</summary>
    public const int ShortestSecret = 16;
}
