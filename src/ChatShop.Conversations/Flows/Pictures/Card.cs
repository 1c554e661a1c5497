namespace ChatShop.Conversations.Flows.Pictures;

/// <summary>What a seller hands out: the shop's name, some of its goods, and a code that leads to its page.</summary>
/// <param name="Name">The shop's name.</param>
/// <param name="Goods">Some goods with their prices; may be empty.</param>
/// <param name="Invitation">What stands below the code.</param>
/// <param name="Link">Where the code leads.</param>
public sealed record Card(string Name, IReadOnlyList<CardLine> Goods, string Invitation, Uri Link);

/// <summary>Goods on a card.</summary>
public sealed record CardLine(string Product, string Price);
