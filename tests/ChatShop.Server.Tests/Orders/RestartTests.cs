namespace ChatShop.Server.Tests.Orders;

/// <summary>People do not notice that the shop was ended and opened again while they looked for a word.</summary>
public sealed class RestartTests(RestartTests.Restarted restarted) : IClassFixture<RestartTests.Restarted>
{
    private readonly OpenedShop shop = restarted.Shop;

    [Fact]
    public async Task A_seller_goes_on_at_every_step()
    {
        await shop.Meet("li").SayAsync("对", "last");

        var listing = Assert.Single(await shop.Operator.ItemsAsync("/listings"), it => $"{it["product"]}" == "香梨");
        Assert.Equal("""{"amount":5.2,"currency":"CNY","per":{"value":1,"unit":"jin"}}""", listing["price"]!.ToJsonString());
        Assert.Equal("""{"value":500,"unit":"jin"}""", listing["stock"]!.ToJsonString());
        Assert.NotNull(listing["availableFrom"]);
    }

    [Fact]
    public async Task A_buyer_goes_on_at_every_step() =>
        await Sale.AssertOneOrderAsync(shop.Operator, "zhang", await shop.Meet("zhang").SayAsync(Sale.LastWord, "last"));

    [Fact]
    public void What_was_answered_before_is_answered_again_word_for_word() =>
        Assert.All(restarted.AnsweredAgain, again => Assert.Equal(restarted.Answered.Replies, again.Replies));

    /// <summary>A shop that was restarted after each step of what a seller and a buyer do, and a third one says again.</summary>
    public sealed class Restarted : SharedShop
    {
        internal Answer Answered { get; private set; } = null!;

        internal List<Answer> AnsweredAgain { get; } = [];

        private protected override async Task FillAsync()
        {
            await Sale.SellAsync(Shop.Meet("wang"));
            var (seller, buyer, other) = (Shop.Meet("li"), Shop.Meet("zhang"), Shop.Meet("zhao"));
            Answered = await other.SayAsync("你好", "m1");
            foreach (var (sells, buys) in new[] { ("卖 香梨 5块2一斤 500斤 明天有货", Sale.Wish), ("老李家", Sale.Address), ("没有", Sale.Phone) })
            {
                await seller.SayAsync(sells);
                await buyer.SayAsync(buys);
                await Shop.RestartAsync();
                AnsweredAgain.Add(await other.SayAsync("你好", "m1"));
                await other.SayAsync("帮助", $"help after {AnsweredAgain.Count}");
            }
        }
    }
}
