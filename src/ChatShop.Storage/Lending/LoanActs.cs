using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Payouts;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Lending;

/// <summary>Sellers ask for loans; those who run the market answer for the lender.</summary>
internal static class LoanActs
{
    public static async Task<Result<LoanApplied>> ApplyAsync(ActRoom room, ApplyForLoan command)
    {
        var choosing = await StoredLoans.ChoicesAsync(room.Db, room.Rules, command.Seller, room.Now, CancellationToken.None);
        if (choosing.Fact is not { } choices)
            return choosing.Refusal!;
        if (choices.Offers.FirstOrDefault(it => it.Lender == command.Lender) is not { } offer)
            return new NobodyLends();
        var shop = (await room.ShopOfAsync(command.Seller))!;
        var applying = Loan.Apply(new LoanId(await room.NextNumberAsync("loan")), shop.Id, offer, command.Amount, room.Now);
        if (applying.Fact is not { } loan)
            return applying.Refusal!;
        room.Db.Loans.Add(loan);
        return new LoanApplied(LoanTold.Of(loan, []), choices.Sees, await room.OperatorsAsync());
    }

    public static async Task<Result<LoanDecided>> DecideAsync(ActRoom room, DecideLoan command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new Trade.Orders.OperatorsOnly();
        var id = new LoanId(command.Number);
        if (await room.Db.Loans.SingleOrDefaultAsync(it => it.Id == id) is not { } loan || !loan.Decide(command.IsApproved, room.Now))
            return new NoSuchLoan(command.Number);
        var shop = await room.ShopAsync(loan.Shop);
        var transfer = command.IsApproved ? await GiveAsync(room, loan) : (TransferId?)null;
        return new LoanDecided(LoanTold.Of(loan, []), shop.Seller, shop.Name, command.IsApproved, transfer);
    }

    private static async Task<TransferId> GiveAsync(ActRoom room, Loan loan)
    {
        await room.PostAsync(Entry.LoanGiven(loan.Id, loan.Shop, loan.Amount, loan.Fee));
        var transfer = Transfer.BeginLoan(new TransferId(await room.NextNumberAsync("transfer")), loan, room.Rules.PayoutProvider, room.Now);
        room.Db.Transfers.Add(transfer);
        return transfer.Id;
    }
}
