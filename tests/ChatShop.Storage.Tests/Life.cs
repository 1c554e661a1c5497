using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;

namespace ChatShop.Storage.Tests;

/// <summary>Orders, payments, changes, complaints, refunds, late money and all the rest, drawn by chance.</summary>
internal sealed class Life(TestMarket market, Random chance, PersonId seller, PersonId buyer, ListingId listing)
{
    private readonly List<OrdersPlaced> placed = [];
    private readonly List<OrderChanged> changes = [];
    private int refunds;

    private OrdersPlaced? Some => placed.Count == 0 ? null : placed[chance.Next(placed.Count)];

    private OrderNumber Number => Some?.Orders[0].Number ?? default;

    /// <summary>Something happens, or is tried.</summary>
    public Task LiveADayAsync() => chance.Next(17) switch
    {
        0 or 1 or 2 => BuyAsync(),
        3 or 4 => PayAsync(),
        5 => CancelAsync(),
        6 => RunOutAsync(),
        7 => market.TryAsync(seller, new ShipOrder(seller, Number, new Shipment(null, null))),
        8 => market.TryAsync(chance.Next(2) == 0 ? buyer : null, new ReceiveOrder(buyer, Number)),
        9 or 10 => ChangeAsync(),
        11 => PayDifferenceAsync(),
        12 => market.TryAsync(buyer, new DisputeOrder(buyer, Number, "烂了三个")),
        13 or 14 => CollectAsync(),
        15 => market.TryAsync(chance.Next(2) == 0 ? buyer : null, new ExpireCodeOrder(Number, Some?.PayBy ?? default)),
        _ => RefundAsync(),
    };

    /// <summary>What nobody paid the difference of stays as it was.</summary>
    /// <returns>Every order there was.</returns>
    public async Task<IReadOnlyList<OrderNumber>> EndAsync()
    {
        foreach (var change in changes)
            await market.TryAsync(null, new ExpireOrders(change.Payment!.Value));
        return [.. placed.SelectMany(it => it.Orders).Select(it => it.Number)];
    }

    private async Task BuyAsync()
    {
        var method = chance.Next(4) == 0 ? PaymentMethod.CashOnDelivery : PaymentMethod.Online;
        if ((await market.TryAsync(buyer, TestMarket.Wish(buyer, listing, chance.Next(1, 30), method))).Fact is { } fact)
            placed.Add(fact);
    }

    private async Task PayAsync()
    {
        if (Some is { Payment: not null } order)
            await GiveBackAsync((await market.TryAsync(null, TestMarket.Payment(order))).Fact?.Refunds);
    }

    private async Task CancelAsync() => await GiveBackAsync((await market.TryAsync(buyer, new CancelOrder(buyer, Number))).Fact?.Refunds);

    private async Task RunOutAsync()
    {
        if (Some is not { Payment: { } payment } order)
            return;
        await market.TryAsync(null, chance.Next(2) == 0 ? new ExpireOrders(payment) : new ExpireOrders(new PaymentId(999)));
        await market.TryAsync(buyer, new PayOnDelivery(buyer, order.Orders[0].Number));
    }

    /// <summary>Straight to the seller: chosen, said, answered, thought better of.</summary>
    private async Task CollectAsync()
    {
        var number = Number;
        await market.TryAsync(buyer, new PayByCode(buyer, number, null, "zh-CN"));
        if (chance.Next(2) == 0)
            await market.TryAsync(buyer, new ClaimPaid(buyer, number, []));
        if (chance.Next(3) == 0)
            await market.TryAsync(seller, new DenyPaid(seller, number));
        if (chance.Next(2) == 0)
            await market.TryAsync(seller, new ConfirmPaid(seller, number));
        else if ((await market.TryAsync(buyer, new PayOnline(buyer, number, "zh-CN"))).Fact is { } online && chance.Next(2) == 0)
            await GiveBackAsync((await market.TryAsync(null, TestMarket.Payment(online.Payment, online.Total))).Fact?.Refunds);
    }

    private async Task ChangeAsync()
    {
        var change = new ChangeOrder(buyer, Number, null, null, [new Wish(listing, new Quantity(chance.Next(0, 40), Unit.Jin))], "zh-CN");
        if ((await market.TryAsync(buyer, change)).Fact is not { } changed)
            return;
        await GiveBackAsync(changed.Refunds);
        if (changed.Payment is not null)
            changes.Add(changed);
    }

    private async Task PayDifferenceAsync()
    {
        if (changes.Count == 0)
            return;
        var due = changes[chance.Next(changes.Count)];
        await GiveBackAsync((await market.TryAsync(null, TestMarket.Payment(due.Payment!.Value, due.Due!.Value))).Fact?.Refunds);
    }

    private async Task RefundAsync()
    {
        Money? amount = chance.Next(3) == 0 ? null : new Money(chance.Next(1, 3000), Currency.Cny);
        await GiveBackAsync((await market.TryAsync(seller, new RefundOrder(seller, Number, amount))).Fact?.Refunds);
    }

    private async Task GiveBackAsync(IReadOnlyList<RefundId>? back)
    {
        foreach (var refund in back ?? [])
            await market.ActAsync(null, new RecordRefund(refund, new ProviderRefund($"re_{++refunds}", ProviderRefundStatus.Succeeded)));
    }
}
