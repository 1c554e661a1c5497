using ChatShop.Understanding.Contracts;

namespace ChatShop.Walker;

/// <summary>What walkers look for is found where it is.</summary>
public sealed class RuleTests
{
    private static readonly SaidTexts Texts = new();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{{ product }}, 5 yuan")]
    [InlineData("dialogs/en has no text a/b.")]
    [InlineData("1343433 costs 5 yuan")]
    [InlineData("ChatShop.Trade.Money, 10 jin")]
    [InlineData("现在没有人卖“”。")]
    [InlineData("Several sell . Which one?")]
    public void What_no_answer_may_look_like_is_caught(string answer) => Assert.NotNull(AnswerRule.Wrong(answer, null));

    [Fact]
    public void The_apology_is_caught() => Assert.NotNull(AnswerRule.Wrong(
        "Something went wrong just now and we have noticed. Your orders and your money are as they were; please say it again in a minute.",
        Texts.KeyOf("Something went wrong just now and we have noticed. Your orders and your money are as they were; please say it again in a minute.")?.Key));

    [Theory]
    [InlineData("收货人电话是多少？比如“13812345678”。", "order.create/ask.phone", "phone")]
    [InlineData("红富士苹果怎么卖？比如“5块一斤”。", "listing.create/ask.price", "price")]
    [InlineData("What does rice cost? For example “5 yuan per jin”.", "listing.create/ask.price", "price")]
    [InlineData("有几家在卖苹果，要哪一个？回数字：\n1. 红富士苹果，5元/斤，王婶的店", "order.create/which", "number")]
    [InlineData("好的，不弄了。", "common/left", null)]
    public void A_text_is_known_by_what_stands_between_its_values(string answer, string key, string? slot)
    {
        var known = Texts.KeyOf(answer)?.Key;
        Assert.Equal(key, known);
        Assert.Equal(slot, Texts.SlotOf(known!));
    }

    [Fact]
    public void Every_intent_of_the_contract_is_said_in_both_languages()
    {
        var speech = new Speech();
        var intents = Contract.Schema.GetProperty("properties").GetProperty("intent").GetProperty("enum").EnumerateArray().Select(it => it.GetString()!);
        foreach (var intent in intents.Where(it => it != "none"))
            foreach (var locale in new[] { "zh-CN", "en" })
                Assert.NotEmpty(speech.Of(intent, locale, new Random(1), []).Text);
    }
}
