using ChatShop.Storage.Acts;
using ChatShop.Trade;
using ChatShop.Trade.Shops;

namespace ChatShop.Storage.People;

/// <summary>Opens shops.</summary>
internal static class ShopActs
{
    public static async Task<Result<ShopOpened>> OpenAsync(ActRoom room, OpenShop command)
    {
        if (await room.ShopOfAsync(command.Seller) is { } open)
            return new ShopOpenAlready(open.Name);
        var opening = await OpenShopAsync(room, command.Seller, command.Name);
        return opening.Fact is { } shop ? new ShopOpened(shop.Id, shop.Name) : opening.Refusal!;
    }

    /// <summary>Opens a shop for one who has none.</summary>
    public static async Task<Result<Shop>> OpenShopAsync(ActRoom room, PersonId seller, string name)
    {
        var opening = Shop.Open(new ShopId(await room.NextNumberAsync("shop")), seller, name, room.Now);
        if (opening.Fact is { } shop)
            room.Db.Shops.Add(shop);
        return opening;
    }
}
