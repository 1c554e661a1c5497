using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace ChatShop.Channels.WeChat;

/// <summary>Tells WeChat's requests from others: by signature, by time, and by what came with the same signature before.</summary>
internal sealed class WeChatGate(WeChatSettings settings, TimeProvider clock)
{
    /// <summary>How far the time in a request may be from ours, either way.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>A request may be early as well as late, so its signature is good for twice the window.</summary>
    private readonly Recent<string> seen = new(Window * 2, clock);

    /// <summary>True when the request was signed with our token, and lately.</summary>
    public bool Knows(IQueryCollection query)
    {
        var (signature, timestamp, nonce) = ($"{query["signature"]}", $"{query["timestamp"]}", $"{query["nonce"]}");
        return IsLately(timestamp) && WeChatSignature.Matches(signature, settings.Token, timestamp, nonce);
    }

    /// <summary>True when the signature covers the encrypted message too.</summary>
    public bool Signed(IQueryCollection query, string encrypt) =>
        WeChatSignature.Matches($"{query["msg_signature"]}", settings.Token, $"{query["timestamp"]}", $"{query["nonce"]}", encrypt);

    /// <summary>False when the same signature came before with something else.</summary>
    /// <remarks>With the same it may come again: that is WeChat asking once more, and gets the answer it got.</remarks>
    public bool Admits(IQueryCollection query, ReadOnlySpan<byte> content)
    {
        var print = Convert.ToBase64String(SHA256.HashData(content));
        return seen.GetOrAdd($"{query["timestamp"]}/{query["nonce"]}", () => print) == print;
    }

    /// <summary>Our signature of an encrypted answer.</summary>
    public string Sign(string timestamp, string nonce, string encrypt) => WeChatSignature.Of(settings.Token, timestamp, nonce, encrypt);

    private bool IsLately(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        && Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - second) <= Window.TotalSeconds;
}
