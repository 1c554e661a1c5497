using ChatShop.Storage.Acts;
using ChatShop.Storage.Orders;
using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Reviews;
using Microsoft.EntityFrameworkCore;

namespace ChatShop.Storage.Reviews;

/// <summary>Keeps what buyers think, and the shop's stars in step.</summary>
internal static class ReviewActs
{
    public static async Task<Result<ReviewWritten>> WriteAsync(ActRoom room, WriteReview command)
    {
        if (await room.BoughtByAsync(command.Buyer, command.Order) is not { } order)
            return new NoSuchOrder(command.Order);
        var written = Review.Write(order, command.Stars, command.Text, room.Now);
        if (written.Fact is not { } review)
            return written.Refusal!;

        var shop = await room.ShopAsync(order.Shop);
        var before = await room.Db.Reviews.SingleOrDefaultAsync(it => it.Order == order.Number);
        shop.Rate(before?.Stars, review.Stars);
        if (before is null)
            room.Db.Reviews.Add(review);
        else
            before.Revise(review);
        return new ReviewWritten(order.Number, shop.Name, shop.Seller, review.Stars, review.Text);
    }
}
