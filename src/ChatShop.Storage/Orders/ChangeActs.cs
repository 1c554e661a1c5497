using ChatShop.Storage.Acts;
using ChatShop.Storage.Listings;
using ChatShop.Storage.Payments;
using ChatShop.Storage.People;
using ChatShop.Storage.Shipping;
using ChatShop.Storage.Stations;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>Changes orders before they are sent, and keeps stock and money in step.</summary>
internal static class ChangeActs
{
    public static async Task<Result<OrderChanged>> ChangeAsync(ActRoom room, ChangeOrder command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if ((order.RefuseChange() ?? order.RefuseMoney() ?? command.DeliverTo?.Refuse()) is { } refusal)
            return refusal;
        if (command.Wishes.Count > 0 && order.RefuseRewrite() is { } waiting)
            return waiting;
        if (command.DeliverTo is null && command.WantedOn is null && command.Wishes.Count == 0)
            return new NothingChanged(order.Number);

        await DropPendingAsync(room, order);
        order.Redirect(null, command.WantedOn);
        if (command.DeliverTo is { } said)
        {
            var (station, place) = await room.DirectAsync(command.Buyer, said);
            order.Redirect(place, null);
            order.GoTo(station?.Id, room.Rules.StationPercent);
            await PersonActs.RememberAsync(room, command.Buyer, place);
        }
        var listings = await room.Db.WishedForAsync(command.Wishes, CancellationToken.None);
        var changed = Changing.Change(order, command.Wishes, listings);
        if (changed.Fact is not { } lines)
            return changed.Refusal!;
        var (freight, notThere) = command.DeliverTo is null && command.Wishes.Count == 0 ? (order.Freight, null) : await FreightActs.ForAsync(room, order, lines.Lines);
        if (notThere is not null)
            return notThere;
        lines = lines with { Freight = freight };
        return order.Status == OrderStatus.AwaitingPayment
            ? await ChangeUnpaidAsync(room, order, lines, listings, command.Locale)
            : await ChangePlacedAsync(room, order, lines, listings, command.Locale);
    }

    /// <summary>The difference was not paid, or nothing is waited for any more: what was set aside for it goes back on sale.</summary>
    public static async Task DropPendingAsync(ActRoom room, Order order)
    {
        if (order.Pending is not { } pending)
            return;
        await room.MoveStockAsync(pending.More, (listing, quantity) => listing.Release(quantity));
        (await room.Db.Payments.SingleAsync(payment => payment.Id == pending.Payment)).Close();
        order.Await(null);
    }

    /// <summary>The difference is paid: the lines that waited for it hold.</summary>
    public static async Task ApplyAsync(ActRoom room, Order order, PendingChange paid)
    {
        await room.MoveStockAsync(paid.More, (listing, quantity) => listing.Sell(quantity));
        await room.MoveStockAsync(paid.Less, (listing, quantity) => listing.TakeBack(quantity));
        order.Change(paid);
    }

    /// <summary>Nothing is paid yet: the whole payment is asked for anew, so that the old page can not be paid by mistake.</summary>
    private static async Task<Result<OrderChanged>> ChangeUnpaidAsync(
        ActRoom room, Order order, ChangedLines lines, Dictionary<ListingId, Listing> listings, string locale)
    {
        foreach (var wish in lines.More)
            listings[wish.Listing].Reserve(wish.Quantity);
        foreach (var wish in lines.Less)
            listings[wish.Listing].Release(wish.Quantity);
        if (order.Method == PaymentMethod.CollectionCode)
            return await CollectionActs.ChangeAsync(room, order, lines);
        var due = order.Due;
        order.Rewrite(lines.Lines, lines.Freight);
        if (order.Due == due)
            return new OrderChanged(await room.TellAsync(order), order.Payment, order.Due, [], null, null, Waits: false);

        var old = await room.Db.Payments.SingleAsync(payment => payment.Id == order.Payment);
        old.Close();
        var together = await room.WaitingForAsync(old.Id);
        var fresh = await PaymentActs.BeginAsync(room, order.Buyer, [.. together.Select(it => PaymentActs.PartOf(room, it))], locale);
        foreach (var one in together)
            one.AskAnew(fresh.Id, fresh.PayBy);
        return new OrderChanged(await room.TellAsync(order), fresh.Id, fresh.Amount, [], null, old.Id, Waits: false);
    }

    /// <summary>What costs more waits for the difference; what costs less gives it back; at the door nothing need be moved.</summary>
    private static async Task<Result<OrderChanged>> ChangePlacedAsync(
        ActRoom room, Order order, ChangedLines lines, Dictionary<ListingId, Listing> listings, string locale)
    {
        if (order.WaitsForHarvest)
        {
            order.Rewrite(lines.Lines, lines.Freight); // It only goes elsewhere, and what sending it costs is paid with the rest.
            return new OrderChanged(await room.TellAsync(order), null, null, [], null, null, Waits: false);
        }
        foreach (var wish in lines.More)
            listings[wish.Listing].Reserve(wish.Quantity);
        var difference = lines.Total - order.Total;
        if (order.Method == PaymentMethod.Online && difference.Minor > 0)
        {
            IReadOnlyList<PaidGoods> goods = [.. lines.More.Select(wish => new PaidGoods(listings[wish.Listing].Product, wish.Quantity, difference))];
            if (goods.Count == 0)
                goods = [new PaidGoods(room.Rules.FreightName, new Quantity(1m, Unit.Piece), difference)]; // It only goes farther.
            var payment = await PaymentActs.BeginAsync(room, order.Buyer, [new PaymentPart(order.Number, difference, Shared(goods, difference))], locale);
            order.Await(new PendingChange(lines.Lines, payment.Id, difference, lines.More, lines.Less) { Freight = lines.Freight });
            return new OrderChanged(await room.TellAsync(order), payment.Id, difference, [], null, null, Waits: true);
        }

        foreach (var wish in lines.More)
            listings[wish.Listing].Sell(wish.Quantity);
        foreach (var wish in lines.Less)
            listings[wish.Listing].TakeBack(wish.Quantity);
        order.Rewrite(lines.Lines, lines.Freight);
        var back = -difference < order.Paid ? -difference : order.Paid; // The seller may have given some of it back before.
        var refunds = order.Method == PaymentMethod.Online && difference.Minor < 0 ? await RefundActs.BeginAsync(room, order, back) : [];
        return new OrderChanged(await room.TellAsync(order), null, null, refunds, refunds.Count > 0 ? back : null, null, Waits: false, await LowStock.SayAsync(room, listings.Values));
    }

    /// <summary>Where goods come and others go, the difference is shown on the first line alone: a pay page knows no negative lines.</summary>
    private static IReadOnlyList<PaidGoods> Shared(IReadOnlyList<PaidGoods> goods, Money difference)
    {
        var shares = difference.Split(goods.Count);
        return [.. goods.Select((one, i) => one with { Total = shares[i] })];
    }
}
