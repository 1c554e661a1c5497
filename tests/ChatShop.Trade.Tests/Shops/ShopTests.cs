using ChatShop.Trade.Listings;
using ChatShop.Trade.Shops;
using CsCheck;

namespace ChatShop.Trade.Tests.Shops;

/// <summary>A seller's stall: its name, its stars, the codes it is paid by.</summary>
public sealed class ShopTests
{
    [Theory]
    [InlineData(" 王婶菜园 ", "王婶菜园")]
    [InlineData("王", "王")]
    public void Its_name_is_what_the_seller_said_without_the_blanks_around(string said, string name) => Assert.Equal(name, Opened(said).Fact!.Name);

    [Fact]
    public void A_name_has_a_letter_at_least_and_forty_at_most()
    {
        Assert.Equal(new TextOutOfRange(40), Opened("  ").Refusal);
        Assert.Equal(40, Opened(new string('园', 40)).Fact!.Name.Length);
        Assert.Equal(new TextOutOfRange(40), Opened(new string('园', 41)).Refusal);
    }

    [Fact]
    public void Without_reviews_it_has_no_stars_rather_than_none() => Assert.Null(Opened("王婶菜园").Fact!.Rating);

    [Fact]
    public void Its_stars_are_those_of_all_reviews_on_average()
    {
        var shop = Opened("王婶菜园").Fact!;
        shop.Rate(null, 5);
        shop.Rate(null, 4);
        shop.Rate(null, 2);
        Assert.Equal((3, 3.7m), (shop.Reviews, shop.Rating));
    }

    [Fact]
    public void Who_thinks_otherwise_than_before_is_counted_once_with_the_last_word() =>
        Gen.Int[1, 5].Array[1, 5].Array[1, 10].Sample(buyers =>
        {
            var shop = Opened("王婶菜园").Fact!;
            foreach (var said in buyers)
                for (var i = 0; i < said.Length; i++)
                    shop.Rate(i == 0 ? null : said[i - 1], said[i]);
            Assert.Equal((buyers.Length, buyers.Sum(said => said[^1])), (shop.Reviews, shop.Stars));
        });

    [Fact]
    public void A_shop_has_one_code_of_each_way()
    {
        var shop = Opened("王婶菜园").Fact!;
        Assert.False(shop.Keep(new CollectionCode(CollectionWay.Alipay, "a")));
        Assert.False(shop.Keep(new CollectionCode(CollectionWay.WeChat, "b")));
        Assert.True(shop.Keep(new CollectionCode(CollectionWay.Alipay, "c")));
        Assert.Equal(["b", "c"], shop.Codes.Select(code => code.Photo));

        Assert.Equal("b", Assert.Single(shop.Drop(CollectionWay.WeChat)).Photo);
        Assert.Equal("c", Assert.Single(shop.Drop(null)).Photo);
        Assert.Empty(shop.Drop(null));
    }

    private static Result<Shop> Opened(string name) => Shop.Open(new ShopId(1), Some.Seller, name, Some.Morning);
}
