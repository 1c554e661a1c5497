namespace ChatShop.Payments.StripeSandbox;

/// <summary>What the sandbox speaks.</summary>
internal static class Versions
{
    /// <summary>The one version of Stripe's API, the same that Stripe.net is pinned to.</summary>
    public const string Api = "2026-10-28.endive";
}
