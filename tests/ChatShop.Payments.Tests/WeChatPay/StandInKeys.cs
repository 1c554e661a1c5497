using System.Security.Cryptography;
using System.Text;

namespace ChatShop.Payments.Tests.WeChatPay;

/// <summary>The keys of both sides, made once for all tests, and the files the shop reads its own from.</summary>
internal sealed class StandInKeys : IDisposable
{
    public const string PublicKeyId = "PUB_KEY_ID_0119000001092026112500000001";
    public const string SerialNumber = "1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C";
    public const string ApiV3Key = "an-apiv3-key-of-thirty-two-bytes";

    public static readonly RSA Merchant = RSA.Create(2048);
    public static readonly RSA Platform = RSA.Create(2048);
    public static readonly RSA Stranger = RSA.Create(2048);

    private readonly string folder = Directory.CreateTempSubdirectory("chatshop-wechatpay-").FullName;

    public StandInKeys()
    {
        File.WriteAllText(PrivateKeyFile, Merchant.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(PublicKeyFile, Platform.ExportSubjectPublicKeyInfoPem());
    }

    public string PrivateKeyFile => Path.Join(folder, "apiclient_key.pem");

    public string PublicKeyFile => Path.Join(folder, "pub_key.pem");

    /// <summary>RSA with SHA-256, in Base64.</summary>
    public static string Sign(RSA key, string text)
    {
        lock (key)
            return Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>Whether the merchant signed this.</summary>
    public static bool IsMerchants(string text, string signature)
    {
        lock (Merchant)
            return Merchant.VerifyData(Encoding.UTF8.GetBytes(text), Convert.FromBase64String(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Seals what a notice carries.</summary>
    public static string Seal(string text, string nonce, string associated, string key = ApiV3Key)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var (cipher, tag) = (new byte[plain.Length], new byte[16]);
        using var aes = new AesGcm(Encoding.UTF8.GetBytes(key), tag.Length);
        aes.Encrypt(Encoding.UTF8.GetBytes(nonce), plain, cipher, tag, Encoding.UTF8.GetBytes(associated));
        return Convert.ToBase64String([.. cipher, .. tag]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
