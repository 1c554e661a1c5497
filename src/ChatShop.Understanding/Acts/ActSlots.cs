namespace ChatShop.Understanding.Acts;

/// <summary>Which values an act may carry.</summary>
[Flags]
internal enum Carries
{
    None = 0,
    Product = 1,
    Price = 2,
    Stock = 4,
    Quantity = 8,
    Items = 16,
    Place = 32,
    Order = 64,
    Shipment = 128,
    Amount = 256,
    Rating = 512,
    Date = 1024,
    Name = 2048,
    Language = 4096,
}

/// <summary>The table of the contract: each intent with the slots it has.</summary>
internal static class ActSlots
{
    private static readonly Dictionary<string, Carries> Table = new()
    {
        ["language.switch"] = Carries.Language,
        ["shop.open"] = Carries.Name,
        ["listing.create"] = Carries.Product | Carries.Price | Carries.Stock | Carries.Date,
        ["listing.price"] = Carries.Product | Carries.Price,
        ["listing.stock"] = Carries.Product | Carries.Stock,
        ["listing.restock"] = Carries.Product | Carries.Stock,
        ["listing.pause"] = Carries.Product,
        ["listing.resume"] = Carries.Product,
        ["listing.delete"] = Carries.Product,
        ["order.ship"] = Carries.Order | Carries.Shipment,
        ["order.reject"] = Carries.Order,
        ["order.refund"] = Carries.Order | Carries.Amount,
        ["report.sales"] = Carries.Date,
        ["search"] = Carries.Product,
        ["order.create"] = Carries.Items | Carries.Place | Carries.Date,
        ["cart.add"] = Carries.Items,
        ["cart.remove"] = Carries.Items,
        ["order.status"] = Carries.Order,
        ["order.cancel"] = Carries.Order,
        ["order.received"] = Carries.Order,
        ["order.complain"] = Carries.Order,
        ["order.change"] = Carries.Order | Carries.Items | Carries.Quantity | Carries.Place | Carries.Date,
        ["order.repeat"] = Carries.Order,
        ["review.write"] = Carries.Order | Carries.Rating,
        ["group.start"] = Carries.Product | Carries.Price | Carries.Quantity | Carries.Date,
        ["group.join"] = Carries.Items,
        ["trace.show"] = Carries.Product | Carries.Order,
        ["market.price"] = Carries.Product,
        ["payout.request"] = Carries.Amount,
        ["loan.apply"] = Carries.Amount,
        ["address.set"] = Carries.Place,
        ["inform"] = (Carries)int.MaxValue & ~(Carries.Stock | Carries.Items | Carries.Language | Carries.Name),
    };

    /// <summary>The acts that carry nothing.</summary>
    private static readonly string[] Bare =
        ["greet", "thanks", "help", "yes", "no", "cancel", "human.handover", "shop.share", "listing.mine", "order.incoming", "cart.show", "checkout", "balance.show", "loan.show", "none"];

    /// <summary>Every intent of the contract.</summary>
    public static IReadOnlySet<string> Intents { get; } = Table.Keys.Concat(Bare).ToHashSet();

    /// <summary>What an intent carries; nothing for one that is said by itself.</summary>
    public static Carries Of(string intent) => Table.GetValueOrDefault(intent);
}
