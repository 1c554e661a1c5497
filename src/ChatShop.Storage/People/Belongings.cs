using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Handovers;
using ChatShop.Trade.Messages;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Reviews;
using ChatShop.Trade.Shops;
using ChatShop.Trade.Stations;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.People;

/// <summary>What goes along when a person turns out to be another one.</summary>
/// <remarks>Whoever adds a table that names a person adds it here, or to <see cref="Staying"/>; a test looks.</remarks>
internal static class Belongings
{
    /// <summary>The columns that go along.</summary>
    public static IReadOnlyCollection<(Type Of, string Column)> Moving { get; } =
    [
        (typeof(Order), nameof(Order.Buyer)), (typeof(Payment), nameof(Payment.Buyer)), (typeof(Shop), nameof(Shop.Seller)), (typeof(Review), nameof(Review.Buyer)),
        (typeof(Handover), nameof(Handover.Asker)), (typeof(Handover), nameof(Handover.Other)), (typeof(Mute), nameof(Mute.Who)), (typeof(Mute), nameof(Mute.By)),
        (typeof(Station), nameof(Station.Agent)),
    ];

    /// <summary>The columns that do not: they are how contacts and codes themselves are kept, or tell who at the console did something.</summary>
    public static IReadOnlyCollection<(Type Of, string Column)> Staying { get; } =
    [
        (typeof(Person), nameof(Person.Id)), (typeof(Person), nameof(Person.JoinedTo)), (typeof(Person), nameof(Person.HeardLast)),
        (typeof(Passcode), nameof(Passcode.Giver)), (typeof(MisheardMessage), nameof(MisheardMessage.MarkedBy)),
        (typeof(Neighbor), nameof(Neighbor.Id)), // Who is reached by several channels needs nobody to act for them.
    ];

    /// <summary>Gives everything of one person to another.</summary>
    public static async Task MoveAsync(ActRoom room, PersonId from, PersonId to)
    {
        await room.Db.Orders.Where(order => order.Buyer == from).ExecuteUpdateAsync(set => set.SetProperty(order => order.Buyer, to));
        await room.Db.Payments.Where(payment => payment.Buyer == from).ExecuteUpdateAsync(set => set.SetProperty(payment => payment.Buyer, to));
        await room.Db.Shops.Where(shop => shop.Seller == from).ExecuteUpdateAsync(set => set.SetProperty(shop => shop.Seller, to));
        await room.Db.Reviews.Where(review => review.Buyer == from).ExecuteUpdateAsync(set => set.SetProperty(review => review.Buyer, to));
        await room.Db.Handovers.Where(handover => handover.Asker == from).ExecuteUpdateAsync(set => set.SetProperty(handover => handover.Asker, to));
        await room.Db.Handovers.Where(handover => handover.Other == from).ExecuteUpdateAsync(set => set.SetProperty(handover => handover.Other, to));
        await room.Db.Mutes.Where(mute => mute.Who == from).ExecuteUpdateAsync(set => set.SetProperty(mute => mute.Who, to));
        await room.Db.Stations.Where(station => station.Agent == from).ExecuteUpdateAsync(set => set.SetProperty(station => station.Agent, to));
        await room.Db.Neighbors.Where(neighbor => neighbor.Id == from).ExecuteDeleteAsync();
        await room.Db.Mutes.Where(mute => mute.By == from).ExecuteUpdateAsync(set => set.SetProperty(mute => mute.By, to));
    }
}
