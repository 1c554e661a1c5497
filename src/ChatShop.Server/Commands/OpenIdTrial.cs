using System.Text.Json;
using ChatShop.Channels;

namespace ChatShop.Server.Commands;

/// <summary>Tries the house that says who somebody at the console is: whether its configuration can be read.</summary>
internal static class OpenIdTrial
{
    private const string Path = ".well-known/openid-configuration";

    /// <summary>What signing in by code needs of it: OpenID Connect Discovery 1.0, chapter 3.</summary>
    private static readonly string[] Needed = ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"];

    /// <summary>Reads its configuration.</summary>
    /// <param name="authority">Its address.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="HttpRequestException">It can't be reached.</exception>
    /// <exception cref="JsonException">What it says is no JSON.</exception>
    public static async Task<Trial> RunAsync(Uri authority, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        var address = new Uri($"{authority.AbsoluteUri.TrimEnd('/')}/{Path}");
        using var response = await http.GetAsync(address, cancellation);
        if (!response.IsSuccessStatusCode)
            return Trial.Wrong(FormattableString.Invariant($"{address} answers {(int)response.StatusCode}"), "set Console:OpenId:Authority to the address that this path follows");
        using var said = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
        var missing = Needed.Where(name => said.RootElement.ValueKind != JsonValueKind.Object || !said.RootElement.TryGetProperty(name, out _)).ToList();
        return missing.Count == 0
            ? Trial.Well($"{said.RootElement.GetProperty("issuer")} says how people sign in there")
            : Trial.Wrong($"{address} says no {string.Join(", ", missing)}", "set Console:OpenId:Authority to a house that speaks OpenID Connect");
    }
}
