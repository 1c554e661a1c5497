using ChatShop.Trade.Handovers;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Receipts;
using ChatShop.Trade.Sales;

namespace ChatShop.Trade;

/// <summary>What the market knows, for those who ask and change nothing.</summary>
public interface ITradeRecords
{
    /// <summary>What is known of a person: shop, address.</summary>
    Task<PersonTold> PersonAsync(PersonId person, CancellationToken cancellation);

    /// <summary>Those who run the market.</summary>
    Task<IReadOnlyList<PersonId>> OperatorsAsync(CancellationToken cancellation);

    /// <summary>Listings that can be bought and fit the words, best first; with no words, the newest.</summary>
    /// <param name="words">What is looked for.</param>
    /// <param name="limit">No more than these.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="wholeIsEnough">Where some hold all the words, nobody asks for those that only come near: that is quicker.</param>
    Task<IReadOnlyList<ListingFound>> FindListingsAsync(string? words, int limit, CancellationToken cancellation, bool wholeIsEnough = false);

    /// <summary>A seller's listings that are not taken away, oldest first.</summary>
    Task<IReadOnlyList<ListingTold>> ListingsOfAsync(PersonId seller, CancellationToken cancellation);

    /// <summary>One listing; null when there is none.</summary>
    Task<ListingTold?> ListingAsync(ListingId listing, CancellationToken cancellation);

    /// <summary>A shop and what can be bought there, newest first; null when there is no such shop.</summary>
    Task<ShopTold?> ShopAsync(ShopId shop, CancellationToken cancellation);

    /// <summary>What a person's shop sold in these days; nothing where there is no shop.</summary>
    Task<SalesTold> SalesAsync(PersonId seller, Days days, CancellationToken cancellation);

    /// <summary>Why these wishes can not be ordered now; null when they can. Nothing is set aside.</summary>
    Task<Refusal?> RefuseAsync(IReadOnlyList<Wish> wishes, CancellationToken cancellation);

    /// <summary>Whose shop it is.</summary>
    Task<PersonId> SellerAsync(ShopId shop, CancellationToken cancellation);

    /// <summary>What a person bought, newest first.</summary>
    Task<IReadOnlyList<OrderTold>> OrdersByAsync(PersonId buyer, int limit, CancellationToken cancellation);

    /// <summary>What was bought from a person's shop, newest first.</summary>
    Task<IReadOnlyList<OrderTold>> OrdersFromAsync(PersonId seller, int limit, CancellationToken cancellation);

    /// <summary>One order; null when there is none.</summary>
    Task<OrderTold?> OrderAsync(OrderNumber order, CancellationToken cancellation);

    /// <summary>Orders in dispute, the oldest first.</summary>
    Task<IReadOnlyList<OrderTold>> DisputesAsync(int limit, CancellationToken cancellation);

    /// <summary>What a person bought and money has come in for, newest first.</summary>
    Task<IReadOnlyList<OrderTold>> PaidByAsync(PersonId buyer, int limit, CancellationToken cancellation);

    /// <summary>What was bought from a person's shop and money has come in for, newest first.</summary>
    Task<IReadOnlyList<OrderTold>> PaidToAsync(PersonId seller, int limit, CancellationToken cancellation);

    /// <summary>What came in for an order and what went back; null while nothing has come in, and when there is no such order.</summary>
    Task<ReceiptTold?> ReceiptAsync(OrderNumber order, CancellationToken cancellation);

    /// <summary>Payments nobody made in time.</summary>
    Task<IReadOnlyList<PaymentId>> OverduePaymentsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Shipped orders that soon count as received and whose buyers were not asked yet.</summary>
    /// <param name="now">The time.</param>
    /// <param name="before">How long before they count as received their buyers are asked.</param>
    /// <param name="limit">No more than these.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<OrderNumber>> ArrivalsToAskAsync(DateTimeOffset now, TimeSpan before, int limit, CancellationToken cancellation);

    /// <summary>Shipped orders that count as received by now.</summary>
    Task<IReadOnlyList<OrderNumber>> OverdueReceiptsAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Handovers in which nobody has said anything since then.</summary>
    Task<IReadOnlyList<HandoverId>> SilentHandoversAsync(DateTimeOffset before, int limit, CancellationToken cancellation);
}
