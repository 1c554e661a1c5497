using ChatShop.Understanding.Goods;

namespace ChatShop.Understanding.Tests;

/// <summary>Goods by their other names.</summary>
public sealed class OtherNamesTests
{
    [Theory]
    [InlineData("apples", "苹果")]
    [InlineData("西红柿", "番茄")]
    [InlineData("Tomatoes", "西红柿")]
    [InlineData("地瓜", "红薯")]
    [InlineData("strawberries", "草莓")]
    [InlineData("洋芋", "potato")]
    public void The_whole_of_it_has_another_name(string product, string other)
    {
        var (names, isWhole) = OtherNames.Of(product);
        Assert.Contains(other, names);
        Assert.True(isWhole);
    }

    [Theory]
    [InlineData("土逗", "potato")]
    [InlineData("花声", "花生")]
    [InlineData("fanqie", "西红柿")]
    [InlineData("tomatos", "番茄")]
    [InlineData("strawbery", "草莓")]
    [InlineData("Brocolli", "西兰花")]
    [InlineData("xihongsi", "番茄")]
    public void It_is_known_mistyped(string product, string meant)
    {
        var (names, isWhole) = OtherNames.Of(product);
        Assert.Contains(meant, names);
        Assert.True(isWhole);
    }

    [Theory]
    [InlineData("梨", "李")]
    [InlineData("pears", "bears")]
    [InlineData("pear", "peas")]
    public void Little_likeness_is_none(string said, string name) => Assert.False(Sounds.Alike(said, name));

    [Theory]
    [InlineData("红付士", "红富士苹果")]
    [InlineData("hongfushi", "红富士苹果")]
    public void A_sound_is_enough(string said, string name) => Assert.True(Sounds.Alike(said, name));

    [Fact]
    public void A_part_of_it_has_another_name()
    {
        var (names, isWhole) = OtherNames.Of("fresh duck eggs");
        Assert.Contains("鸭蛋", names);
        Assert.False(isWhole);
    }

    [Theory]
    [InlineData("苹果", "红富士")]
    [InlineData("apples", "嘎啦")]
    [InlineData("桔子", "沃柑")]
    [InlineData("茶叶", "龙井")]
    public void Goods_are_sold_by_the_name_of_their_variety(string product, string variety) => Assert.Contains(variety, Varieties.Of(product));

    [Theory]
    [InlineData("红富士")]
    [InlineData("咕噜咕噜")]
    [InlineData("fresh duck eggs")]
    public void A_variety_has_none(string product) => Assert.Empty(Varieties.Of(product));

    [Fact]
    public void What_nobody_knows_has_none() => Assert.Empty(OtherNames.Of("咕噜咕噜").Names);
}
