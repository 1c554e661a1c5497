namespace ChatShop.Payments.StripeSandbox.Wire;

/// <summary>Parameters that only some texts will do for.</summary>
internal static class CallTerms
{
    /// <summary>What is paid in: each of two decimals.</summary>
    private static readonly string[] Currencies = ["aud", "cad", "cny", "eur", "gbp", "hkd", "nzd", "sgd", "usd"];

    /// <summary>A currency that must be there, in small letters.</summary>
    public static string Currency(this Parameters given) =>
        given.OneOf("currency", given.Needed("currency").ToLowerInvariant(), Currencies);

    /// <summary>A link that leads somewhere by http.</summary>
    public static string Link(this Parameters given, string name, string link) =>
        Uri.TryCreate(link.Replace("{CHECKOUT_SESSION_ID}", "id", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? link
            : throw ApiFault.Invalid("Not a valid URL", "url_invalid", given.Named(name));

    /// <summary>One of the words Stripe knows.</summary>
    public static string OneOf(this Parameters given, string name, string value, params ReadOnlySpan<string> known) =>
        known.Contains(value) ? value : throw ApiFault.Invalid($"Invalid {name}: {value}", null, given.Named(name));

    /// <summary>true or false; null when it was not given.</summary>
    public static bool? Flag(this Parameters given, string name) => given.Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw ApiFault.Invalid($"Invalid boolean: {other}", null, given.Named(name)),
    };
}
