using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Presales;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Presales;

/// <summary>The orders that wait for a harvest.</summary>
internal static class PresalesInRoom
{
    /// <summary>Orders of these goods that a deposit was paid for, and that wait for the rest.</summary>
    public static async Task<List<Order>> WaitForHarvestAsync(this ActRoom room, ListingId listing) =>
        await room.Db.Orders.Where(order => order.Status == OrderStatus.Placed && order.WaitsForHarvest && order.Lines.Any(line => line.Listing == listing))
            .OrderBy(order => order.Number).ToListAsync();

    /// <summary>Orders of these goods that are not sent yet, and those that nobody has paid for.</summary>
    public static async Task<List<Order>> NotSentAsync(this ActRoom room, ListingId listing) =>
        await room.Db.Orders.Where(order => (order.Status == OrderStatus.Placed || order.Status == OrderStatus.AwaitingPayment) && order.Lines.Any(line => line.Listing == listing))
            .OrderBy(order => order.Number).ToListAsync();

    /// <summary>How many orders of these goods wait for their harvest, whether the deposit is paid or not.</summary>
    public static Task<int> OrderedAheadAsync(this ActRoom room, ListingId listing) =>
        room.Db.Orders.CountAsync(order => order.WaitsForHarvest && (order.Status == OrderStatus.Placed || order.Status == OrderStatus.AwaitingPayment) && order.Lines.Any(line => line.Listing == listing));

    /// <summary>Until when a rest can be paid that is asked for now.</summary>
    public static (DateTimeOffset At, DateOnly Day) RestBy(this ActRoom room)
    {
        var day = room.Rules.DayOf(room.Now).AddDays(PresaleTerms.DaysToPay);
        return (room.Rules.EndOf(day), day);
    }
}
