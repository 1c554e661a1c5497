using ChatShop.Trade.Handovers;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;

namespace ChatShop.Trade;

/// <summary>What the market knows, for those who ask and change nothing.</summary>
public interface ITradeRecords : IPaymentRecords
{
    /// <summary>What is known of a person: shop, address.</summary>
    Task<PersonTold> PersonAsync(PersonId person, CancellationToken cancellation);

    /// <summary>Listings that can be bought and fit the words, best first; with no words, the newest.</summary>
    Task<IReadOnlyList<ListingFound>> FindListingsAsync(string? words, int limit, CancellationToken cancellation);

    /// <summary>A seller's listings that are not taken away, oldest first.</summary>
    Task<IReadOnlyList<ListingTold>> ListingsOfAsync(PersonId seller, CancellationToken cancellation);

    /// <summary>One listing; null when there is none.</summary>
    Task<ListingTold?> ListingAsync(ListingId listing, CancellationToken cancellation);

    /// <summary>Why these wishes can not be ordered now; null when they can. Nothing is set aside.</summary>
    Task<Refusal?> RefuseAsync(IReadOnlyList<Wish> wishes, CancellationToken cancellation);

    /// <summary>Whose shop it is.</summary>
    Task<PersonId> SellerAsync(ShopId shop, CancellationToken cancellation);

    /// <summary>The people who run the market.</summary>
    Task<IReadOnlyList<PersonId>> OperatorsAsync(CancellationToken cancellation);

    /// <summary>What a person bought, newest first.</summary>
    Task<IReadOnlyList<OrderTold>> OrdersByAsync(PersonId buyer, int limit, CancellationToken cancellation);

    /// <summary>What was bought from a person's shop, newest first.</summary>
    Task<IReadOnlyList<OrderTold>> OrdersFromAsync(PersonId seller, int limit, CancellationToken cancellation);

    /// <summary>One order; null when there is none.</summary>
    Task<OrderTold?> OrderAsync(OrderNumber order, CancellationToken cancellation);

    /// <summary>Payments nobody made in time.</summary>
    Task<IReadOnlyList<PaymentId>> OverduePaymentsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Shipped orders that count as received by now.</summary>
    Task<IReadOnlyList<OrderNumber>> OverdueReceiptsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Handovers in which nobody has said anything since then.</summary>
    Task<IReadOnlyList<HandoverId>> SilentHandoversAsync(DateTimeOffset before, int limit, CancellationToken cancellation);
}

/// <summary>What is known of a person.</summary>
public sealed record PersonTold(PersonId Id, string Channel, string User, string Conversation, ShopId? Shop, string? ShopName, DeliverTo? DeliverTo);

/// <summary>A listing as people are told it.</summary>
public sealed record ListingTold(
    ListingId Id, ShopId Shop, string ShopName, string Product, Price Price, Quantity Stock, Quantity Reserved,
    ListingStatus Status, DateOnly? AvailableFrom, IReadOnlyList<string> Photos, decimal? ShopRating = null)
{
    /// <summary>The name of the photo shown in lists; null without one.</summary>
    public string? Photo => Photos.Count > 0 ? Photos[0] : null;

    /// <summary>What can still be ordered, in the unit it is priced in.</summary>
    public Quantity Available => (Stock - Reserved).In(Price.Per.Unit);

    /// <summary>The status as texts name it, such as <c>soldOut</c>.</summary>
    public string StatusName => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(Status.ToString());
}

/// <summary>A listing and how well it fits the words: 1 when all of them are in its name.</summary>
public sealed record ListingFound(ListingTold Listing, decimal Fit);

/// <summary>A payment with the orders it is for.</summary>
public sealed record PaymentTold(Payment Payment, IReadOnlyList<OrderTold> Orders);
