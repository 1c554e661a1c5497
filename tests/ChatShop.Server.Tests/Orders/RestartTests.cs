namespace ChatShop.Server.Tests.Orders;

/// <summary>People do not notice that the shop was ended and opened again while they looked for a word.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    private OpenedShop shop = null!;

    public async ValueTask InitializeAsync() => shop = await OpenedShop.OpenAsync();

    public ValueTask DisposeAsync() => shop.DisposeAsync();

    [Fact]
    public async Task A_seller_goes_on_at_every_step()
    {
        var seller = shop.Meet("wang");
        foreach (var text in new[] { "卖 红富士苹果 5块2一斤 500斤 明天有货", "王婶果园", "没有" })
        {
            await seller.SayAsync(text);
            await shop.RestartAsync();
        }
        await seller.SayAsync("对");

        var listing = Assert.Single(await shop.Operator.ItemsAsync("/listings"));
        Assert.Equal("""{"amount":5.2,"currency":"CNY","per":{"value":1,"unit":"jin"}}""", listing["price"]!.ToJsonString());
        Assert.Equal("""{"value":500,"unit":"jin"}""", listing["stock"]!.ToJsonString());
        Assert.NotNull(listing["availableFrom"]);
    }

    [Fact]
    public async Task A_buyer_goes_on_at_every_step()
    {
        await Sale.SellAsync(shop.Meet("wang"));
        var buyer = shop.Meet("zhang");
        foreach (var text in new[] { Sale.Wish, Sale.Address, Sale.Phone })
        {
            await buyer.SayAsync(text);
            await shop.RestartAsync();
        }

        await Sale.AssertOneOrderAsync(shop.Operator, "zhang", await buyer.SayAsync(Sale.LastWord));
    }

    [Fact]
    public async Task What_was_answered_before_is_answered_again_word_for_word()
    {
        var buyer = shop.Meet("zhang");
        var before = await buyer.SayAsync("你好", "m1");
        for (var restart = 0; restart < 3; restart++)
        {
            await shop.RestartAsync();

            Assert.Equal(before.Replies, (await buyer.SayAsync("你好", "m1")).Replies);
            await buyer.SayAsync("帮助");
        }
    }
}
