using ChatShop.Conversations.Flows;
using ChatShop.Conversations.Tests.Dialogs;

namespace ChatShop.Conversations.Tests.Flows;

/// <summary>Words that begin a flow in the middle of anything, and words that only look like them.</summary>
public sealed class AsideTests
{
    [Theory]
    [InlineData("别提醒库存", "notices.off")]
    [InlineData("不要发货提醒", "notices.off")]
    [InlineData("以后别提醒我库存了，谢谢！", "notices.off")]
    [InlineData("麻烦您关闭退款通知", "notices.off")]
    [InlineData("别提醒没付款", "notices.off")]
    [InlineData("取消订单提醒", "notices.off")]
    [InlineData("别再提醒我", "notices.off")]
    [InlineData("stop stock notices", "notices.off")]
    [InlineData("Please stop all notices, thanks", "notices.off")]
    [InlineData("恢复提醒吧", "notices.on")]
    [InlineData("打开库存提醒", "notices.on")]
    [InlineData("Notices on", "notices.on")]
    [InlineData("不要关闭库存提醒", null)]
    [InlineData("别停止提醒", null)]
    [InlineData("don't stop stock notices", null)]
    [InlineData("取消订单", null)]
    [InlineData("取消", null)]
    [InlineData("别提醒", "notices.off")]
    [InlineData("别提醒天气", null)]
    [InlineData("库存", null)]
    [InlineData("红富士苹果库存还有30斤", null)]
    [InlineData("发货了提醒我", null)]
    [InlineData("stop", null)]
    [InlineData("谢谢", null)]
    [InlineData("", null)]
    public void Every_part_of_the_message_must_be_accounted_for(string said, string? flow)
    {
        using var dialogs = new BrokenDialogs();
        Assert.Equal(flow, dialogs.Read().ForAside(NameFit.Fold(said))?.Name);
    }

    [Fact]
    public void A_message_of_polite_words_alone_takes_no_time_and_begins_nothing()
    {
        using var dialogs = new BrokenDialogs();
        Assert.Null(dialogs.Read().ForAside(new string('好', 4000)));
    }

    [Theory]
    [InlineData("收据", null)]
    [InlineData("收据1001", "1001")]
    [InlineData("1001的收据", "1001")]
    [InlineData("能开１００１的发票吗？", "1001")]
    [InlineData("麻烦帮我开一张电子发票，谢谢", null)]
    [InlineData("订单1001的购物小票", "1001")]
    [InlineData("付款凭证", null)]
    [InlineData("receipt 1001", "1001")]
    [InlineData("Can I get an invoice for order #1001, please?", "1001")]
    [InlineData("show me the receipt of 1001", "1001")]
    public void A_receipt_is_asked_for_with_its_order_or_without(string said, string? order)
    {
        using var dialogs = new BrokenDialogs();
        var meant = dialogs.Read().AboutOrder(said);
        Assert.Equal(("order.receipt", order), (meant?.Flow.Name, meant?.Order));
    }

    [Theory]
    [InlineData("不要发票")]
    [InlineData("没有收据")]
    [InlineData("发票夹10个")]
    [InlineData("收据1001和1002")]
    [InlineData("1001")]
    [InlineData("订单1001")]
    [InlineData("卖收据本 5块一本")]
    [InlineData("no receipt")]
    [InlineData("")]
    public void Words_that_only_look_like_it_ask_for_no_receipt(string said)
    {
        using var dialogs = new BrokenDialogs();
        Assert.Null(dialogs.Read().AboutOrder(said));
    }
}
