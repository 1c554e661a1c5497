using CsCheck;

namespace ChatShop.Understanding.Tests;

/// <summary>What a message means, case by case.</summary>
public sealed class ReaderTests
{
    private static readonly string[] Intents =
    [
        "greet", "thanks", "help", "yes", "no", "cancel", "language.switch", "human.handover", "shop.open", "shop.share",
        "listing.create", "listing.price", "listing.stock", "listing.restock", "listing.pause", "listing.resume", "listing.delete", "listing.mine",
        "order.incoming", "order.ship", "order.reject", "order.refund", "report.sales", "search", "order.create", "cart.add", "cart.remove", "cart.show",
        "checkout", "order.status", "order.cancel", "order.received", "order.complain", "order.change", "order.repeat", "review.write",
        "group.start", "group.join", "trace.show", "market.price", "balance.show", "payout.request", "loan.apply", "loan.show", "address.set", "inform", "none",
    ];

    [Theory]
    [InlineData("来十斤", 10, "jin")]
    [InlineData("来一斤半", 1.5, "jin")]
    [InlineData("要三斤二两", 3.2, "jin")]
    [InlineData("来半箱", 0.5, "box")]
    [InlineData("买俩", 2, "piece")]
    [InlineData("来一打", 12, "piece")]
    [InlineData("10公斤", 10, "kg")]
    [InlineData("来两千五百斤", 2500, "jin")]
    [InlineData("来1.5万斤", 15000, "jin")]
    [InlineData("来-5斤", -5, "jin")]
    [InlineData("来0斤", 0, "jin")]
    [InlineData("half a pound", 0.5, "lb")]
    [InlineData("2 dozen", 24, "piece")]
    [InlineData("three boxes please", 3, "box")]
    [InlineData("两千五", 2500, "piece")]
    [InlineData("1千2", 1200, "piece")]
    [InlineData("一百二", 120, "piece")]
    [InlineData("1.5万", 15000, "piece")]
    [InlineData("3k", 3000, "piece")]
    [InlineData("贰拾斤", 20, "jin")]
    [InlineData("仨", 3, "piece")]
    [InlineData("half a dozen", 6, "piece")]
    [InlineData("1½ kg", 1.5, "kg")]
    [InlineData("三十来斤", 30, "jin")]
    [InlineData("a couple of boxes", 2, "box")]
    [InlineData("１２箱", 12, "box")]
    public void A_quantity_is_read_however_it_is_written(string text, double value, string unit)
    {
        var quantity = Reader.Read(new Message(text, Expect: "quantity")).Slots.Quantity;
        Assert.Equal(((decimal)value, unit), (quantity!.Value, quantity.Unit));
    }

    [Theory]
    [InlineData("5块一斤", 5, "CNY", 1, "jin")]
    [InlineData("块二一斤", 1.2, "CNY", 1, "jin")]
    [InlineData("八毛一斤", 0.8, "CNY", 1, "jin")]
    [InlineData("十二块五一斤", 12.5, "CNY", 1, "jin")]
    [InlineData("10块3斤", 10, "CNY", 3, "jin")]
    [InlineData("十块四个", 10, "CNY", 4, "piece")]
    [InlineData("每箱58元", 58, "CNY", 1, "box")]
    [InlineData("6.8元/斤", 6.8, "CNY", 1, "jin")]
    [InlineData("$4.99 a lb", 4.99, "USD", 1, "lb")]
    [InlineData("£2 a bunch", 2, "GBP", 1, "bunch")]
    [InlineData("论斤八块", 8, "CNY", 1, "jin")]
    [InlineData("每箱五十八", 58, "CNY", 1, "box")]
    [InlineData("块八毛一斤", 1.8, "CNY", 1, "jin")]
    [InlineData("12块5一斤", 12.5, "CNY", 1, "jin")]
    [InlineData("３８元一箱", 38, "CNY", 1, "box")]
    [InlineData("三毛五一个", 0.35, "CNY", 1, "piece")]
    [InlineData("3 lbs for $10", 10, "USD", 3, "lb")]
    [InlineData("€1.20 per kilo", 1.2, "EUR", 1, "kg")]
    public void A_price_is_read_with_what_it_buys(string text, double amount, string currency, double per, string unit)
    {
        var price = Reader.Read(new Message(text, Expect: "price")).Slots.Price;
        Assert.Equal(((decimal)amount, currency, new Measure((decimal)per, unit)), (price!.Amount, price.Currency, price.Per));
    }

    [Theory]
    [InlineData("1002发货了 中通 ZT998877", "1002", "ZT998877")]
    [InlineData("order 1002 shipped, DHL 12345678", "1002", "12345678")]
    [InlineData("1002发货了 顺丰单号 SF123456", "1002", "SF123456")]
    [InlineData("顺丰 1002发货了", "1002", null)]
    [InlineData("A207 shipped with UPS", "A207", null)]
    public void What_stands_behind_a_carrier_is_the_parcel_s_number_and_no_order(string text, string order, string? tracking)
    {
        var slots = Reader.Read(new Message(text)).Slots;
        Assert.Equal((order, tracking), (slots.Order, slots.Tracking));
    }

    [Fact]
    public void A_number_without_a_unit_says_that_none_was_said()
    {
        Assert.False(Reader.Read(new Message("50", Expect: "stock")).Slots.Stock!.UnitSaid);
        Assert.True(Reader.Read(new Message("50个", Expect: "stock")).Slots.Stock!.UnitSaid);
    }

    [Theory]
    [InlineData("不对，是6块", "inform")]
    [InlineData("对", "yes")]
    [InlineData("不对", "no")]
    [InlineData("别取消", "no")]
    [InlineData("取消", "cancel")]
    [InlineData("多少钱一个来着？", "search")]
    [InlineData("帮助", "help")]
    public void Asked_for_a_yes_a_person_may_say_many_things(string text, string intent) =>
        Assert.Equal(intent, Reader.Read(new Message(text, Expect: "confirm")).Intent);

    /// <summary>Every question the shop can put, and none.</summary>
    public static TheoryData<string> Questions =>
        ["", "product", "price", "stock", "quantity", "address", "phone", "recipient", "date", "name", "amount", "order", "tracking", "confirm", "rating"];

    [Theory]
    [MemberData(nameof(Questions))]
    public void Whatever_is_asked_a_person_may_ask_back_leave_or_call_for_help(string expect)
    {
        Assert.Equal("search", Intent("多少钱一个来着？"));
        Assert.Equal("search", Intent("how much is it again?"));
        Assert.Equal("cancel", Intent("算了"));
        Assert.Equal("cancel", Intent("never mind"));
        Assert.Equal("help", Intent("帮助"));
        Assert.Equal("help", Intent("help"));
        Assert.Equal("order.incoming", Intent("有人下单没"));
        Assert.Equal("order.status", Intent("我的东西到哪了"));

        string Intent(string text) => Reader.Read(new Message(text, Expect: expect.Length == 0 ? null : expect)).Intent;
    }

    [Theory]
    [InlineData("张三", "recipient")]
    [InlineData("老马家粉条铺", "name")]
    [InlineData("李家村3组", "address")]
    public void An_answer_in_free_words_is_kept_as_written(string text, string expect)
    {
        var slots = Reader.Read(new Message(text, Expect: expect)).Slots;
        Assert.Equal(text, expect switch { "recipient" => slots.Recipient, "name" => slots.Name, _ => slots.Address });
    }

    [Fact]
    public void Any_text_is_read_as_one_of_the_intents_and_always_alike() =>
        Gen.OneOf(Gen.String[Gen.Char, 0, 60], Gen.String[Gen.Char["0123456789一二两三十百千万半斤块钱来卖改的到是个号 .,-+/¥$abcorder"], 0, 40])
            .Sample(text =>
            {
                var reading = Reader.Read(new Message(text));
                return Intents.Contains(reading.Intent) && reading.Confidence is >= 0 and <= 1 && reading == Reader.Read(new Message(text)) with { Slots = reading.Slots };
            });

    [Fact]
    public void A_very_long_text_is_read_too() =>
        Assert.Equal("order.create", Reader.Read(new Message("来十斤苹果，" + new string('好', 100_000))).Intent);
}
