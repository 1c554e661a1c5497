using ChatShop.Storage.Acts;
using ChatShop.Storage.Listings;
using ChatShop.Storage.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>Money that goes straight to the seller's own collection code: nothing of it is ever held, and only the seller can say that it came.</summary>
internal static class CollectionActs
{
    public static async Task<Result<CollectionCodeKept>> KeepAsync(ActRoom room, KeepCollectionCode command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        var code = new CollectionCode(command.Way, command.Photo);
        return new CollectionCodeKept(shop.Id, code, shop.Keep(code));
    }

    public static async Task<Result<CollectionCodesDropped>> DropAsync(ActRoom room, DropCollectionCodes command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        var dropped = shop.Drop(command.Way);
        return dropped.Count == 0 ? new NoCodeKept() : new CollectionCodesDropped(shop.Id, dropped, shop.Codes);
    }

    public static async Task<Result<PaysByCode>> PayByCodeAsync(ActRoom room, PayByCode command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } asked)
            return new NoSuchOrder(command.Order);
        var (orders, without, refusal) = await ShareOutAsync(room, asked);
        if (refusal is not null)
            return refusal;
        var old = asked.Method == PaymentMethod.Online ? await room.Db.Payments.SingleAsync(it => it.Id == asked.Payment) : null;
        old?.Close();
        foreach (var order in orders)
            if (order.PayByCode(room.Now.AddMinutes(room.Rules.PaymentMinutes)) is { } no)
                return no;
        var left = await AskAnewAsync(room, without, command.Locale);
        var told = (await room.TellAsync(orders)).Select(order => order with { Codes = Preferred(order.Codes, command.Way) });
        return new PaysByCode([.. told], await room.TellAsync(without), left?.Id, old?.Id, orders[0].PayBy);
    }

    public static async Task<Result<PaysOnline>> PayOnlineAsync(ActRoom room, PayOnline command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Method != PaymentMethod.CollectionCode)
            return new NotByCode(order.Number);
        var fresh = await PaymentActs.BeginAsync(room, order.Buyer, [PaymentActs.PartOf(room, order)], command.Locale);
        if (order.PayOnline(fresh.Id, fresh.PayBy) is { } refusal)
            return refusal;
        return new PaysOnline(await room.TellAsync([order]), order.Total, fresh.Id);
    }

    public static async Task<Result<PaidClaimed>> ClaimAsync(ActRoom room, ClaimPaid command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        var isMore = order.RefuseClaimed() is not null && command.Photos.Count > 0; // A screenshot after the words is shown as well.
        if (!isMore && order.ClaimPaid(room.Now) is { } refusal)
            return refusal;
        return new PaidClaimed(await room.TellAsync(order), command.Photos, isMore);
    }

    public static async Task<Result<PaidConfirmed>> ConfirmAsync(ActRoom room, ConfirmPaid command)
    {
        if (await room.SoldByAsync(command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.ConfirmPaid() is { } refusal)
            return refusal;
        await room.MoveStockAsync(order, (listing, quantity) => listing.Sell(quantity));
        return new PaidConfirmed(await room.TellAsync(order), await LowStock.SayAsync(room, [order]));
    }

    public static async Task<Result<PaidDenied>> DenyAsync(ActRoom room, DenyPaid command)
    {
        if (await room.SoldByAsync(command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        var minutes = room.Rules.PaymentMinutes;
        return order.DenyPaid(room.Now.AddMinutes(minutes)) is { } refusal ? refusal : new PaidDenied(await room.TellAsync(order), order.PayBy, minutes);
    }

    public static async Task<Result<ClaimUnanswered>> RemindAsync(ActRoom room, RemindOfClaim command)
    {
        if (await room.OrderAsync(command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        return order.RemindOfClaim() is { } refusal ? refusal : new ClaimUnanswered(await room.TellAsync(order));
    }

    public static async Task<Result<OrdersExpired>> ExpireAsync(ActRoom room, ExpireCodeOrder command)
    {
        if (await room.OrderAsync(command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Method != PaymentMethod.CollectionCode)
            return new NotByCode(order.Number);
        if (order.PayBy != command.PayBy)
            return new AlreadyDone(order.Number, order.Status);
        if (order.Expire() is { } refusal)
            return refusal;
        await room.MoveStockAsync(order, (listing, quantity) => listing.Release(quantity));
        return new OrdersExpired(await room.TellAsync([order]), []);
    }

    /// <summary>An unpaid order on a collection code has other lines: it waits for another sum on the same code.</summary>
    public static async Task<Result<OrderChanged>> ChangeAsync(ActRoom room, Order order, ChangedLines lines)
    {
        if (lines.Total != order.Total && order.RefuseClaimed() is { } refusal)
            return refusal; // The sum the buyer sent is the one the seller looks for.
        order.Rewrite(lines.Lines, lines.Freight);
        return new OrderChanged(await room.TellAsync(order), null, null, [], null, null, Waits: false);
    }

    /// <summary>Which orders can be paid so: all unpaid ones that were to be paid together, where there is a code; one that is paid so already, alone.</summary>
    private static async Task<(List<Order> Orders, List<Order> Without, Refusal? Refusal)> ShareOutAsync(ActRoom room, Order asked)
    {
        if (asked.Method == PaymentMethod.CashOnDelivery || asked.Status != OrderStatus.AwaitingPayment)
            return ([], [], asked.PayByCode(room.Now) ?? new AlreadyDone(asked.Number, asked.Status));
        var together = asked.Method == PaymentMethod.CollectionCode ? [asked] : await room.WaitingForAsync(asked.Payment);
        var ids = together.Select(order => order.Shop).Distinct().ToList();
        var shops = await room.Db.Shops.Where(shop => ids.Contains(shop.Id)).ToDictionaryAsync(shop => shop.Id);
        var orders = together.Where(order => shops[order.Shop].Codes.Count > 0).ToList();
        return orders.Count == 0
            ? ([], [], new NoCollectionCode([.. shops.Values.Select(shop => shop.Name)]))
            : (orders, [.. together.Except(orders)], null);
    }

    /// <summary>What is still paid on a pay page is asked for without the rest.</summary>
    private static async Task<Payment?> AskAnewAsync(ActRoom room, List<Order> orders, string locale)
    {
        if (orders.Count == 0)
            return null;
        var fresh = await PaymentActs.BeginAsync(room, orders[0].Buyer, [.. orders.Select(it => PaymentActs.PartOf(room, it))], locale);
        foreach (var order in orders)
            order.AskAnew(fresh.Id, fresh.PayBy);
        return fresh;
    }

    private static IReadOnlyList<CollectionCode> Preferred(IReadOnlyList<CollectionCode> codes, CollectionWay? way) =>
        codes.Any(code => code.Way == way) ? [.. codes.Where(code => code.Way == way)] : codes;
}
