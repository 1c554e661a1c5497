using System.Text.RegularExpressions;

namespace ChatShop.House.Habits;

/// <summary>What must never be in a repository that everybody reads.</summary>
internal static partial class SecretRule
{
    /// <summary>Keys that open something: those of a payment provider, of a cloud, of a code host; private keys; tokens.</summary>
    public static IEnumerable<Finding> Secrets(HouseFile file) => file.Where(line => Secret().IsMatch(line)
        ? "this looks like a secret: take it away and have it made anew where it was given out" : null);

    /// <summary>Settings that ship with a value where only the one who deploys can have one.</summary>
    public static IEnumerable<Finding> Defaults(HouseFile settings) => settings.Where(line => FilledSetting().IsMatch(line)
        ? "a default secret is everybody's secret: the default is empty" : null);

    /// <summary>Package feeds, which are the affair of the machine that restores.</summary>
    public static IEnumerable<Finding> Feeds(HouseFile file) => file.Where(line => Feed().IsMatch(line)
        ? "a package feed is named: where packages come from is set on the machine, not here" : null);

    /// <summary>Places on one person's disk.</summary>
    public static IEnumerable<Finding> Places(HouseFile file) => file.Where(line => Place().IsMatch(line)
        ? "a place on somebody's disk: write it from the top of the repository" : null);

    [GeneratedRegex(@"\b[sr]k_live_\w{8}|\bwhsec_[A-Za-z0-9]{16}|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{20}|\bxox[abp]-\w{8}|" +
        @"-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{16,}\.eyJ[\w-]{16,}\.")]
    private static partial Regex Secret();

    [GeneratedRegex("\"(\\w*(Key|Secret|Token|Password)|ConnectionString)\"\\s*:\\s*\"[^\"]")]
    private static partial Regex FilledSetting();

    [GeneratedRegex(@"https?://[^/\s""'<>]*\b(nuget|npmjs|pypi|artifactory|nexus|registry|proget|feeds?|mirrors?)\b" +
        @"|<package[S]ources>|\bRestore[S]ources\b", RegexOptions.IgnoreCase)]
    private static partial Regex Feed();

    [GeneratedRegex(@"(?<![\w.}/*])/(home|Users|root|work|mnt|workspace)/\w|\b[A-Za-z]:\\+(Users|src|dev|work|repos)\b")]
    private static partial Regex Place();
}
