namespace ChatShop.Channels.WeChat;

/// <summary>The WeChat account that the shop speaks through.</summary>
/// <param name="Token">The secret both sides sign with.</param>
/// <param name="EncodingAESKey">The 43 characters of the account's message key; null or empty when messages come in plain only.</param>
/// <param name="AppId">The account's id: encrypted messages must name it, and WeChat's API asks for it.</param>
/// <param name="AppSecret">The secret for WeChat's API; null or empty: nobody can be reached who has not just written.</param>
/// <param name="ApiBase">The address of WeChat's API.</param>
/// <param name="Template">What rings when something waits that may not be said; null for nothing.</param>
/// <param name="ChoiceLinks">Whether choices stand under an answer as links to tap; false where people's WeChat is too old for them.</param>
/// <param name="Subscription">The subscription message that rings where the template does not, for people who have permitted it; null for none.</param>
/// <param name="ContentChecks">Whether WeChat is asked if what people send may be shown to others.</param>
/// <param name="OnlyEncrypted">True when only encrypted messages are taken, as an account in safe mode sends them: see README.md beside this file.</param>
public sealed record WeChatSettings(string Token, string? EncodingAESKey, string? AppId, string? AppSecret, Uri ApiBase, bool OnlyEncrypted = false, WeChatTemplate? Template = null, bool ChoiceLinks = true, bool ContentChecks = false,
    WeChatTemplate? Subscription = null)
{
    /// <summary>True when WeChat's API can be called.</summary>
    internal bool CanCall => !string.IsNullOrWhiteSpace(AppId) && !string.IsNullOrWhiteSpace(AppSecret);
}

/// <summary>A template of the account, by which people hear that something waits for them although they have not written for long.</summary>
/// <param name="Id">The template's id.</param>
/// <param name="Field">The one of its fields that holds words, such as <c>thing1</c>: 20 characters.</param>
public sealed record WeChatTemplate(string Id, string Field);

/// <summary>The account's menu.</summary>
/// <param name="Buttons">At most three.</param>
public sealed record WeChatMenu(IReadOnlyList<WeChatButton> Buttons);

/// <summary>A button of the menu. Tapping it says what stands on it.</summary>
/// <param name="Name">What stands on it.</param>
/// <param name="Choices">What it opens, at most five; empty for a button that is tapped itself.</param>
public sealed record WeChatButton(string Name, IReadOnlyList<string> Choices);
