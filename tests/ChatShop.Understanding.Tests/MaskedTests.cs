using ChatShop.Understanding.Places;

namespace ChatShop.Understanding.Tests;

/// <summary>What is shown of messages to others tells nobody's number and nobody's place.</summary>
public sealed class MaskedTests
{
    [Theory]
    [InlineData("打我电话13812345678嘛", "打我电话13800000000嘛", null)]
    [InlineData("call me on 138-1234-5678", "call me on 138-0000-0000", null)]
    [InlineData("一三八一二三四五六七八", "一三八00000000", null)]
    [InlineData("1001那个咋整", "1001那个咋整", null)]
    [InlineData("送到李家村3组，王小明收", "送到*****，***收", null)]
    [InlineData("村口老王家, 左边那户", "*****, ****", "address")]
    [InlineData("就是我 13812345678", "*** ***********", "recipient")]
    public void Long_numbers_places_and_names_are_masked(string said, string shown, string? expect) =>
        Assert.Equal(shown, Masked.Of(new Message(said, "zh-CN", expect)));

    [Fact]
    public void A_masked_number_is_still_read_as_one() =>
        Assert.Equal("13800000000", Reader.Read(new Message(Masked.Of(new Message("13812345678")), Expect: "phone")).Slots.Phone);
}
