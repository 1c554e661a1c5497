using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Messages;
using ChatShop.Trade.Orders;

namespace ChatShop.Storage.Messages;

/// <summary>What is done about messages that were not understood.</summary>
internal static class MessageActs
{
    public static async Task<Result<MisheardMarked>> MarkAsync(ActRoom room, MarkMisheard command)
    {
        if (!(await room.OperatorsAsync()).Contains(command.Operator))
            return new OperatorsOnly();
        if (await room.Db.Misheard.FindAsync(command.Message) is not { } message)
            return new NoSuchMessage(command.Message);
        message.Mark(command.Reading, command.Operator, room.Now);
        return new MisheardMarked(message.Id, command.Reading);
    }
}
