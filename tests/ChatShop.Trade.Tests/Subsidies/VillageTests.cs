using ChatShop.Trade.Subsidies;

namespace ChatShop.Trade.Tests.Subsidies;

/// <summary>Which village an address is in, and sums by village that give nobody away.</summary>
public sealed class VillageTests
{
    [Theory]
    [InlineData("李家村3组", "李家村")]
    [InlineData("四川省成都市郫都区唐昌镇战旗村12号", "战旗村")]
    [InlineData("李家村服务站", "李家村")]
    [InlineData("红旗乡 大柳树屯 张三家", "大柳树屯")]
    [InlineData("幸福街道朝阳社区5栋", "朝阳社区")]
    [InlineData("12 Lijia Village", "Lijia Village")]
    [InlineData("成都市天府大道1号", "")]
    [InlineData("12 Mill Lane", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void An_address_says_its_village_and_no_house(string? address, string village) => Assert.Equal(village, Village.Of(address));

    [Fact]
    public void A_village_of_few_sellers_is_one_of_the_others() => Assert.Equal(
        [new VillageTotal("李家村", 4, 4, Some.Cny(400)), new VillageTotal("", 3, 3, Some.Cny(300))],
        VillageTotals.Of([.. Sellers("李家村", 4, 0), .. Sellers("王家村", 2, 10), .. Sellers("", 1, 20)]));

    [Fact]
    public void Where_the_others_are_few_the_smallest_village_is_one_of_them_too() => Assert.Equal(
        [new VillageTotal("李家村", 5, 5, Some.Cny(500)), new VillageTotal("", 4, 4, Some.Cny(400))],
        VillageTotals.Of([.. Sellers("李家村", 5, 0), .. Sellers("王家村", 3, 10), .. Sellers("赵家村", 1, 20)]));

    [Fact]
    public void Of_fewer_than_three_sellers_no_sum_is_told() => Assert.Empty(VillageTotals.Of([.. Sellers("李家村", 1, 0), .. Sellers("", 1, 10)]));

    private static IEnumerable<ShopTotal> Sellers(string village, int count, int first) =>
        Enumerable.Range(first + 1, count).Select(shop => new ShopTotal(village, new ShopId(shop), 1, Some.Cny(100)));
}
