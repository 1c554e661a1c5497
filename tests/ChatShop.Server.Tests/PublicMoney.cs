using ChatShop.Trade;
using ChatShop.Trade.Listings;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Payments;
using ChatShop.Trade.People;
using ChatShop.Trade.Subsidies;

namespace ChatShop.Server.Tests;

/// <summary>A market with public money: sellers of two villages, one of them in a village of its own, who sold apples and got a subsidy for it.</summary>
internal static class PublicMoney
{
    /// <summary>The telephone numbers of its people begin so.</summary>
    public const string Phones = "1380011";

    /// <summary>What its shops are called.</summary>
    public static readonly IReadOnlyList<string> Shops = ["王婶果园", "老李家", "赵叔果园", "孙家果园"];

    private static readonly string[] Homes = ["李家村3组", "李家村5组", "李家村村口", "王家村1组"];

    /// <summary>Opens a programme of ten percent of apples, books half of its budget in, and lets each seller sell for 100 yuan; the last one's buyer gets half of that back.</summary>
    public static async Task<ProgrammeId> GiveAsync(OpenedShop shop)
    {
        var runs = await shop.PersonAsync("runs");
        var code = await shop.GivenAsync(runs, new IssueOperatorCode());
        await shop.GivenAsync(runs, new BecomeOperator(runs, code.Code, "test"));
        var today = DateOnly.FromDateTime(shop.Clock.GetUtcNow().UtcDateTime);
        var opened = await shop.GivenAsync(runs, new OpenProgramme(runs, new ProgrammeTerms(
            "苹果<b>补贴</b>", "苹果", null, 10m, Cny(0), Cny(100), Cny(1_000), today.AddDays(-2), today.AddDays(60))));
        await shop.GivenAsync(runs, new FundProgramme(runs, opened.Programme.Value, Cny(500), "20260301-7"));
        for (var i = 0; i < Shops.Count; i++)
            await SellAsync(shop, i);
        return opened.Programme;
    }

    private static async Task SellAsync(OpenedShop shop, int number)
    {
        var (seller, buyer) = (await shop.PersonAsync($"seller{number}"), await shop.PersonAsync("buyer"));
        var offer = new Offer("红富士苹果", new Price(Cny(5), new Quantity(1m, Unit.Jin)), new Quantity(500m, Unit.Jin));
        var listing = (await shop.GivenAsync(seller, new PublishListing(seller, offer, Shops[number]))).Listing;
        await shop.GivenAsync(seller, new SetAddress(seller, new DeliverTo(Homes[number], $"{Phones}000{number}", "王秀英")));
        var placed = await shop.GivenAsync(buyer, new PlaceOrder(
            buyer, [new Wish(listing, new Quantity(20m, Unit.Jin))], new DeliverTo("河边村5号", $"{Phones}0009", "张三"), PaymentMethod.Online, "zh-CN"));
        var (order, payment) = (placed.Orders[0].Number, placed.Payment!.Value);
        await shop.GivenAsync(buyer, new RecordPayment(payment, new Checkout($"cs_{payment}", payment.ToString(), CheckoutStatus.Paid, null, placed.Total, $"ch_{payment}", "card")));
        await shop.GivenAsync(seller, new ShipOrder(seller, order, new Shipment(null, null)));
        await shop.GivenAsync(buyer, new ReceiveOrder(buyer, order));
        if (number == Shops.Count - 1)
            await shop.GivenAsync(seller, new RefundOrder(seller, order, Cny(50)));
    }

    private static Money Cny(decimal yuan) => Money.Of(yuan, Currency.Cny);
}
