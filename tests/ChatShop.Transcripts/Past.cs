using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Payouts;
using Microsoft.Extensions.DependencyInjection;

namespace ChatShop.Transcripts;

/// <summary>What was bought, paid and sent before a transcript begins; what people were told of it they have read.</summary>
internal sealed class Past(RunningShop shop)
{
    /// <summary>The last digits of the card whose bank takes the money back.</summary>
    private const string ContestedCard = "0259";

    private ITradeRecords Records => shop.Services.GetRequiredService<ITradeRecords>();

    /// <summary>Somebody has bought something.</summary>
    /// <param name="buyer">Who, with an address.</param>
    /// <param name="wish">How much of what.</param>
    /// <param name="how">Empty, <c>by card 4000…</c> or <c>for cash</c>.</param>
    /// <param name="until">Empty, <c>shipped</c> or <c>received</c>.</param>
    public async Task BuyAsync(PersonId buyer, (decimal Count, string Unit, string Product) wish, string how, string until)
    {
        var listing = (await Records.FindListingsAsync(wish.Product, 1, CancellationToken.None))[0].Listing;
        var method = how == "for cash" ? PaymentMethod.CashOnDelivery : PaymentMethod.Online;
        var deliverTo = (await Records.PersonAsync(buyer, CancellationToken.None)).DeliverTo!;
        var placed = await shop.ActAsync(buyer, new PlaceOrder(buyer, [new Wish(listing.Id, new Quantity(wish.Count, Unit.Of(wish.Unit)))], deliverTo, method, "zh-CN", null));
        if (placed.Payment is { } payment)
        {
            var page = await shop.Services.GetRequiredService<ICashier>().PayUrlAsync(payment, CancellationToken.None);
            await new Payer(shop.Http).PayAsync(page!, how, refuses: false);
            await shop.Notices.ArriveAsync(shop.CatchUpAsync);
            if (how.EndsWith(ContestedCard, StringComparison.Ordinal))
                await ContestAsync();
        }
        var order = placed.Orders[0];
        if (until.Length > 0)
            await shop.ActAsync(order.Seller, new ShipOrder(order.Seller, order.Number, new Shipment(null, null)));
        if (until == "received")
            await shop.ActAsync(buyer, new ReceiveOrder(buyer, order.Number));
        await ReadAsync();
    }

    /// <summary>Somebody has said where their money should go.</summary>
    public async Task NameBankAsync(PersonId seller, string holder, string number)
    {
        var begun = await shop.ActAsync(seller, new OpenSellerAccount(seller));
        var page = await shop.Services.GetRequiredService<IPaymaster>().AccountUrlAsync(begun.Shop, begun.Provider, CancellationToken.None);
        await new Bank(shop.Http, shop.Sandbox).NameAsync(page!, holder, number);
        await shop.Notices.ArriveAsync(shop.CatchUpAsync);
        await ReadAsync();
    }

    /// <summary>Waits until the bank has taken the money back and the shop has heard of it.</summary>
    private async Task ContestAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while ((await shop.Services.GetRequiredService<IPaymentRecords>().OpenMoneyAsync(1, patience.Token)).Chargebacks.Count == 0)
        {
            await Task.Delay(50, patience.Token);
            await shop.CatchUpAsync();
        }
    }

    /// <summary>Everything is brought and read.</summary>
    private async Task ReadAsync()
    {
        await shop.SettleAsync();
        foreach (var _ in shop.Notices.Take()) { /* It was said before. */ }
    }
}
