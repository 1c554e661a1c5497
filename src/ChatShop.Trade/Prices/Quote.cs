using ChatShop.Trade.Listings;

namespace ChatShop.Trade.Prices;

/// <summary>What goods cost once: what somebody paid, or what somebody asks now.</summary>
/// <param name="Shop">Who sells.</param>
/// <param name="Price">The price.</param>
/// <param name="Day">The market's day on which it was paid; today for what is asked now.</param>
public sealed record Quote(ShopId Shop, Price Price, DateOnly Day);
