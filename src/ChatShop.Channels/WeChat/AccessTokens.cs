using System.Globalization;

namespace ChatShop.Channels.WeChat;

/// <summary>A key to WeChat's API.</summary>
/// <param name="Value">What calls carry.</param>
/// <param name="RenewAt">From when on it is better to ask for a new one.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt);

/// <summary>Keeps a valid token for all servers: asks for one when there is none, early enough before it ends, and once however many wait for it.</summary>
internal sealed class AccessTokens(IChannelMemory memory, TimeProvider clock) : IDisposable
{
    private const string Key = "wechat/token";
    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(2);

    private readonly SemaphoreSlim one = new(1);
    private AccessToken? present;

    /// <summary>A token that is worth trying.</summary>
    /// <param name="ask">Asks WeChat for one; true: for another one although the present one seems valid to WeChat.</param>
    /// <param name="refused">The token that WeChat has just refused; null when none was.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WeChatRefusedException">WeChat gives none.</exception>
    public async Task<string> GetAsync(Func<bool, Task<AccessToken>> ask, string? refused, CancellationToken cancellation)
    {
        if (Usable(Volatile.Read(ref present), refused) is { } known)
            return known;

        await one.WaitAsync(cancellation);
        try
        {
            if ((Usable(present, refused) ?? Usable(present = Read(await memory.ReadAsync(Key)), refused)) is { } renewed)
                return renewed;
            // WeChat gives every server that asks without force the same token, so no lock between servers is needed.
            var token = await ask(false);
            if (token.Value == refused && await memory.ClaimAsync($"{Key}/forced", BetweenForced))
                token = await ask(true);
            await memory.KeepAsync(Key, Write(token), Longest);
            Volatile.Write(ref present, token);
            return token.Value;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private string? Usable(AccessToken? token, string? refused) => token is not null && token.Value != refused && token.RenewAt > clock.GetUtcNow() ? token.Value : null;

    private static string Write(AccessToken token) => $"{token.RenewAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} {token.Value}";

    private static AccessToken? Read(string? text) => text?.Split(' ', 2) is [var until, var value] && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
        ? new AccessToken(value, DateTimeOffset.FromUnixTimeSeconds(second))
        : null;
}
