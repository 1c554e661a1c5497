using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Demand;
using ChatShop.Trade.Shops;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Demand;

/// <summary>Who hears each week what people look for.</summary>
internal static class DemandActs
{
    public static async Task<Result<WeeklyNewsChosen>> ChooseAsync(ActRoom room, ChooseWeeklyNews command)
    {
        if (await room.ShopOfAsync(command.Seller) is not { } shop)
            return new NoShopYet();
        shop.HearNews(command.On);
        return new WeeklyNewsChosen(command.On);
    }

    public static async Task<Result<WeeklyNewsTold>> TellAsync(ActRoom room, TellWeeklyNews command)
    {
        var week = command.Monday.AddDays(-7);
        var goods = await DemandBooks.WantedAsync(room.Db, week, week, CancellationToken.None);
        IReadOnlyList<PersonId> sellers = goods.Count == 0 ? [] : await room.Db.Shops.Where(shop => shop.HearsNews).OrderBy(shop => shop.Id).Select(shop => shop.Seller).ToListAsync();
        return new WeeklyNewsTold(command.Monday, goods, sellers);
    }
}
