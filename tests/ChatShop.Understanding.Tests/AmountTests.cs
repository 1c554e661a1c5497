namespace ChatShop.Understanding.Tests;

/// <summary>How much and for how much, where a sign more or less is money: each case was a rule that could be broken unseen.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData("来1,200斤苹果", 1200, "jin")]
    [InlineData("来1,200,000斤苹果", 1200000, "jin")]
    [InlineData("来十多斤苹果", 10, "jin")]
    [InlineData("来100多斤苹果", 100, "jin")]
    [InlineData("来八斤多苹果", 8, "jin")]
    [InlineData("来十来斤苹果", 10, "jin")]
    [InlineData("来一斤半苹果", 1.5, "jin")]
    [InlineData("来斤半苹果", 1.5, "jin")]
    [InlineData("来一斤八两苹果", 1.8, "jin")]
    [InlineData("来2公斤半苹果", 2.5, "kg")]
    [InlineData("来一百零五斤苹果", 105, "jin")]
    [InlineData("来一万二千斤苹果", 12000, "jin")]
    [InlineData("来个苹果", 1, "piece")]
    [InlineData("来三两苹果", 3, "liang")]
    [InlineData("来二斤三两苹果", 2.3, "jin")]
    [InlineData("来5金苹果", 5, "jin")]
    [InlineData("来两千五斤苹果", 2500, "jin")]
    [InlineData("来三百二斤苹果", 320, "jin")]
    [InlineData("来一千零五十斤苹果", 1050, "jin")]
    [InlineData("来十万斤苹果", 100000, "jin")]
    [InlineData("来两打苹果", 24, "piece")]
    public void An_order_takes_as_much_as_was_said(string text, double value, string unit)
    {
        var wanted = Assert.Single(Reader.Read(new Message(text)).Slots.Items!);
        Assert.Equal(("苹果", new Measure((decimal)value, unit)), (wanted.Product, wanted.Quantity));
    }

    [Theory]
    [InlineData("来两三斤苹果")]
    [InlineData("来十七八斤苹果")]
    [InlineData("来三五百斤苹果")]
    public void Two_numbers_side_by_side_are_asked_again(string text)
    {
        var wanted = Assert.Single(Reader.Read(new Message(text)).Slots.Items!);
        Assert.Equal(("苹果", null), (wanted.Product, wanted.Quantity));
    }

    [Theory]
    [InlineData("one and a half pounds of apples please", 1.5, "lb")]
    [InlineData("one hundred and five jin of apples please", 105, "jin")]
    [InlineData("two thousand three hundred jin of apples please", 2300, "jin")]
    [InlineData("twenty five boxes of apples please", 25, "box")]
    public void English_numbers_are_read_to_their_end(string text, double value, string unit)
    {
        var wanted = Assert.Single(Reader.Read(new Message(text)).Slots.Items!);
        Assert.Equal(("apples", new Measure((decimal)value, unit)), (wanted.Product, wanted.Quantity));
    }

    [Theory]
    [InlineData("卖茶叶一斤三百八", 380, 1, "jin")]
    [InlineData("卖茶叶 每10斤50块", 50, 10, "jin")]
    [InlineData("卖茶叶 50块每10斤", 50, 10, "jin")]
    [InlineData("卖茶叶 两块钱三个", 2, 3, "piece")]
    [InlineData("卖茶叶 三个两块", 2, 3, "piece")]
    [InlineData("卖茶叶 一袋50斤 一袋180块", 180, 1, "bag")]
    [InlineData("卖茶叶 每箱10斤，一箱68块", 68, 1, "box")]
    [InlineData("卖茶叶 块八毛一斤", 1.8, 1, "jin")]
    [InlineData("卖茶叶 块二一斤", 1.2, 1, "jin")]
    [InlineData("卖茶叶 4快一斤", 4, 1, "jin")]
    [InlineData("卖茶叶 三蚊一斤", 3, 1, "jin")]
    [InlineData("卖茶叶 三块半一斤", 3.5, 1, "jin")]
    [InlineData("卖茶叶 2块50一斤", 2.5, 1, "jin")]
    [InlineData("卖茶叶 8角一斤", 0.8, 1, "jin")]
    [InlineData("卖茶叶 50分钱一斤", 0.5, 1, "jin")]
    [InlineData("卖茶叶 五毛五一斤", 0.55, 1, "jin")]
    [InlineData("卖茶叶 五毛五分一斤", 0.55, 1, "jin")]
    [InlineData("卖茶叶 三块五毛五一斤", 3.55, 1, "jin")]
    [InlineData("卖茶叶 3块5毛5分一斤", 3.55, 1, "jin")]
    [InlineData("卖茶叶 三块零五分一斤", 3.05, 1, "jin")]
    [InlineData("卖茶叶 三块五分钱一斤", 3.05, 1, "jin")]
    [InlineData("卖茶叶 五毛两个", 0.5, 2, "piece")]
    [InlineData("卖茶叶 3块5毛2个", 3.5, 2, "piece")]
    [InlineData("卖茶叶 十块四个", 10, 4, "piece")]
    [InlineData("卖茶叶 三块五个", 3, 5, "piece")]
    public void A_price_is_for_what_stands_beside_it_and_nothing_of_it_is_stock(string text, double amount, double per, string unit)
    {
        var slots = Reader.Read(new Message(text)).Slots;
        Assert.Equal(("茶叶", (decimal)amount, new Measure((decimal)per, unit)), (slots.Product, slots.Price!.Amount, slots.Price.Per));
        Assert.Null(slots.Stock);
    }

    [Theory]
    [InlineData("卖茶叶 5块一斤 1,200斤", 1200, "jin")]
    [InlineData("卖茶叶 一块2一个，一共三百个", 300, "piece")]
    [InlineData("卖茶叶 一袋50斤 一袋180块 有20袋", 20, "bag")]
    public void What_is_left_is_the_stock(string text, double value, string unit) =>
        Assert.Equal(new Measure((decimal)value, unit), Reader.Read(new Message(text)).Slots.Stock);

    [Theory]
    [InlineData("1001退二十块五", 20.5)]
    [InlineData("1001退3毛", 0.3)]
    [InlineData("1001退1,234.5元", 1234.5)]
    [InlineData("1001退一千零五块", 1005)]
    public void A_refund_is_exactly_what_was_said(string text, double amount) =>
        Assert.Equal((decimal)amount, Reader.Read(new Message(text)).Slots.Amount!.Amount);

    [Fact]
    public void Whoever_asks_how_much_five_cost_orders_nothing_more() =>
        Assert.Null(Reader.Read(new Message("苹果五斤多少钱")).Slots.Items?.FirstOrDefault(item => item.Product.Contains('多', StringComparison.Ordinal)));

    [Theory]
    [InlineData("来两斤五", 2.5)]
    [InlineData("来一斤二", 1.2)]
    [InlineData("来一斤二，送到李家村", 1.2)]
    [InlineData("来两斤五吧", 2.5)]
    public void A_bare_digit_behind_jin_is_its_tenths(string text, double jin) =>
        Assert.Equal(new Measure((decimal)jin, "jin"), Reader.Read(new Message(text)).Slots.Quantity);

    [Theory]
    [InlineData("卖茶叶 5毛50斤", 0.5, 50)]
    [InlineData("卖茶叶 5块一斤二十斤", 5, 20)]
    [InlineData("卖茶叶 5毛5一斤 50斤", 0.55, 50)]
    public void Digits_of_a_quantity_are_no_part_of_the_price_before_them(string text, double amount, double jin)
    {
        var slots = Reader.Read(new Message(text)).Slots;
        Assert.Equal((decimal)amount, slots.Price!.Amount);
        Assert.Contains(new Measure((decimal)jin, "jin"), new[] { slots.Stock, slots.Price.Per });
    }

    [Theory]
    [InlineData("sell tea £5 a pound", "GBP", 5, 1, "lb")]
    [InlineData("sell tea 5 pounds a jar", "GBP", 5, 1, "jar")]
    [InlineData("sell tea 5 pounds for two jars", "GBP", 5, 2, "jar")]
    [InlineData("sell tea 2 dollars a dozen", "USD", 2, 12, "piece")]
    public void Money_of_other_countries_is_for_what_stands_beside_it(string text, string currency, double amount, double per, string unit)
    {
        var price = Reader.Read(new Message(text, "en")).Slots.Price!;
        Assert.Equal((currency, (decimal)amount, new Measure((decimal)per, unit)), (price.Currency, price.Amount, price.Per));
    }
}
