using ChatShop.Conversations.Flows;

namespace ChatShop.Conversations.Tests.Flows;

public sealed class SaidOrderTests
{
    [Theory]
    [InlineData("判1001退20块", "判", "1001", "退20块")]
    [InlineData("判 1001 全退", "判", "1001", "全退")]
    [InlineData("答复１００１：发货时都是好的。", "答复", "1001", "发货时都是好的。")]
    [InlineData("decide order 1001: refund 20", "decide order", "1001", "refund 20")]
    [InlineData("再退1001", "再退", "1001", "")]
    [InlineData("1001判不退", "", "1001", "判不退")]
    public void An_order_is_read_behind_its_words_and_the_rest_is_about_it(string text, string words, string order, string about) =>
        Assert.Equal((words, order, about), SaidOrder.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("判")]
    [InlineData("退20块")]
    [InlineData("判1234567890123")]
    public void Without_a_number_that_can_be_an_order_there_is_none(string text) => Assert.Null(SaidOrder.In(text));

    [Fact]
    public void Half_a_letter_is_no_word() => Assert.Null(SaidOrder.In($"判{'\ud800'}决1001"));

    [Fact]
    public void A_long_text_before_the_number_is_no_word() => Assert.Null(SaidOrder.In(new string('判', 5000) + "1001"));
}
