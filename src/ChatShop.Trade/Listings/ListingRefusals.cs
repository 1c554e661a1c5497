namespace ChatShop.Trade.Listings;

/// <summary>The price is zero, below it, or more than <paramref name="Most"/>.</summary>
public sealed record PriceOutOfRange(Money Most) : Refusal;

/// <summary>The quantity is zero, below it, more than <paramref name="Most"/> or finer than four decimals.</summary>
public sealed record QuantityOutOfRange(decimal Most) : Refusal;

/// <summary>It is sold by <paramref name="Sold"/>, which can not be reckoned from <paramref name="Said"/>.</summary>
internal sealed record UnitsDiffer(string Product, Unit Sold, Unit Said) : Refusal;

/// <summary>Less is left than was asked for.</summary>
public sealed record NotEnoughStock(string Product, Quantity Left) : Refusal;

/// <summary>So little that it costs nothing.</summary>
public sealed record TooLittle(string Product, Unit Sold) : Refusal;

/// <summary>It can not be bought now: paused, sold out or taken away.</summary>
public sealed record NotForSale(string Product) : Refusal;

/// <summary>Nothing is left that could be sold again.</summary>
internal sealed record NothingLeft(string Product) : Refusal;

/// <summary>It shows as many photos as a listing can.</summary>
internal sealed record EnoughPhotos(string Product, int Most) : Refusal;

/// <summary>It takes no orders already.</summary>
internal sealed record AlreadyPaused(string Product) : Refusal;

/// <summary>It takes orders already.</summary>
internal sealed record AlreadyForSale(string Product) : Refusal;

/// <summary>The same seller has the same goods up already.</summary>
public sealed record AlreadyListed(string Product, Price Price, Quantity Available) : Refusal;

/// <summary>A name or word is empty or longer than <paramref name="Most"/> letters.</summary>
public sealed record TextOutOfRange(int Most) : Refusal;

/// <summary>No such listing is this person's.</summary>
public sealed record NoSuchListing : Refusal;
