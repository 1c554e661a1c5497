using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;

namespace ChatShop.Trade.Presales;

/// <summary>The harvest is in: whoever has paid a deposit is asked for the rest.</summary>
public sealed record BeginDelivery(PersonId Seller, ListingId Listing) : Command<HarvestIn>, IAboutListing;

/// <summary>The seller can not deliver, or has said nothing for too long: everything goes back whole, and the goods are sold no more.</summary>
/// <param name="Seller">Who says so; null for the clock.</param>
public sealed record GiveUpHarvest(PersonId? Seller, ListingId Listing) : Command<HarvestLost>, IAboutListing;

/// <summary>The day of the harvest has come: the seller is asked whether it is in. Done by the clock, once.</summary>
public sealed record AskHarvest(ListingId Listing) : Command<HarvestAsked>, IAboutListing;

/// <summary>The buyer wants to pay the rest now.</summary>
/// <param name="Locale">The language of the pay page.</param>
public sealed record PayRest(PersonId Buyer, OrderNumber Order, string Locale) : Command<RestAsked>, IAboutOrder;

/// <summary>The last day to pay the rest has come: the buyer is told once more. Done by the clock.</summary>
public sealed record RemindOfRest(OrderNumber Order) : Command<RestReminded>, IAboutOrder;

/// <summary>The buyer does not want the goods any more, and knows that the deposit stays with the seller.</summary>
public sealed record LeaveDeposit(PersonId Buyer, OrderNumber Order) : Command<DepositLeft>, IAboutOrder;

/// <summary>Nobody paid the rest in time. Done by the clock.</summary>
/// <param name="RestBy">Until when it waited.</param>
public sealed record LapseRest(OrderNumber Order, DateTimeOffset RestBy) : Command<DepositLeft>, IAboutOrder;
