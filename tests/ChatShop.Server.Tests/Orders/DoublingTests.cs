namespace ChatShop.Server.Tests.Orders;

public sealed class DoublingTests(DoublingTests.Selling selling) : IClassFixture<DoublingTests.Selling>
{
    private readonly OpenedShop shop = selling.Shop;

    [Fact]
    public async Task The_same_message_twenty_times_at_once_is_one_order_and_twenty_equal_answers()
    {
        var buyer = shop.Meet("zhang");
        var reserved = await Sale.ReservedAsync(shop.Operator);
        await Sale.WantAsync(buyer);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => buyer.SayAsync(Sale.LastWord, "confirming")));

        Assert.Equal(20, answers.Length);
        Assert.All(answers, answer => Assert.Equal(answers[0].Replies, answer.Replies));
        await Sale.AssertOneOrderAsync(shop.Operator, "zhang", answers[0]);
        await Sale.AssertReservedAsync(shop.Operator, reserved + 10);
    }

    [Fact]
    public async Task Messages_with_ids_of_their_own_are_two_messages()
    {
        var buyer = shop.Meet("li");
        await Sale.WantAsync(buyer);
        await buyer.SayAsync(Sale.LastWord);

        await buyer.SayAsync(Sale.Wish);

        Assert.Equal(2, (await shop.Operator.ItemsAsync("/orders?buyer=li")).Count);
    }

    [Fact]
    public async Task The_same_id_in_two_conversations_is_two_messages()
    {
        var (qian, zhao) = (shop.Meet("qian"), shop.Meet("zhao"));
        await Sale.WantAsync(qian);
        await Sale.WantAsync(zhao);

        await Sale.AssertOneOrderAsync(shop.Operator, "qian", await qian.SayAsync(Sale.LastWord, "confirming"));
        await Sale.AssertOneOrderAsync(shop.Operator, "zhao", await zhao.SayAsync(Sale.LastWord, "confirming"));
    }

    [Fact]
    public async Task Twenty_buyers_at_once_do_not_buy_more_than_there_is()
    {
        await using var small = await OpenedShop.OpenAsync();
        await small.Meet("wang").SayAllAsync($"卖 {Sale.Product} 5块一斤 55斤", "王婶果园", "没有", "对");
        var buyers = Enumerable.Range(1, 20).Select(number => small.Meet($"buyer{number}")).ToList();
        foreach (var buyer in buyers)
            await Sale.WantAsync(buyer);

        await Task.WhenAll(buyers.Select(buyer => buyer.SayAsync(Sale.LastWord)));

        Assert.Equal(5, (await small.Operator.ItemsAsync("/orders")).Count);
        await Sale.AssertReservedAsync(small.Operator, 50);
    }

    /// <summary>A shop with apples.</summary>
    public sealed class Selling : SharedShop
    {
        private protected override Task FillAsync() => Sale.SellAsync(Shop.Meet("wang"));
    }
}
