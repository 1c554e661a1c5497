namespace ChatShop.Server.Pages.Market;

/// <summary>Where the market stands, for links that leave it: shared cards, codes, search engines.</summary>
/// <param name="Url">What links begin with.</param>
internal sealed record MarketAddress(Uri Url)
{
    /// <summary>The whole link of a path.</summary>
    public string Of(string path) => new Uri(Url, path).AbsoluteUri;
}
