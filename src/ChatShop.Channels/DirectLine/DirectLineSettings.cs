namespace ChatShop.Channels.DirectLine;

/// <summary>What the Direct Line door needs to know.</summary>
/// <param name="Secret">Reaches every conversation, and signs the tokens that reach one: at least 16 characters, the same on all servers.</param>
public sealed record DirectLineSettings(string Secret);
