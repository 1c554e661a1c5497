namespace ChatShop.Server.Settings;

/// <summary>Where the head of the audit trail goes once a day.</summary>
/// <param name="RootUrl">It is posted there.</param>
/// <param name="RootKey">What it is signed with.</param>
internal sealed record AuditSettings(Uri RootUrl, string RootKey)
{
    private const int ShortestKey = 16;

    /// <summary>Reads it; null where it goes nowhere.</summary>
    /// <exception cref="SettingMistakeException">It is set by half.</exception>
    public static AuditSettings? Read(SettingReader settings)
    {
        var key = settings.Optional("RootKey");
        if (settings.Optional("RootUrl") is null)
            return key is null ? null : throw settings.Mistake("RootUrl", $"an address such as https://keeper.example/roots, since {settings.NameOf("RootKey")} is set");
        return key is { Length: >= ShortestKey }
            ? new AuditSettings(settings.Address("RootUrl"), key)
            : throw settings.SecretMistake("RootKey", $"at least {ShortestKey} characters that nobody can guess, since {settings.NameOf("RootUrl")} is set");
    }
}
