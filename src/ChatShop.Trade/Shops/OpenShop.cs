namespace ChatShop.Trade.Shops;

/// <summary>Becomes a seller.</summary>
public sealed record OpenShop(PersonId Seller, string Name) : Command<ShopOpened>;

/// <summary>There is a new shop.</summary>
public sealed record ShopOpened(ShopId Shop, string Name) : Fact;

/// <summary>This person has a shop already.</summary>
public sealed record ShopOpenAlready(string Name) : Refusal;

/// <summary>This person has no shop, and what was asked needs one.</summary>
public sealed record NoShopYet : Refusal;
