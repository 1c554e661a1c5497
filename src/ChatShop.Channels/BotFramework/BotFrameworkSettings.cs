namespace ChatShop.Channels.BotFramework;

/// <summary>Who the shop is at the Bot Framework.</summary>
/// <param name="AppId">The bot's application id; null or empty: only callers on this machine are let in.</param>
/// <param name="AppPassword">The application's secret.</param>
/// <param name="TenantId">The tenant of a single-tenant application; null or empty for a multi-tenant one.</param>
public sealed record BotFrameworkSettings(string? AppId, string? AppPassword, string? TenantId = null)
{
    /// <summary>True when callers prove themselves with a token of the Bot Connector.</summary>
    public bool IsProtected => !string.IsNullOrWhiteSpace(AppId);

    /// <summary>Bot Builder's own settings, by their names there, for another cloud than the public one.</summary>
    internal IReadOnlyDictionary<string, string?> Cloud { get; init; } = new Dictionary<string, string?>();
}
