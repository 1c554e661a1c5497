using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Orders;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Lending;

/// <summary>Loans are paid back out of what becomes the seller's, and are open again when it goes back.</summary>
internal static class Repaying
{
    /// <summary>A share of an order's money goes to the lender. Of several open loans the oldest is paid back first.</summary>
    /// <param name="room">The act's room; what is released is posted already.</param>
    /// <param name="order">Whose money.</param>
    /// <param name="sale">What was paid for it, and what of that is the seller's.</param>
    public static async Task<Money> TakeAsync(ActRoom room, Order order, Sale sale)
    {
        if (await room.Db.Loans.Where(it => it.Shop == order.Shop && it.Status == LoanStatus.Open).OrderBy(it => it.Id).FirstOrDefaultAsync() is not { } loan)
            return Money.Zero(sale.Paid.Currency);
        var owed = -await room.SumAsync(Account.Owed(order.Shop), sale.Paid.Currency);
        var part = loan.ShareOf(sale with { Earned = sale.Earned - owed });
        if (part.Minor <= 0)
            return part;
        room.Db.Repayments.Add(loan.Repay(order.Number, part, room.Now));
        await room.PostAsync(Entry.LoanRepaid(loan.Id, order.Number, order.Shop, part));
        return part;
    }

    /// <summary>Part of an order's money goes back to its buyer, and what it paid back comes back in proportion.</summary>
    public static async Task<Money> GiveBackAsync(ActRoom room, Order order, Sale before, Sale after)
    {
        if (await room.Db.Repayments.FindAsync(order.Number) is not { } repayment)
            return Money.Zero(before.Paid.Currency);
        var loan = await room.Db.Loans.SingleAsync(it => it.Id == repayment.Loan);
        var back = loan.GiveBack(repayment, before, after);
        await room.PostAsync(Entry.RepaymentBack(loan.Id, order.Number, order.Shop, back));
        return back;
    }
}
