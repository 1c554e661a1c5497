namespace ChatShop.Understanding.Tests;

/// <summary>A message may ask for more than one thing; what belongs together stays together.</summary>
public sealed class SeveralActsTests
{
    [Theory]
    [InlineData("红富士苹果改成6块，雪梨先下架", "listing.price", "listing.pause")]
    [InlineData("苹果改成6块，梨改成4块", "listing.price", "listing.price")]
    [InlineData("1001发货了，1002也发货了", "order.ship", "order.ship")]
    [InlineData("收到了，给五星", "order.received", "review.write")]
    [InlineData("1001取消，再来5斤苹果送到王家庄", "order.cancel", "order.create")]
    [InlineData("雪梨重新上架，然后雪梨改成4块，苹果还剩300斤", "listing.resume", "listing.price", "listing.stock")]
    [InlineData("change apples to 6 yuan, pause pears", "listing.price", "listing.pause")]
    [InlineData("cancel 1001 and then show my basket", "order.cancel", "cart.show")]
    public void Two_acts_are_two(string text, params string[] intents) =>
        Assert.Equal(intents, SeveralActs.Read(new Message(text)).Select(reading => reading.Intent));

    [Theory]
    [InlineData("来10斤苹果，送到李家村3组，电话13800110003")]
    [InlineData("来十斤苹果，再来两斤梨")]
    [InlineData("卖红富士苹果，5块一斤，一共500斤，明天起有")]
    [InlineData("别下架，改成40")]
    [InlineData("苹果烂了一半，我要退钱")]
    [InlineData("1001发货了，顺丰，SF1390557782204")]
    [InlineData("你好，有苹果吗")]
    [InlineData("谢谢，收到了")]
    [InlineData("苹果改成6块，别卖太便宜了")]
    [InlineData("sell apples, 5 yuan per jin, 500 jin")]
    [InlineData("hi, 10 jin of apples please, to 6 Mill Lane")]
    public void What_belongs_together_is_one(string text) =>
        Assert.Equal([Reader.Read(new Message(text)).Intent], SeveralActs.Read(new Message(text)).Select(reading => reading.Intent));

    [Fact]
    public void A_yes_with_another_act_behind_it_is_both() =>
        Assert.Equal(["yes", "listing.price"], SeveralActs.Read(new Message("对，再把梨改成4块", Expect: "confirm")).Select(reading => reading.Intent));

    [Fact]
    public void An_answer_with_commas_stays_one_answer()
    {
        var readings = SeveralActs.Read(new Message("李家村3组，李雷，13800110003", Expect: "address"));
        Assert.Equal("inform", Assert.Single(readings).Intent);
    }
}
