namespace ChatShop.Channels.WeChat;

/// <summary>The WeChat account that the shop speaks through.</summary>
/// <param name="Token">The secret both sides sign with; null or empty: the door is closed.</param>
/// <param name="EncodingAESKey">The 43 characters of the account's message key; null or empty when messages come in plain only.</param>
/// <param name="AppId">The account's id: encrypted messages must name it, and WeChat's API asks for it.</param>
/// <param name="AppSecret">The secret for WeChat's API; null or empty: nobody can be reached who has not just written.</param>
/// <param name="ApiBase">The address of WeChat's API; null or empty for WeChat's own.</param>
public sealed record WeChatSettings(
    string? Token, string? EncodingAESKey = null, string? AppId = null, string? AppSecret = null, string? ApiBase = null)
{
    /// <summary>True when the door may be opened.</summary>
    public bool IsOpen => !string.IsNullOrWhiteSpace(Token);

    /// <summary>True when WeChat's API can be called.</summary>
    public bool CanCall => !string.IsNullOrWhiteSpace(AppId) && !string.IsNullOrWhiteSpace(AppSecret);

    /// <summary>True when only encrypted messages are taken, as an account in safe mode sends them. Off by default: see README.md beside this file.</summary>
    public bool OnlyEncrypted { get; init; }

    /// <summary>How far the time in a request may be from ours, either way. Five minutes by default.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a turn may take to be answered in the response. WeChat hangs up after 5 seconds; 4.5 by default.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(4.5);

    /// <summary>How many bytes of UTF-8 one text may have: 2,048 by default.</summary>
    public int LongestText { get; init; } = 2048;

    /// <summary>WeChat's API.</summary>
    internal Uri Api => new(string.IsNullOrWhiteSpace(ApiBase) ? "https://api.weixin.qq.com/" : ApiBase.TrimEnd('/') + "/");
}
