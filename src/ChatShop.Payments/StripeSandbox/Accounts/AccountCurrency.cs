namespace ChatShop.Payments.StripeSandbox.Accounts;

/// <summary>What money is kept in where an account is. The sandbox never converts.</summary>
internal static class AccountCurrency
{
    /// <summary>The currency of a country, such as <c>cny</c>; <c>eur</c> where nothing else is known.</summary>
    public static string Of(string country) => country switch
    {
        "CN" => "cny",
        "HK" => "hkd",
        "SG" => "sgd",
        "US" => "usd",
        "GB" => "gbp",
        "AU" => "aud",
        "CA" => "cad",
        "NZ" => "nzd",
        _ => "eur",
    };
}
