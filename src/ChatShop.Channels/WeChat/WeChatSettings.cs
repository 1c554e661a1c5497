namespace ChatShop.Channels.WeChat;

/// <summary>The WeChat account that the shop speaks through.</summary>
/// <param name="Token">The secret both sides sign with.</param>
/// <param name="EncodingAESKey">The 43 characters of the account's message key; null or empty when messages come in plain only.</param>
/// <param name="AppId">The account's id: encrypted messages must name it, and WeChat's API asks for it.</param>
/// <param name="AppSecret">The secret for WeChat's API; null or empty: nobody can be reached who has not just written.</param>
/// <param name="ApiBase">The address of WeChat's API.</param>
/// <param name="OnlyEncrypted">True when only encrypted messages are taken, as an account in safe mode sends them: see README.md beside this file.</param>
public sealed record WeChatSettings(string Token, string? EncodingAESKey, string? AppId, string? AppSecret, Uri ApiBase, bool OnlyEncrypted = false)
{
    /// <summary>True when WeChat's API can be called.</summary>
    internal bool CanCall => !string.IsNullOrWhiteSpace(AppId) && !string.IsNullOrWhiteSpace(AppSecret);
}
