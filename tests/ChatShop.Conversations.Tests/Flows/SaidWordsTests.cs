using ChatShop.Conversations.Flows;

namespace ChatShop.Conversations.Tests.Flows;

public sealed class SaidWordsTests
{
    [Theory]
    [InlineData("来10斤，货到付款", "货到付款")]
    [InlineData("10 jin, cash on delivery please", "cashondelivery")]
    [InlineData("decide 1001 ALL", "all")]
    [InlineData("1001all", "all")]
    [InlineData("用cash付", "cash")]
    public void A_word_is_found_in_what_was_said(string said, string word) => Assert.True(new SaidWords(said).Take(word));

    [Theory]
    [InlineData("actually 20", "all")]
    [InlineData("small ones", "all")]
    [InlineData("cashews", "cash")]
    [InlineData("退20块", "不退")]
    public void A_latin_word_counts_only_whole(string said, string word) => Assert.False(new SaidWords(said).Take(word));

    [Fact]
    public void What_was_taken_is_gone_wherever_it_stood()
    {
        var said = new SaidWords("别提醒没付款，没付款的都别提醒");
        Assert.True(said.Take("没付款"));
        Assert.False(said.Take("付款"));
        Assert.True(said.Take("别提醒"));
    }

    [Fact]
    public void Two_words_do_not_make_a_third_once_what_stood_between_is_taken()
    {
        var said = new SaidWords("全部不退");
        Assert.True(said.Take("部不"));
        Assert.False(said.Take("全退"));
    }
}
