using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Ledgers;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Subsidies;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Subsidies;

/// <summary>Those who run the market open programmes, book in what came for them, and end them.</summary>
internal static class ProgrammeActs
{
    private const int LongestReceipt = 60;

    public static async Task<Result<ProgrammeOpened>> OpenAsync(ActRoom room, OpenProgramme command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new OperatorsOnly();
        var opening = Programme.Open(new ProgrammeId(await room.NextNumberAsync("programme")), command.Terms, room.Rules.DayOf(room.Now), room.Now);
        if (opening.Fact is not { } programme)
            return opening.Refusal!;
        room.Db.Programmes.Add(programme);
        return new ProgrammeOpened(programme.Id, command.Terms);
    }

    public static async Task<Result<ProgrammeFunded>> FundAsync(ActRoom room, FundProgramme command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new OperatorsOnly();
        var receipt = command.Receipt.Trim();
        if (receipt.Length is 0 or > LongestReceipt)
            return new TextOutOfRange(LongestReceipt);
        if (await FindAsync(room, command.Number) is not { } programme)
            return new NoSuchProgramme(command.Number);
        if (await room.Db.Ledger.AnyAsync(row => row.Cause == Causes.Funding && row.Reference == receipt))
            return new ReceiptBookedAlready(receipt);
        if (programme.Fund(command.Amount) is { } refusal)
            return refusal;
        await room.PostAsync(Entry.Funded(programme.Id, receipt, command.Amount));
        return new ProgrammeFunded(programme.Id, programme.Name, command.Amount, programme.Left, receipt);
    }

    public static async Task<Result<ProgrammeClosed>> CloseAsync(ActRoom room, CloseProgramme command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new OperatorsOnly();
        if (await FindAsync(room, command.Number) is not { } programme || programme.Close(room.Now) is not { } back)
            return new NoSuchProgramme(command.Number);
        await room.PostAsync(Entry.FundsReturned(programme.Id, back));
        return new ProgrammeClosed(programme.Id, programme.Name, programme.Uses, programme.Spent, back);
    }

    private static Task<Programme?> FindAsync(ActRoom room, long number)
    {
        var id = new ProgrammeId(number);
        return room.Db.Programmes.SingleOrDefaultAsync(it => it.Id == id);
    }
}
