namespace ChatShop.Server.Consoles.SignIns;

/// <summary>What a password must be: long, and nothing else (NIST SP 800-63B).</summary>
internal static class Passwords
{
    /// <summary>The fewest letters.</summary>
    public const int Shortest = 10;

    /// <summary>The most: longer ones only cost time to hash.</summary>
    public const int Longest = 200;
}
