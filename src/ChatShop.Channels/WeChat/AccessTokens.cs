namespace ChatShop.Channels.WeChat;

/// <summary>A key to WeChat's API.</summary>
/// <param name="Value">What calls carry.</param>
/// <param name="RenewAt">From when on it is better to ask for a new one.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt);

/// <summary>Keeps a valid token: asks for one when there is none, early enough before it ends, and once however many wait for it.</summary>
internal sealed class AccessTokens(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim one = new(1);
    private AccessToken? present;
    private DateTimeOffset forcedAt = DateTimeOffset.MinValue;

    /// <summary>A token that is worth trying.</summary>
    /// <param name="ask">Asks WeChat for one; true: for another one although the present one seems valid to WeChat.</param>
    /// <param name="refused">The token that WeChat has just refused; null when none was.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WeChatRefusedException">WeChat gives none.</exception>
    public async Task<string> GetAsync(Func<bool, Task<AccessToken>> ask, string? refused, CancellationToken cancellation)
    {
        if (Usable(refused) is { } known)
            return known;

        await one.WaitAsync(cancellation);
        try
        {
            if (Usable(refused) is { } renewed)
                return renewed;
            var token = await ask(false);
            if (token.Value == refused && clock.GetUtcNow() - forcedAt >= BetweenForced)
            {
                forcedAt = clock.GetUtcNow();
                token = await ask(true);
            }
            Volatile.Write(ref present, token);
            return token.Value;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private string? Usable(string? refused) =>
        Volatile.Read(ref present) is { } token && token.Value != refused && token.RenewAt > clock.GetUtcNow() ? token.Value : null;
}
