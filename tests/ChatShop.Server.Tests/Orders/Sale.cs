using System.Text.Json.Nodes;
using ChatShop.Trade;
using ChatShop.Trade.Orders;

namespace ChatShop.Server.Tests.Orders;

/// <summary>The way of an order in the chat, up to the message that places it.</summary>
internal static class Sale
{
    /// <summary>The message that gives the last thing missing, and so places the order.</summary>
    public const string LastWord = "张三";

    public const string Wish = "来十斤红富士";

    public const string Address = "李家村3组";

    public const string Phone = "13800110003";

    public const string Product = "红富士苹果";

    /// <summary>Somebody new puts apples up for sale.</summary>
    public static Task<Answer> SellAsync(Chatter seller) => seller.SayAllAsync($"卖 {Product} 5块一斤 500斤", "王婶果园", "没有", "对");

    /// <summary>Somebody wants ten jin of them; only the recipient's name is missing.</summary>
    public static Task<Answer> WantAsync(Chatter buyer) => buyer.SayAllAsync(Wish, Address, Phone);

    /// <summary>The first order is sent, and the buyer complains of it.</summary>
    public static async Task DisputeAsync(OpenedShop shop, string seller, string buyer)
    {
        var (first, from, to) = (new OrderNumber(1001), await shop.PersonAsync(seller), await shop.PersonAsync(buyer));
        await shop.GivenAsync(from, new ShipOrder(from, first, new Shipment("顺丰", "SF1390557782204")));
        await shop.GivenAsync(to, new DisputeOrder(to, first, "烂了一半"));
    }

    /// <summary>Holds that this buyer has one order, that it waits for its money, and that the answer said how to pay.</summary>
    public static async Task AssertOneOrderAsync(Operator books, string buyer, Answer answer)
    {
        var order = Assert.Single(await books.ItemsAsync($"/orders?buyer={buyer}"));
        Assert.Equal("awaitingPayment", order["status"]!.GetValue<string>());
        Assert.Equal("""{"amount":50,"currency":"CNY"}""", order["total"]!.ToJsonString());
        Assert.Contains($"{order["number"]}", answer.Text, StringComparison.Ordinal);
        Assert.Matches(@"http://127\.0\.0\.1:\d+/pay/\w+", answer.Text);
    }

    /// <summary>Holds that so many jin are set aside: ten for each order.</summary>
    public static async Task AssertReservedAsync(Operator books, decimal jin)
    {
        var listing = Assert.Single(await books.ItemsAsync("/listings"));
        Assert.Equal(new JsonObject { ["value"] = jin, ["unit"] = "jin" }.ToJsonString(), listing["reserved"]!.ToJsonString());
    }

    /// <summary>How many jin are set aside.</summary>
    public static async Task<decimal> ReservedAsync(Operator books) =>
        Assert.Single(await books.ItemsAsync("/listings"))["reserved"]!["value"]!.GetValue<decimal>();
}
