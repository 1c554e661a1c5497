using ChatShop.Trade.Listings;
using ChatShop.Trade.People;
using ChatShop.Trade.Presales;

namespace ChatShop.Trade.Orders;

/// <summary>How a wish becomes orders: what may be ordered together, and what it costs.</summary>
public static class Placing
{
    /// <summary>The most one payment can be, in smallest units: eight digits, the limit of card networks.</summary>
    public const long MostMinor = 99_999_999;

    /// <summary>Why these wishes can not become orders; null when they can.</summary>
    public static Refusal? Refuse(IReadOnlyList<Wish> wishes, IReadOnlyDictionary<ListingId, Listing> listings)
    {
        var asked = new Dictionary<ListingId, Quantity>();
        var totals = new List<Money>();
        foreach (var wish in wishes)
        {
            if (!listings.TryGetValue(wish.Listing, out var listing))
                return new NoSuchListing();
            Quantity? already = asked.TryGetValue(wish.Listing, out var quantity) ? quantity : null;
            if (listing.RefuseOrder(wish.Quantity, already) is { } refusal)
                return refusal;
            asked[wish.Listing] = (already ?? Quantity.Zero(listing.Stock.Unit)) + wish.Quantity;
            totals.Add(listing.Price.For(wish.Quantity));
        }
        if (wishes.Count > 1 && wishes.Select(wish => listings[wish.Listing]).FirstOrDefault(listing => listing.IsPresale) is { } ahead)
            return new PresaleAlone(ahead.Product);
        if (totals.Select(total => total.Currency).Distinct().Count() > 1)
            return new CurrenciesDiffer();
        var most = new Money(MostMinor, totals[0].Currency);
        return Money.Sum(totals) > most ? new TotalOutOfRange(most) : null;
    }

    /// <summary>Why so much can not be one payment; null when it can.</summary>
    public static Refusal? RefuseTotal(Money total) => new Money(MostMinor, total.Currency) is var most && total > most ? new TotalOutOfRange(most) : null;

    /// <summary>Sets the goods aside and writes the orders, one for each shop. The caller has asked <see cref="Refuse"/>.</summary>
    /// <param name="wishes">What is wanted.</param>
    /// <param name="listings">The listings wished for.</param>
    /// <param name="placement">What the orders share.</param>
    /// <param name="next">Gives the next order's number and its page's key.</param>
    public static IReadOnlyList<Order> Place(
        IReadOnlyList<Wish> wishes, IReadOnlyDictionary<ListingId, Listing> listings, Placement placement,
        Func<(OrderNumber Number, string Key)> next)
    {
        var orders = new List<Order>();
        foreach (var shop in wishes.GroupBy(wish => listings[wish.Listing].Shop))
        {
            var lines = shop.Select(wish => Line(listings[wish.Listing], wish.Quantity)).ToList();
            var (number, key) = next();
            orders.Add(Order.Place(number, shop.Key, key, placement, lines));
        }
        foreach (var order in orders)
            if (listings[order.Lines[0].Listing].Deposit is { } deposit)
                order.TakeDeposit(deposit);
        foreach (var line in orders.SelectMany(order => order.Lines))
        {
            listings[line.Listing].Reserve(line.Quantity);
            if (placement.Method == PaymentMethod.CashOnDelivery)
                listings[line.Listing].Sell(line.Quantity);
        }
        return orders;
    }

    /// <summary>A line keeps the quantity in the unit the goods are priced in, so that 10 公斤 of goods sold by 斤 reads 20 斤.</summary>
    internal static OrderLine Line(Listing listing, Quantity quantity, Price? agreed = null)
    {
        var price = agreed ?? listing.Price;
        var sold = quantity.In(price.Per.Unit);
        return new OrderLine(listing.Id, listing.Product, sold, price, price.For(sold));
    }
}

/// <summary>What all orders of one placing share.</summary>
/// <param name="Group">The group buy they join; null for none.</param>
public sealed record Placement(
    PersonId Buyer, DeliverTo DeliverTo, PaymentMethod Method, PaymentId? Payment, DateTimeOffset At, DateTimeOffset PayBy, DateOnly? WantedOn = null, decimal? FeePercent = null, GroupId? Group = null);
