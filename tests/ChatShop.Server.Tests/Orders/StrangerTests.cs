using System.Net;

namespace ChatShop.Server.Tests.Orders;

/// <summary>An order's number is easy to guess: knowing it must open nothing.</summary>
public sealed class StrangerTests(StrangerTests.Sold sold) : IClassFixture<StrangerTests.Sold>
{
    private const string Number = "1001";

    private readonly OpenedShop shop = sold.Shop;

    [Theory]
    [InlineData($"订单{Number}发货了 顺丰 SF1390557782204")]
    [InlineData($"{Number} 发顺丰 SF1390557782204")]
    [InlineData($"取消订单{Number}")]
    [InlineData($"{Number}不要了")]
    [InlineData($"收到{Number}了")]
    [InlineData($"订单{Number}到哪了")]
    [InlineData($"查一下{Number}")]
    [InlineData($"{Number}的收据")]
    [InlineData($"cancel order {Number}")]
    [InlineData($"where is order {Number}")]
    [InlineData("谁买了我的东西")]
    [InlineData("我的订单")]
    public async Task A_stranger_changes_nothing_and_learns_nothing(string text)
    {
        var answer = await shop.Meet($"stranger {text}").SayAsync(text);

        Assert.NotEmpty(answer.Replies);
        await AssertUntouchedAsync(answer.Text);
    }

    [Theory]
    [InlineData($"订单{Number}发货了 顺丰 SF1390557782204")]
    [InlineData($"取消订单{Number}")]
    [InlineData($"收到{Number}了")]
    [InlineData($"订单{Number}到哪了")]
    public async Task Another_seller_changes_nothing_and_learns_nothing(string text)
    {
        var other = shop.Meet($"li {text}");
        await other.SayAllAsync("卖 土豆 2块一斤 300斤", "老李家", "没有", "对");

        var answer = await other.SayAsync(text);

        await AssertUntouchedAsync(answer.Text);
    }

    [Theory]
    [InlineData($"/o/{Number}")]
    [InlineData($"/o/{Number}?k=")]
    [InlineData($"/o/{Number}?k=AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Without_the_key_in_its_link_the_order_has_no_page(string path)
    {
        using var answer = await shop.Http.GetAsync(new Uri(shop.Address, path));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await AssertUntouchedAsync(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Its_seller_and_its_buyer_can_do_what_a_stranger_can_not()
    {
        var buyer = shop.Meet("zhao");
        await Sale.WantAsync(buyer);
        await buyer.SayAsync(Sale.LastWord);
        await buyer.SayAsync("货到付款");
        var number = Assert.Single(await shop.Operator.ItemsAsync("/orders?buyer=zhao"))["number"]!.GetValue<string>();
        Assert.Contains(number, (await buyer.SayAsync($"订单{number}到哪了")).Text, StringComparison.Ordinal);

        await shop.Meet("wang").SayAsync($"订单{number}发货了 顺丰 SF1390557782204", "ships");

        Assert.Equal("shipped", await StatusAsync("zhao"));
    }

    private async Task AssertUntouchedAsync(string told)
    {
        Assert.Equal("placed", await StatusAsync("zhang"));
        foreach (var secret in new[] { Sale.Address, Sale.Phone, Sale.LastWord, "50元" })
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
    }

    private async Task<string> StatusAsync(string buyer) =>
        Assert.Single(await shop.Operator.ItemsAsync($"/orders?buyer={buyer}"))["status"]!.GetValue<string>();

    /// <summary>A shop that has one order, to be paid at the door.</summary>
    public sealed class Sold : SharedShop
    {
        private protected override async Task FillAsync()
        {
            await Sale.SellAsync(Shop.Meet("wang"));
            var buyer = Shop.Meet("zhang");
            await Sale.WantAsync(buyer);
            await buyer.SayAsync(Sale.LastWord);
            await buyer.SayAsync("货到付款");
        }
    }
}
