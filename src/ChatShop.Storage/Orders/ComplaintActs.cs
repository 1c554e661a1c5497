using ChatShop.Storage.Acts;
using ChatShop.Storage.Payments;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Orders;

/// <summary>What happens when something is wrong with what came: the buyer says so, the seller answers, one who runs the market decides.</summary>
internal static class ComplaintActs
{
    public static async Task<Result<OrderDisputed>> DisputeAsync(ActRoom room, DisputeOrder command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Dispute() is { } refusal)
            return refusal;
        var photos = command.Photos ?? [];
        if (await FindAsync(room, order.Number) is { } before)
            before.Renew(command.Reason, photos, room.Now);
        else
            room.Db.Complaints.Add(Complaint.Begin(order.Number, command.Reason, photos, room.Now));
        return new OrderDisputed(await room.TellAsync(order), command.Reason, command.Photos, await room.OperatorsAsync());
    }

    public static async Task<Result<ComplaintAnswered>> AnswerAsync(ActRoom room, AnswerComplaint command)
    {
        if (await room.SoldByAsync(command.Seller, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Status != OrderStatus.Disputed || await FindAsync(room, order.Number) is not { } complaint)
            return new NotDisputed(order.Number);
        complaint.Reply(command.Answer, command.Photos);
        return new ComplaintAnswered(await room.TellAsync(order), command.Answer, command.Photos, await room.OperatorsAsync());
    }

    public static async Task<Result<DisputeDecided>> DecideAsync(ActRoom room, DecideDispute command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new OperatorsOnly();
        if (await room.OrderAsync(command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        if (order.Status != OrderStatus.Disputed)
            return new NotDisputed(order.Number);
        if (command.Refund.Minor != 0 && order.RefuseRefund(command.Refund) is { } refusal)
            return refusal;
        if (order.Method == PaymentMethod.Online && order.Paid.Minor == 0)
            return new TooLate(order.Number, order.Status);
        if (order.RefuseMoney() is { } contested)
            return contested;

        IReadOnlyList<RefundId> refunds = command.Refund.Minor > 0 ? await RefundActs.BeginAsync(room, order, command.Refund) : [];
        var released = new Released(Money.Zero(order.Total.Currency), []);
        if (order.Method == PaymentMethod.Online && order.Paid.Minor == 0)
            await room.EndRefundedAsync(order);
        else
            released = await ReleaseActs.CompleteAsync(room, order);
        await SettleAsync(room, order);
        return new DisputeDecided(await room.TellAsync(order), command.Refund, released.Earned, refunds, released.Transfers);
    }

    /// <summary>The order goes on or is over: its complaint is settled.</summary>
    public static async Task SettleAsync(ActRoom room, Order order)
    {
        if (order.Status != OrderStatus.Disputed && await FindAsync(room, order.Number) is { } complaint)
            complaint.Settle(room.Now);
    }

    private static async Task<Complaint?> FindAsync(ActRoom room, OrderNumber order) => await room.Db.Complaints.FindAsync(order);
}
