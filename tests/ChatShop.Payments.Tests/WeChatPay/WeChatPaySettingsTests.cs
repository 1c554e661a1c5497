using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatShop.Payments.WeChatPay;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>What is wrong with the settings is said in a sentence, before any money moves.</summary>
public sealed class WeChatPaySettingsTests : IDisposable
{
    private readonly StandInKeys keys = new();

    [Fact]
    public void Right_ones_have_no_faults() => Assert.Empty(Settings.Faults());

    [Theory]
    [InlineData("Payments:WeChatPay:MerchantId")]
    [InlineData("Payments:WeChatPay:SerialNumber")]
    [InlineData("Payments:WeChatPay:PrivateKeyFile")]
    [InlineData("Payments:WeChatPay:ApiV3Key")]
    [InlineData("Payments:WeChatPay:PublicKeyId")]
    [InlineData("Payments:WeChatPay:PublicKeyFile")]
    [InlineData("Channels:WeChat:AppId")]
    public void Each_wrong_one_is_named(string setting)
    {
        var wrong = setting switch
        {
            "Payments:WeChatPay:MerchantId" => Settings with { MerchantId = "my shop" },
            "Payments:WeChatPay:SerialNumber" => Settings with { SerialNumber = "" },
            "Payments:WeChatPay:PrivateKeyFile" => Settings with { PrivateKeyFile = keys.PublicKeyFile },
            "Payments:WeChatPay:ApiV3Key" => Settings with { ApiV3Key = StandInKeys.ApiV3Key[1..] },
            "Payments:WeChatPay:PublicKeyId" => Settings with { PublicKeyId = "" },
            "Payments:WeChatPay:PublicKeyFile" => Settings with { PublicKeyFile = "/no/such/file" },
            _ => Settings with { AppId = "" },
        };

        var fault = Assert.Single(wrong.Faults());

        Assert.StartsWith($"{setting} should be ", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(setting.EndsWith("ApiV3Key", StringComparison.Ordinal), fault.IsSecret);
        Assert.Contains(setting, Assert.Throws<ArgumentException>(() => new ServiceCollection().AddWeChatPay(wrong, Merchant.PublicUrl)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_platform_certificate_will_do_for_the_public_key()
    {
        var request = new CertificateRequest("CN=Tenpay.com Root CA", StandInKeys.Platform, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        File.WriteAllText(keys.PublicKeyFile, certificate.ExportCertificatePem());

        Assert.Empty(Settings.Faults());
    }

    [Fact]
    public async Task When_the_keys_of_both_sides_work_nothing_is_missing()
    {
        await using var merchant = await Merchant.OpenAsync();

        Assert.Empty(await MissingAsync(merchant, Merchant.PublicUrl));
        Assert.Equal(["GET /v3/pay/transactions/out-trade-no/chatshop-check?mchid=1900000109"], merchant.WeChat.Asked);
    }

    [Theory]
    [InlineData(403, "NO_AUTH", "open this product")]
    [InlineData(401, "SIGN_ERROR", "SerialNumber")]
    [InlineData(500, "SYSTEM_ERROR", "ApiBase")]
    public async Task When_they_do_not_it_says_where_to_look(int status, string code, string where)
    {
        await using var merchant = await Merchant.OpenAsync();
        merchant.WeChat.Refuse(status, code);

        Assert.Contains(where, Assert.Single(await MissingAsync(merchant, Merchant.PublicUrl)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_need_https_and_their_own_key()
    {
        await using var merchant = await Merchant.OpenAsync();
        Assert.Contains("https", Assert.Single(await MissingAsync(merchant, new Uri("http://127.0.0.1:5080"))), StringComparison.Ordinal);

        merchant.WeChat.Next(Trick.SignedByAnother);
        Assert.Contains("PublicKeyFile", Assert.Single(await MissingAsync(merchant, Merchant.PublicUrl)), StringComparison.Ordinal);
    }

    public void Dispose() => keys.Dispose();

    private static Task<IReadOnlyList<string>> MissingAsync(Merchant merchant, Uri publicUrl) =>
        WeChatPaySetup.MissingAsync(merchant.Settings, publicUrl, merchant.Time, CancellationToken.None);

    private WeChatPaySettings Settings => Merchant.SettingsWith(keys, new Uri("http://127.0.0.1:9"));
}
