namespace ChatShop.Server.Consoles;

/// <summary>What somebody at the console may do.</summary>
internal static class Rights
{
    /// <summary>Sees what the own role shows.</summary>
    public const string Look = "look";

    /// <summary>Sees the whole market.</summary>
    public const string Audit = "audit";

    /// <summary>Changes what is on the market.</summary>
    public const string Act = "act";

    /// <summary>Keeps the own shop.</summary>
    public const string Sell = "sell";

    /// <summary>The claim that tells which shop a seller keeps.</summary>
    public const string Shop = "shop";

    /// <summary>The claim that tells how they proved who they are: RFC 8176.</summary>
    public const string Proof = "amr";

    /// <summary>By two things: a password and a code, or a passkey.</summary>
    public const string Twice = "mfa";
}
