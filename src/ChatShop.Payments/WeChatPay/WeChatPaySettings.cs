using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Payments.WeChatPay;

/// <summary>A merchant's account at WeChat Pay, as its console (pay.weixin.qq.com) shows it.</summary>
/// <param name="MerchantId">The merchant's number, such as 1900000109.</param>
/// <param name="SerialNumber">The serial number of the merchant's API certificate: which key signs our requests.</param>
/// <param name="PrivateKeyFile">That certificate's private key, PEM: <c>apiclient_key.pem</c>.</param>
/// <param name="ApiV3Key">The APIv3 key: 32 bytes with which notices are sealed.</param>
/// <param name="PublicKeyId">Which key WeChat Pay signs with: <c>PUB_KEY_ID_…</c>, or the serial number of its platform certificate.</param>
/// <param name="PublicKeyFile">That key, PEM: <c>pub_key.pem</c>, or the platform certificate.</param>
/// <param name="AppId">The official account the merchant is bound to; buyers' OpenIDs are of it.</param>
/// <param name="ApiBase">Where the API answers, such as https://api.mch.weixin.qq.com.</param>
/// <param name="NotifyUrl">Where its notices go; null for the shop's own <c>/webhooks/wechatpay</c>.</param>
public sealed record WeChatPaySettings(
    string MerchantId, string SerialNumber, string PrivateKeyFile, string ApiV3Key, string PublicKeyId, string PublicKeyFile,
    string AppId, Uri ApiBase, Uri? NotifyUrl = null)
{
    /// <summary>What the names of its settings begin with.</summary>
    public const string Section = "Payments:WeChatPay:";

    private const int ApiV3KeyBytes = 32;

    /// <summary>How long an answer is waited for: 20 seconds by default.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What is wrong with the settings, the first thing first; nothing when they can be used. Nobody is asked.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        if (MerchantId.Length is < 8 or > 16 || !MerchantId.All(char.IsAsciiDigit))
            yield return new SettingFault(Section + nameof(MerchantId), "the merchant's number in digits, such as 1900000109, or empty");
        if (SerialNumber.Length is < 16 or > 64 || !SerialNumber.All(char.IsAsciiHexDigit))
            yield return new SettingFault(Section + nameof(SerialNumber), "the serial number of the merchant's API certificate: 40 hexadecimal digits");
        if (!IsKey(PrivateKeyFile, isPrivate: true))
            yield return new SettingFault(Section + nameof(PrivateKeyFile), "a readable file with the merchant's private RSA key (apiclient_key.pem)");
        if (Encoding.UTF8.GetByteCount(ApiV3Key) != ApiV3KeyBytes)
            yield return new SettingFault(Section + nameof(ApiV3Key), "the APIv3 key: exactly 32 letters and digits", IsSecret: true);
        if (PublicKeyId.Length == 0)
            yield return new SettingFault(Section + nameof(PublicKeyId), "the id of WeChat Pay's public key (PUB_KEY_ID_…), or its platform certificate's serial number");
        if (!IsKey(PublicKeyFile, isPrivate: false))
            yield return new SettingFault(Section + nameof(PublicKeyFile), "a readable file with WeChat Pay's public key (pub_key.pem) or platform certificate");
        if (!AppId.StartsWith("wx", StringComparison.Ordinal))
            yield return new SettingFault("Channels:WeChat:AppId", "the AppId (wx…) of the account that the merchant is bound to");
        if (NotifyUrl is { Query.Length: > 0 })
            yield return new SettingFault(Section + nameof(NotifyUrl), "an address without anything behind a question mark, or empty");
    }

    private static bool IsKey(string file, bool isPrivate)
    {
        try
        {
            using var key = isPrivate ? MerchantKeys.ReadPrivate(file) : MerchantKeys.ReadPublic(file);
            return true;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>A setting that can not be used.</summary>
/// <param name="Setting">Its full name.</param>
/// <param name="ShouldBe">What it should be.</param>
/// <param name="IsSecret">Whether what it is now must not be shown.</param>
public sealed record SettingFault(string Setting, string ShouldBe, bool IsSecret = false)
{
    /// <summary>A sentence for the one who runs the market.</summary>
    public override string ToString() => $"{Setting} should be {ShouldBe}.";
}
