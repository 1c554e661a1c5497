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
        Assert.Equal(flow, dialogs.Read().ForAside(said)?.Name);
    }

    [Fact]
    public void A_message_of_polite_words_alone_takes_no_time_and_begins_nothing()
    {
        using var dialogs = new BrokenDialogs();
        Assert.Null(dialogs.Read().ForAside(new string('好', 4000)));
    }
}
