namespace ChatShop.Server.Consoles.SignIns;

/// <summary>What somebody types, or their browser hands over, to prove who they are.</summary>
internal sealed class Credentials
{
    /// <summary>The account's name.</summary>
    public string? Name { get; set; }

    /// <summary>Its password.</summary>
    public string? Password { get; set; }

    /// <summary>Six digits of the second factor, or a word of last resort.</summary>
    public string? Code { get; set; }

    /// <summary>A passkey's answer, as the browser writes it (WebAuthn, JSON).</summary>
    public string? Passkey { get; set; }
}
