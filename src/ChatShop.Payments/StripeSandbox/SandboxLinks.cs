using ChatShop.Payments.StripeSandbox.Wire;

namespace ChatShop.Payments.StripeSandbox;

/// <summary>Addresses that calls name.</summary>
internal static class SandboxLinks
{
    /// <summary>The address as it was given.</summary>
    /// <exception cref="ApiFault">It is none.</exception>
    public static string Checked(Parameters given, string name, string link) =>
        Uri.TryCreate(link.Replace("{CHECKOUT_SESSION_ID}", "id", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? link
            : throw ApiFault.Invalid("Not a valid URL", "url_invalid", given.Named(name));
}
