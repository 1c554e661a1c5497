using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Lending;
using ChatShop.Trade.Listings;
using ChatShop.Trade.People;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.People;

/// <summary>Forgets people who want to be forgotten.</summary>
internal static class ForgetActs
{
    public static async Task<Result<PersonForgotten>> ForgetAsync(ActRoom room, ForgetPerson command)
    {
        var shop = await room.Db.Shops.Where(it => it.Seller == command.Person).Select(it => (ShopId?)it.Id).SingleOrDefaultAsync();
        var open = await room.Db.Orders.CountAsync(it => (it.Buyer == command.Person || it.Shop == shop) && Forgetting.StillNeeded.Contains(it.Status));
        var forSale = await room.Db.Listings.CountAsync(it => it.Shop == shop && it.Status == ListingStatus.Active);
        var hasLoan = await room.Db.Loans.AnyAsync(it => it.Shop == shop && (it.Status == LoanStatus.Applied || it.Status == LoanStatus.Open));
        var isInPool = (await room.Db.PoolMembers.Where(it => it.Shop == shop && room.Db.Pools.Any(pool => pool.Id == it.Pool && pool.ClosedAt == null)).ToListAsync()).Exists(it => it.Left.Value > 0m)
            || (await room.Db.PoolParts.Where(it => it.Shop == shop && !it.IsEarned).ToListAsync()).Exists(it => it.Quantity.Value > 0m);
        if (Forgetting.Refuse(open, forSale, hasLoan, isInPool) is { } refusal)
            return refusal;

        foreach (var contact in await room.Db.People.Where(it => it.Id == command.Person || it.JoinedTo == command.Person).ToListAsync())
            contact.Forget();
        var orders = await room.Db.Orders.Where(it => it.Buyer == command.Person).ToListAsync();
        orders.ForEach(order => order.ForgetPlace());
        foreach (var review in await room.Db.Reviews.Where(it => it.Buyer == command.Person).ToListAsync())
            review.ForgetWords();
        await room.Db.Shops.Where(it => it.Id == shop).ExecuteUpdateAsync(set => set.SetProperty(it => it.HearsNews, false));
        room.Db.Neighbors.RemoveRange(await room.Db.Neighbors.Where(it => it.Id == command.Person).ToListAsync());
        return new PersonForgotten(orders.Count);
    }
}
