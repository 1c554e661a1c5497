namespace ChatShop.Trade.Shipping;

/// <summary>What it costs to send goods of a shop somewhere: by where, and by each kilogram more than the first.</summary>
/// <param name="Rates">What each zone costs; a province or country named by itself goes before the zone it is in.</param>
/// <param name="PerMoreKg">What each further kilogram begun costs; null for nothing.</param>
public sealed record FreightTerms(IReadOnlyList<FreightRate> Rates, Money? PerMoreKg = null)
{
    /// <summary>In the market's own province.</summary>
    public const string Home = "home";

    /// <summary>In any other province.</summary>
    public const string Away = "away";

    /// <summary>In any other country.</summary>
    public const string Abroad = "abroad";

    /// <summary>The most that may be asked, in main units.</summary>
    public const decimal Most = 10_000m;

    private const decimal GramsInKg = 1000m;

    /// <summary>Why these can not be a shop's; null when they can.</summary>
    public Refusal? Refuse()
    {
        var prices = Rates.Select(rate => rate.Price).Concat(PerMoreKg is { } more ? [more] : []).ToList();
        return Rates.Count == 0 || prices.Any(price => price.Minor < 0 || price.Amount > Most) || prices.Select(price => price.Currency).Distinct().Count() > 1
            ? new FreightOutOfRange(Money.Of(Most, prices.Select(price => price.Currency).FirstOrDefault()))
            : null;
    }

    /// <summary>What sending these goods costs.</summary>
    /// <param name="place">Where to. Where no province is named it is the neighbourhood, and costs nothing.</param>
    /// <param name="homeProvince">The market's own province, by its code; null where it is not known.</param>
    /// <param name="goods">What is sent: what is not sold by weight counts as no weight.</param>
    /// <returns>The freight; null where it costs nothing; or a refusal where the shop sends nothing.</returns>
    public (Freight? Freight, Refusal? Refusal) For(Place place, string? homeProvince, IEnumerable<Quantity> goods)
    {
        string[] zones = place switch
        {
            { Country: { } country } => [country, Abroad],
            { Province: { } province } => [province, province == homeProvince ? Home : Away],
            _ => [],
        };
        var rate = zones.Select(zone => Rates.FirstOrDefault(it => it.Zone == zone)).FirstOrDefault(it => it is not null);
        if (rate is null)
            return zones.Length == 0 || zones[1] == Home ? (null, null) : (null, new NotSentThere());
        if (rate.Price.Minor == 0)
            return (null, null);
        return (new Freight(rate.Zone, PerMoreKg is { } more ? rate.Price + more with { Minor = checked(more.Minor * MoreKg(goods)) } : rate.Price), null);
    }

    private static long MoreKg(IEnumerable<Quantity> goods)
    {
        var grams = goods.Where(it => it.Unit.Dimension == Dimension.Mass).Sum(it => it.Value * it.Unit.Size);
        return (long)Math.Ceiling(Math.Max(0m, grams - GramsInKg) / GramsInKg);
    }
}

/// <summary>What sending into one zone costs.</summary>
/// <param name="Zone">A zone of <see cref="FreightTerms"/>, or the code of a province or country.</param>
/// <param name="Price">Up to one kilogram, or whatever is not weighed.</param>
public sealed record FreightRate(string Zone, Money Price);

/// <summary>What sending an order costs: part of what its buyer pays, and of what its seller gets.</summary>
/// <param name="Zone">The zone it was reckoned for.</param>
/// <param name="Price">How much.</param>
public sealed record Freight(string Zone, Money Price);

/// <summary>A seller says what sending costs.</summary>
/// <param name="Terms">The terms; null to send for nothing again.</param>
public sealed record SetFreight(PersonId Seller, FreightTerms? Terms) : Command<FreightSet>;

/// <summary>From now on sending costs this.</summary>
public sealed record FreightSet(ShopId Shop, FreightTerms? Terms) : Fact;

/// <summary>A freight must be from 0 to so much.</summary>
public sealed record FreightOutOfRange(Money Most) : Refusal;

/// <summary>The shop does not send there.</summary>
public sealed record NotSentThere(string ShopName = "") : Refusal;
