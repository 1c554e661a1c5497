using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.People;

/// <summary>What goes along when a person turns out to be another one.</summary>
/// <remarks>Whoever adds a table that names a person adds it here, or to <see cref="Staying"/>; a test looks.</remarks>
internal static class Belongings
{
    /// <summary>The columns that go along.</summary>
    public static IReadOnlyCollection<(Type Of, string Column)> Moving { get; } =
        [(typeof(Order), nameof(Order.Buyer)), (typeof(Payment), nameof(Payment.Buyer)), (typeof(Shop), nameof(Shop.Seller))];

    /// <summary>The columns that do not: they are how contacts and codes themselves are kept.</summary>
    public static IReadOnlyCollection<(Type Of, string Column)> Staying { get; } =
        [(typeof(Person), nameof(Person.Id)), (typeof(Person), nameof(Person.JoinedTo)), (typeof(Person), nameof(Person.HeardLast)), (typeof(Passcode), nameof(Passcode.Giver))];

    /// <summary>Gives everything of one person to another.</summary>
    public static async Task MoveAsync(ActRoom room, PersonId from, PersonId to)
    {
        await room.Db.Orders.Where(order => order.Buyer == from).ExecuteUpdateAsync(set => set.SetProperty(order => order.Buyer, to));
        await room.Db.Payments.Where(payment => payment.Buyer == from).ExecuteUpdateAsync(set => set.SetProperty(payment => payment.Buyer, to));
        await room.Db.Shops.Where(shop => shop.Seller == from).ExecuteUpdateAsync(set => set.SetProperty(shop => shop.Seller, to));
    }
}
