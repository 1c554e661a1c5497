using ChatShop.Trade.Presales;

namespace ChatShop.Trade.Listings;

/// <summary>What a seller wants to put up.</summary>
/// <param name="Deposit">Where it is sold before it is harvested: what of its price is paid at once; null where it is not.</param>
public sealed record Offer(
    string Product,
    Price Price,
    Quantity Stock,
    DateOnly? AvailableFrom = null,
    IReadOnlyList<string>? Photos = null,
    DepositAsked? Deposit = null)
{
    /// <summary>The most letters a product's name may have.</summary>
    public const int LongestProduct = 60;

    /// <summary>The most photos one listing shows.</summary>
    public const int MostPhotos = 9;
}
