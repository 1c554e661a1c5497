using System.Collections.Concurrent;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ChatShop.Channels.Tests.BotFramework;

/// <summary>Who issues the Bot Connector's tokens: tells its keys where OpenID says, and signs what it is given.</summary>
internal sealed class IssuerStandIn : IAsyncDisposable
{
    public const string Name = "https://api.botframework.example";

    /// <summary>The id of its key.</summary>
    public const string KeyId = "connector-1";

    /// <summary>3072 bits are whole in Base64: every character of a signature counts.</summary>
    private static readonly RSA Key = RSA.Create(3072);

    private static readonly RSA OthersKey = RSA.Create(3072);

    private Host? host;

    /// <summary>Where its OpenID document lies.</summary>
    public string MetadataUrl => $"{host!.Address}.well-known/openidconfiguration";

    /// <summary>Its key's public half, as it tells it.</summary>
    public static byte[] PublicKey => Key.ExportSubjectPublicKeyInfo();

    public static async Task<IssuerStandIn> StartAsync()
    {
        var issuer = new IssuerStandIn();
        issuer.host = await Host.StartAsync(_ => { }, app =>
        {
            app.MapGet("/.well-known/openidconfiguration", () => Results.Json(new { issuer = Name, jwks_uri = $"{issuer.host!.Address}keys", id_token_signing_alg_values_supported = new[] { "RS256" } }));
            app.MapGet("/keys", () => Results.Json(new { keys = new[] { Told() } }));
        });
        LetBeReadWithoutTls(issuer.MetadataUrl);
        return issuer;
    }

    /// <summary>A token.</summary>
    /// <param name="claims">What it says.</param>
    /// <param name="header">What is otherwise about it than <c>RS256</c> by its key.</param>
    /// <param name="isOthers">Signed by somebody else.</param>
    public static string Sign(JsonObject claims, JsonObject? header = null, bool isOthers = false)
    {
        header ??= new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = KeyId };
        var signed = $"{Encoded(header)}.{Encoded(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = (string?)header["alg"] switch
        {
            "RS256" => (isOthers ? OthersKey : Key).SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "HS256" => HMACSHA256.HashData(PublicKey, bytes),
            _ => [],
        };
        return $"{signed}.{WebEncoders.Base64UrlEncode(signature)}";
    }

    public ValueTask DisposeAsync() => host!.DisposeAsync();

    private static object Told()
    {
        var key = Key.ExportParameters(includePrivateParameters: false);
        return new
        {
            kty = "RSA",
            use = "sig",
            kid = KeyId,
            n = WebEncoders.Base64UrlEncode(key.Modulus!),
            e = WebEncoders.Base64UrlEncode(key.Exponent!),
            endorsements = new[] { "webchat", "msteams" },
        };
    }

    private static string Encoded(JsonObject part) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(part.ToJsonString()));

    /// <summary>Bot Builder reads keys over TLS only and lets nobody say otherwise, so for this one address it is told where it keeps what it has read.</summary>
    private static void LetBeReadWithoutTls(string address)
    {
        var known = (ConcurrentDictionary<string, ConfigurationManager<OpenIdConnectConfiguration>>)typeof(JwtTokenExtractor)
            .GetField("_openIdMetadataCache", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        known[address] = new(address, new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever { RequireHttps = false });
    }
}
