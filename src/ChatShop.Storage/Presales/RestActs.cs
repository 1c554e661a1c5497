using ChatShop.Storage.Acts;
using ChatShop.Storage.Listings;
using ChatShop.Storage.Orders;
using ChatShop.Storage.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.Presales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Presales;

/// <summary>Rests are asked for and paid, or are not; deposits stay with the seller.</summary>
internal static class RestActs
{
    public static async Task<Result<RestAsked>> PayAsync(ActRoom room, PayRest command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.RefuseRest() is { } refusal)
            return refusal;
        if (order.Pending is { } begun)
            return new RestAsked(await room.TellAsync(order), begun.Payment, begun.Due);
        var payment = await PaymentActs.BeginAsync(room, order.Buyer, [new PaymentPart(order.Number, order.Rest, PaymentActs.GoodsOf(order, order.Rest))], command.Locale);
        order.Await(new PendingChange([.. order.Lines], payment.Id, order.Rest, [], []) { Freight = order.Freight });
        return new RestAsked(await room.TellAsync(order), payment.Id, order.Rest);
    }

    public static async Task<Result<RestReminded>> RemindAsync(ActRoom room, RemindOfRest command)
    {
        if (await room.OrderAsync(command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        return order.RemindOfRest() is { } refusal ? refusal : new RestReminded(await room.TellAsync(order), room.Rules.DayOf(order.RestBy!.Value.AddTicks(-1)));
    }

    public static async Task<Result<DepositLeft>> LapseAsync(ActRoom room, LapseRest command)
    {
        if (await room.OrderAsync(command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        return order.RefuseLapse(room.Now) is { } refusal ? refusal : await LeaveAsync(room, order, OrderStatus.Expired);
    }

    public static async Task<Result<DepositLeft>> LeaveAsync(ActRoom room, LeaveDeposit command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        return order.RefuseLeaving() is { } refusal ? refusal : await LeaveAsync(room, order, OrderStatus.Canceled);
    }

    /// <summary>Deposits that come when the goods are in already: the rest is asked for at once.</summary>
    public static async Task AskAsync(ActRoom room, IEnumerable<Order> placed)
    {
        foreach (var order in placed.Where(order => order.WaitsForHarvest).ToList())
        {
            var (by, day) = room.RestBy();
            var id = order.Lines[0].Listing;
            if (await room.Db.Listings.AnyAsync(listing => listing.Id == id && listing.HarvestedAt != null) && order.AskRest(by))
                room.Tell(new RestDue(await room.TellAsync(order), day).For(order.Buyer));
        }
    }

    /// <summary>The deposit stays with the seller, and what was paid besides goes back.</summary>
    private static async Task<DepositLeft> LeaveAsync(ActRoom room, Order order, OrderStatus over)
    {
        var closed = order.Pending?.Payment;
        var (kept, back) = (order.Forfeit, order.Paid - order.Forfeit);
        await ChangeActs.DropPendingAsync(room, order);
        await room.MoveStockAsync(order, (listing, quantity) => listing.TakeBack(quantity));
        var refunds = back.Minor > 0 ? await RefundActs.BeginAsync(room, order, back) : [];
        var released = await ReleaseActs.ForfeitAsync(room, order, over);
        return new DepositLeft(await room.TellAsync(order), released.Earned, released.Transfers, closed, kept, over == OrderStatus.Expired)
        {
            Back = back.Minor > 0 ? back : null,
            Refunds = refunds,
        };
    }
}
