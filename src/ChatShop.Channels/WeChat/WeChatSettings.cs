namespace ChatShop.Channels.WeChat;

/// <summary>A WeChat service account, as its console shows it.</summary>
/// <param name="Token">Signs what WeChat sends; empty when the door is closed.</param>
/// <param name="EncodingAesKey">43 letters and digits; empty in plain mode.</param>
/// <param name="AppId">The account's id.</param>
/// <param name="AppSecret">Opens the account's API; empty when it is not used.</param>
/// <param name="ApiBase">Where the API is.</param>
public sealed record WeChatSettings(string Token, string EncodingAesKey, string AppId, string AppSecret, Uri ApiBase);
