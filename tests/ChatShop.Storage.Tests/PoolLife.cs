using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Pools;

namespace ChatShop.Storage.Tests;

/// <summary>What may happen to goods that several sell together.</summary>
public enum PoolDeed
{
    Order,
    OrderForCash,
    Pay,
    Change,
    Cancel,
    Reject,
    RunOut,
    Ship,
    Receive,
    Refund,
    RefundAll,
    Bring,
    Leave,
    CountAgain,
    RestockOwn,
}

/// <summary>One pool, lived through in the order given; whatever is refused changes nothing.</summary>
internal sealed class PoolLife(TestMarket market, PersonId host, IReadOnlyList<PersonId> farmers, IReadOnlyList<PersonId> buyers)
{
    private static int refunds;
    private static int pools;

    private readonly List<OrdersPlaced> placed = [];
    private string code = "";

    public ListingId Listing { get; private set; }

    public PoolId Pool { get; private set; }

    public IReadOnlyList<OrderNumber> Orders => [.. placed.Select(it => it.Orders[0].Number)];

    public async Task BeginAsync(decimal percent)
    {
        Listing = (await market.PublishAsync(host, $"{Interlocked.Increment(ref pools)}号合伙苹果", 333, 40)).Listing;
        await OrderAsync(buyers[0], 3, PaymentMethod.CashOnDelivery); // Before there is a pool: the shop's own.
        await OrderAsync(buyers[0], 4, PaymentMethod.Online);
        var opened = await market.ActAsync(host, new OpenPool(host, Listing, percent));
        (Pool, code) = (opened.Pool, opened.Code);
        foreach (var farmer in farmers)
            await BringAsync(farmer, 20);
    }

    public async Task DoAsync(PoolDeed deed, int which)
    {
        var (buyer, farmer) = (buyers[which % buyers.Count], farmers[which % farmers.Count]);
        var some = placed[which % placed.Count];
        var (number, who) = (some.Orders[0].Number, some.Orders[0].Buyer);
        await (deed switch
        {
            PoolDeed.Order => OrderAsync(buyer, 1 + (which % 17), PaymentMethod.Online),
            PoolDeed.OrderForCash => OrderAsync(buyer, 1 + (which % 7), PaymentMethod.CashOnDelivery),
            PoolDeed.Pay when some.Payment is not null => BackAsync(market.TryAsync(null, TestMarket.Payment(some)), fact => fact.Refunds),
            PoolDeed.Change => BackAsync(market.TryAsync(who, new ChangeOrder(who, number, null, null, [new Wish(Listing, new Quantity((which % 23) / 2m, Unit.Jin))], "zh-CN")), fact => fact.Refunds),
            PoolDeed.Cancel => BackAsync(market.TryAsync(who, new CancelOrder(who, number)), fact => fact.Refunds),
            PoolDeed.Reject => BackAsync(market.TryAsync(host, new RejectOrder(host, number)), fact => fact.Refunds),
            PoolDeed.RunOut when some.Payment is { } payment => market.TryAsync(null, new ExpireOrders(payment)),
            PoolDeed.Ship => market.TryAsync(host, new ShipOrder(host, number, new Shipment(null, null))),
            PoolDeed.Receive => market.TryAsync(who, new ReceiveOrder(who, number)),
            PoolDeed.Refund => BackAsync(market.TryAsync(host, new RefundOrder(host, number, new Money(1 + (which % 900), Currency.Cny))), fact => fact.Refunds),
            PoolDeed.RefundAll => BackAsync(market.TryAsync(host, new RefundOrder(host, number, null)), fact => fact.Refunds),
            PoolDeed.Bring => BringAsync(farmer, (1 + (which % 50)) / 2m),
            PoolDeed.Leave => market.TryAsync(farmer, new LeavePool(farmer, Pool)),
            PoolDeed.CountAgain => market.TryAsync(host, new RestateStock(host, Listing, new Quantity(which % 90, Unit.Jin))),
            PoolDeed.RestockOwn => market.TryAsync(host, new RestockListing(host, Listing, new Quantity(1 + (which % 5), Unit.Kg))),
            _ => Task.CompletedTask,
        });
    }

    private Task BringAsync(PersonId farmer, decimal jin) => market.TryAsync(farmer, new JoinPool(farmer, code, new Quantity(jin, Unit.Jin), $"{farmer}的果园"));

    private async Task OrderAsync(PersonId buyer, decimal jin, PaymentMethod method)
    {
        if ((await market.TryAsync(buyer, TestMarket.Wish(buyer, Listing, jin, method))).Fact is { } fact)
            placed.Add(fact);
    }

    private async Task BackAsync<TFact>(Task<Result<TFact>> act, Func<TFact, IEnumerable<RefundId>> back) where TFact : Fact
    {
        if ((await act).Fact is { } fact)
            foreach (var refund in back(fact))
                await market.ActAsync(null, new RecordRefund(refund, new ProviderRefund($"re_p{Interlocked.Increment(ref refunds)}", ProviderRefundStatus.Succeeded)));
    }
}
