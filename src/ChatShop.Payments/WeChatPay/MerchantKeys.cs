using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ChatShop.Payments.WeChatPay;

/// <summary>The keys between the merchant and WeChat Pay: what we sign with, what we believe, what we can open.</summary>
internal sealed class MerchantKeys : IDisposable
{
    private const int TagBytes = 16;
    private const int PageWordBytes = 16;
    private const string Probe = "WECHATPAY/SIGNTEST/";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private readonly WeChatPaySettings settings;
    private readonly TimeProvider time;
    private readonly RSA ours;
    private readonly RSA theirs;
    private readonly byte[] apiV3Key;
    private readonly byte[] pageKey;

    /// <summary>Reads the key files.</summary>
    public MerchantKeys(WeChatPaySettings settings, TimeProvider time)
    {
        (this.settings, this.time) = (settings, time);
        ours = ReadPrivate(settings.PrivateKeyFile);
        theirs = ReadPublic(settings.PublicKeyFile);
        apiV3Key = Encoding.UTF8.GetBytes(settings.ApiV3Key);
        pageKey = HMACSHA256.HashData(apiV3Key, "ChatShop's pay pages"u8);
    }

    /// <summary>The merchant's private key.</summary>
    public static RSA ReadPrivate(string file)
    {
        var key = RSA.Create();
        key.ImportFromPem(File.ReadAllText(file));
        key.ExportRSAPrivateKey(); // Throws when it is a public one.
        return key;
    }

    /// <summary>WeChat Pay's public key, bare or in a certificate.</summary>
    public static RSA ReadPublic(string file)
    {
        var pem = File.ReadAllText(file);
        if (pem.Contains("BEGIN CERTIFICATE", StringComparison.Ordinal))
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            return certificate.GetRSAPublicKey() ?? throw new CryptographicException("The certificate's key is none of RSA.");
        }
        var key = RSA.Create();
        key.ImportFromPem(pem);
        return key;
    }

    /// <summary>Signs a text of ours: RSA with SHA-256, in Base64.</summary>
    public string Sign(string text)
    {
        lock (ours)
            return Convert.ToBase64String(ours.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>Whether WeChat Pay has signed this, now, with the key we know. Its probes (SIGNTEST) are signed wrongly on purpose and fail.</summary>
    /// <param name="proof">The four headers.</param>
    /// <param name="body">The bytes as they came.</param>
    public bool IsGenuine(Proof proof, ReadOnlySpan<byte> body)
    {
        if (proof.Serial != settings.PublicKeyId || proof.Signature.StartsWith(Probe, StringComparison.Ordinal)
            || !long.TryParse(proof.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(seconds - time.GetUtcNow().ToUnixTimeSeconds()) > (long)Tolerance.TotalSeconds)
            return false;
        var signature = new byte[proof.Signature.Length];
        if (!Convert.TryFromBase64String(proof.Signature, signature, out var length))
            return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{proof.Timestamp}\n{proof.Nonce}\n"), .. body, (byte)'\n'];
        lock (theirs)
            return theirs.VerifyData(signed, signature.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Opens what a notice carries (AEAD_AES_256_GCM).</summary>
    /// <exception cref="CryptographicException">It was not sealed with our APIv3 key, or was changed on the way.</exception>
    public byte[] Open(string ciphertext, string nonce, string associated)
    {
        var whole = Convert.FromBase64String(ciphertext);
        if (whole.Length < TagBytes)
            throw new CryptographicException("It is too short to carry its tag.");
        var plain = new byte[whole.Length - TagBytes];
        using var aes = new AesGcm(apiV3Key, TagBytes);
        aes.Decrypt(Encoding.UTF8.GetBytes(nonce), whole.AsSpan(0, plain.Length), whole.AsSpan(plain.Length), plain, Encoding.UTF8.GetBytes(associated));
        return plain;
    }

    /// <summary>Seals a name so that WeChat Pay alone can read it, as it wants people's and firms' names.</summary>
    public string Seal(string text)
    {
        lock (theirs)
            return Convert.ToBase64String(theirs.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.OaepSHA1));
    }

    /// <summary>The word without which a checkout's page is not shown.</summary>
    public string PageWord(string checkout) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(pageKey, Encoding.UTF8.GetBytes(checkout)).AsSpan(0, PageWordBytes));

    /// <inheritdoc/>
    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
    }
}
