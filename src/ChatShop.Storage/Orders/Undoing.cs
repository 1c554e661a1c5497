using ChatShop.Storage.Acts;
using ChatShop.Storage.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>Several orders fall through at once: their group is off, or there is no harvest.</summary>
internal static class Undoing
{
    /// <summary>Goods go back on sale, money goes back the way it came, and nobody can pay any more.</summary>
    /// <param name="room">The act's room.</param>
    /// <param name="orders">Which.</param>
    /// <param name="undo">Undoes one; says whether its goods were sold, null when nothing was left to undo.</param>
    public static async Task<UndoneOrders> UndoAsync(ActRoom room, IReadOnlyList<Order> orders, Func<Order, bool?> undo)
    {
        var (undone, counted, refunds, closed) = (new List<Order>(), new List<OrderNumber>(), new List<OrderRefund>(), new List<PaymentId>());
        foreach (var order in orders)
        {
            await ChangeActs.DropPendingAsync(room, order);
            if (undo(order) is not { } wasSold)
                continue;
            undone.Add(order);
            await room.MoveStockAsync(order, (listing, quantity) =>
            {
                if (wasSold)
                    listing.TakeBack(quantity);
                else
                    listing.Release(quantity);
            });
            if (wasSold)
                counted.Add(order.Number);
            if (wasSold && order is { Method: PaymentMethod.Online, Paid: { Minor: > 0 } paid } && order.RefuseMoney() is null)
                refunds.Add(new OrderRefund(order.Number, paid, await RefundActs.BeginAsync(room, order, paid)));
            else if (!wasSold && order.Payment is { } id && await room.Db.Payments.SingleAsync(it => it.Id == id) is { } payment)
                closed.Add(await CloseAsync(room, payment, order));
        }
        return new UndoneOrders(await room.TellAsync(undone), counted, refunds, closed);
    }

    private static async Task<PaymentId> CloseAsync(ActRoom room, Payment payment, Order order)
    {
        await PaymentActs.CloseWithoutAsync(room, payment, order);
        return payment.Id;
    }
}
