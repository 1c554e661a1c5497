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

    [Fact]
    public void A_part_of_it_has_another_name()
    {
        var (names, isWhole) = OtherNames.Of("fresh duck eggs");
        Assert.Contains("鸭蛋", names);
        Assert.False(isWhole);
    }

    [Fact]
    public void What_nobody_knows_has_none() => Assert.Empty(OtherNames.Of("咕噜咕噜").Names);
}
