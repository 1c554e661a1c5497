using ChatShop.Conversations.Flows;

namespace ChatShop.Conversations.Tests.Flows;

public sealed class SaidCodeTests
{
    [Theory]
    [InlineData("绑定 482913", "绑定", "482913")]
    [InlineData("绑定482913", "绑定", "482913")]
    [InlineData("绑定：４８２９１３。", "绑定", "482913")]
    [InlineData("join 482-913", "join", "482913")]
    [InlineData("Join my accounts 482 913!", "Join my accounts", "482913")]
    [InlineData("管理员 4829135702", "管理员", "4829135702")]
    [InlineData("绑定 12", "绑定", "12")]
    public void A_code_is_read_behind_its_words(string text, string words, string digits) => Assert.Equal((words, digits), SaidCode.In(text));

    [Theory]
    [InlineData("")]
    [InlineData("绑定")]
    [InlineData("482913")]
    [InlineData("#482913")]
    [InlineData("绑定 482913 谢谢")]
    public void Without_words_before_or_with_words_behind_there_is_none(string text) => Assert.Null(SaidCode.In(text));

    [Fact]
    public void Half_a_letter_is_no_word() => Assert.Null(SaidCode.In($"绑定{'\ud800'} 482913"));

    [Fact]
    public void A_long_text_is_no_code() => Assert.Null(SaidCode.In(new string('绑', 5000) + " 482913"));
}
