using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;
using CsCheck;

namespace ChatShop.Trade.Tests;

/// <summary>What tests draw: money, quantities and prices as people could say them, and a few of each thing of the market.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly DeliverTo Home = new("李家村3组", "13812345678", "李雷");

    public static readonly PersonId Buyer = new(7);

    public static readonly PersonId Seller = new(1);

    /// <summary>The two who run the market.</summary>
    public static readonly PersonId[] Operators = [new(91), new(92)];

    /// <summary>Units between which every amount can be said exactly, both ways.</summary>
    public static readonly Gen<Unit> ExactMass = Gen.OneOf("g", "kg", "t", "jin", "liang").Select(Unit.Of);

    /// <summary>Every weight, pounds and ounces too.</summary>
    public static readonly Gen<Unit> Mass = Gen.OneOf("g", "kg", "t", "jin", "liang", "lb", "oz").Select(Unit.Of);

    public static readonly Gen<Unit> AnyUnit = Gen.OneOf(Unit.All.ToArray());

    /// <summary>More than none, at most <see cref="Quantity.Most"/>, at most four decimals.</summary>
    public static readonly Gen<decimal> SaneValue = Gen.OneOf(
        Gen.Int[1, 100].Select(value => (decimal)value),
        Gen.Long[1, (long)Quantity.Most * 10_000].Select(value => value / 10_000m));

    public static readonly Gen<Money> Money = Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Select(Cny);

    public static readonly Gen<Money> SanePrice = Gen.Long[1, Price.MostMinor].Select(Cny);

    /// <summary>Such as <c>2026-03-01 22:00 +08:00</c>.</summary>
    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    public static Money Cny(long fen) => new(fen, Currency.Cny);

    public static Quantity Jin(decimal value) => new(value, Unit.Jin);

    public static Quantity Of(decimal value, string unit) => new(value, Unit.Of(unit));

    public static Price PerJin(long fen) => new(Cny(fen), Jin(1));

    /// <summary>A listing of that many jin.</summary>
    public static Listing Listing(decimal jin = 500, long fenPerJin = 500) => Listing(Jin(jin), PerJin(fenPerJin));

    public static Listing Listing(Quantity stock, Price price, long id = 1, long shop = 1) =>
        Trade.Listings.Listing.Publish(new ListingId(id), new ShopId(shop), new Offer("红富士苹果", price, stock), Morning).Fact
            ?? throw new InvalidOperationException("Can't be published.");

    public static Placement Placement(PaymentMethod method = PaymentMethod.Online) => new(
        Buyer, Home, method, method == PaymentMethod.Online ? new PaymentId(1) : null, Morning, Morning.AddMinutes(30));

    /// <summary>An order for these lines' totals.</summary>
    public static Order Order(PaymentMethod method = PaymentMethod.Online, params long[] fen) => Trade.Orders.Order.Place(
        new OrderNumber(1001), new ShopId(1), "key", Placement(method),
        [.. (fen.Length == 0 ? [5000] : fen).Select(total => new OrderLine(new ListingId(1), "红富士苹果", Jin(10), PerJin(500), Cny(total)))]);

    /// <summary>An order as people are told it.</summary>
    public static OrderTold Told(
        OrderStatus status = OrderStatus.Placed, PaymentMethod method = PaymentMethod.Online, long number = 1001, long seller = 1, bool isClaimed = false) =>
        new(
            new OrderNumber(number), new ShopId(seller), "王婶的店", new PersonId(seller), Buyer, [], Cny(100), method,
            new PaymentId(1), status, Home, null, "key")
        { IsClaimed = isClaimed };

    /// <summary>Who hears of a fact, and as what.</summary>
    public static IEnumerable<(PersonId To, string Role)> Heard(Fact fact) => fact.Notices.Select(notice => (notice.To, notice.Role));
}
