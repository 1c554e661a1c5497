namespace ChatShop.Channels;

/// <summary>What channels must know on every server of the shop: small things, for a time.</summary>
public interface IChannelMemory
{
    /// <summary>What was kept under a key; null when nothing is, or its time is over.</summary>
    Task<string?> ReadAsync(string key);

    /// <summary>Keeps something for a time, in place of what was there.</summary>
    Task KeepAsync(string key, string value, TimeSpan time);

    /// <summary>Keeps how many are left, for a time.</summary>
    Task CountFromAsync(string key, int left, TimeSpan time);

    /// <summary>Takes one of what is left.</summary>
    /// <returns>False when none is.</returns>
    Task<bool> TakeOneAsync(string key);

    /// <summary>True for the first who asks within a time.</summary>
    Task<bool> ClaimAsync(string key, TimeSpan time);

    /// <summary>Forgets.</summary>
    Task ForgetAsync(string key);
}
