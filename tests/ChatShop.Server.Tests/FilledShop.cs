using ChatShop.Server.Tests;
using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.People;

[assembly: AssemblyFixture(typeof(FilledShop))]

namespace ChatShop.Server.Tests;

/// <summary>A shop that these tests only look at: two sellers, seven listings, five orders in four states.</summary>
public sealed class FilledShop : SharedShop
{
    private static readonly DeliverTo Home = new("李家村3组12号", "13800110003", "张三");

    internal Operator Operator => Shop.Operator;

    /// <summary>On a slow machine the tests take longer than anybody has to pay: the order that waits for it would expire before it is looked at.</summary>
    private protected override Task<string[]> PrepareAsync() => Task.FromResult<string[]>(["--Market:PaymentMinutes", "720"]);

    private protected override async Task FillAsync()
    {
        var (wang, li) = (await Shop.PersonAsync("wang"), await Shop.PersonAsync("li"));
        var apples = await SellAsync(wang, "红富士苹果", "王婶果园", 5.25m);
        foreach (var product in new[] { "香梨", "土豆", "白菜", "大蒜" })
            await SellAsync(wang, product, "王婶果园", 2m);
        await SellAsync(li, "土鸡蛋", "老李家", 1.5m);
        await SellAsync(li, "苹果干", "老李家", 30m);
        var zhang = await Shop.PersonAsync("zhang");
        var cash = new List<OrderNumber>();
        for (var i = 0; i < 4; i++)
            cash.Add(await OrderAsync(zhang, apples, 2.5m, PaymentMethod.CashOnDelivery));
        await OrderAsync(await Shop.PersonAsync("zhao"), apples, 10m, PaymentMethod.Online);
        await Shop.GivenAsync(zhang, new CancelOrder(zhang, cash[3]));
        await Shop.GivenAsync(wang, new ShipOrder(wang, cash[0], new Shipment("顺丰", "SF1390557782204")));
        await Shop.GivenAsync(wang, new ShipOrder(wang, cash[1], new Shipment("顺丰", "SF1390557782205")));
        await Shop.GivenAsync(zhang, new ReceiveOrder(zhang, cash[1]));
    }

    private async Task<ListingId> SellAsync(PersonId seller, string product, string shopName, decimal price)
    {
        var offer = new Offer(product, new Price(Money.Of(price, Currency.Cny), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin));
        return (await Shop.GivenAsync(seller, new PublishListing(seller, offer, shopName))).Listing;
    }

    private async Task<OrderNumber> OrderAsync(PersonId buyer, ListingId listing, decimal jin, PaymentMethod method)
    {
        var placed = await Shop.GivenAsync(buyer, new PlaceOrder(buyer, [new Wish(listing, new Quantity(jin, Unit.Jin))], Home, method, "zh-CN"));
        return placed.Orders[0].Number;
    }
}
