namespace ChatShop.Channels.WeChat;

/// <summary>A key to WeChat's API.</summary>
/// <param name="Value">What calls carry.</param>
/// <param name="RenewAt">From when on it is better to ask for a new one.</param>
internal sealed record AccessToken(string Value, DateTimeOffset RenewAt);

/// <summary>Where the token lies that all servers of a shop use: in memory, or in Redis once there are several.</summary>
internal interface IAccessTokenShelf
{
    /// <summary>The token put there last; null when there is none.</summary>
    ValueTask<AccessToken?> TakeAsync(CancellationToken cancellation);

    /// <summary>Lays a new one there.</summary>
    ValueTask PutAsync(AccessToken token, CancellationToken cancellation);
}

/// <summary>The shelf of a single server.</summary>
internal sealed class MemoryTokenShelf : IAccessTokenShelf
{
    private AccessToken? token;

    /// <inheritdoc/>
    public ValueTask<AccessToken?> TakeAsync(CancellationToken cancellation) => ValueTask.FromResult(Volatile.Read(ref token));

    /// <inheritdoc/>
    public ValueTask PutAsync(AccessToken token, CancellationToken cancellation)
    {
        Volatile.Write(ref this.token, token);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Keeps a valid token: asks for one when there is none, early enough before it ends, and once however many wait for it.</summary>
internal sealed class AccessTokens(IAccessTokenShelf shelf, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan BetweenForced = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim one = new(1);
    private DateTimeOffset forcedAt = DateTimeOffset.MinValue;

    /// <summary>A token that is worth trying.</summary>
    /// <param name="ask">Asks WeChat for one; true: for another one although the present one seems valid to WeChat.</param>
    /// <param name="refused">The token that WeChat has just refused; null when none was.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="WeChatRefusedException">WeChat gives none.</exception>
    public async Task<string> GetAsync(Func<bool, Task<AccessToken>> ask, string? refused, CancellationToken cancellation)
    {
        if (await UsableAsync(refused, cancellation) is { } known)
            return known.Value;

        await one.WaitAsync(cancellation);
        try
        {
            if (await UsableAsync(refused, cancellation) is { } renewed)
                return renewed.Value;
            var token = await ask(false);
            if (token.Value == refused && clock.GetUtcNow() - forcedAt >= BetweenForced)
            {
                forcedAt = clock.GetUtcNow();
                token = await ask(true);
            }
            await shelf.PutAsync(token, cancellation);
            return token.Value;
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async ValueTask<AccessToken?> UsableAsync(string? refused, CancellationToken cancellation) =>
        await shelf.TakeAsync(cancellation) is { } token && token.Value != refused && token.RenewAt > clock.GetUtcNow() ? token : null;
}
