using ChatShop.Storage.Accounts;

namespace ChatShop.Server.Settings;

/// <summary>A house that says who somebody at the console is: OpenID Connect Core 1.0.</summary>
/// <param name="Authority">Its address, under which its configuration lies.</param>
/// <param name="ClientId">What it calls the shop.</param>
/// <param name="ClientSecret">How the shop proves itself there.</param>
/// <param name="RoleClaim">The claim that tells what somebody may do.</param>
/// <param name="Roles">What its values mean here.</param>
internal sealed record OpenIdSettings(Uri Authority, string ClientId, string ClientSecret, string RoleClaim, IReadOnlyDictionary<string, AccountRole> Roles)
{
    private const string Form = "values and roles such as shop-admins=operator, audit=auditor; a role is operator, auditor or agent";

    /// <summary>Reads it; null where there is none.</summary>
    /// <exception cref="SettingMistakeException">It is set by half.</exception>
    public static OpenIdSettings? Read(SettingReader settings)
    {
        if (settings.Optional("Authority") is null)
            return null;
        var authority = settings.Address("Authority");
        if (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)
            throw settings.Mistake("Authority", "an address that begins with https");
        return new OpenIdSettings(
            authority, settings.Needed("ClientId", "what that house calls this shop"), settings.Optional("ClientSecret") ?? throw settings.SecretMistake("ClientSecret", "the secret that house gave this shop"),
            settings.Needed("RoleClaim", "the claim that tells the role, such as roles or groups"), ReadRoles(settings));
    }

    private static Dictionary<string, AccountRole> ReadRoles(SettingReader settings)
    {
        var roles = new Dictionary<string, AccountRole>(StringComparer.Ordinal);
        foreach (var each in settings.Text("Roles").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // A seller belongs to a shop, which no other house knows.
            if (each.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } value, var name] || !Enum.TryParse<AccountRole>(name, ignoreCase: true, out var role) || role == AccountRole.Seller || !roles.TryAdd(value, role))
                throw settings.Mistake("Roles", Form);
        }
        return roles.Count > 0 ? roles : throw settings.Mistake("Roles", Form);
    }
}
