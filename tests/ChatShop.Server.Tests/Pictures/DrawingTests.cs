using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Server.Pictures;

namespace ChatShop.Server.Tests.Pictures;

/// <summary>Pictures show what they are given, on a machine without any font.</summary>
public sealed class DrawingTests
{
    private static readonly Uri Link = new("https://shop.example/s/s1");

    [Theory]
    [InlineData(0, "王婶菜园", "https://shop.example/s/s1")]
    [InlineData(4, "王婶菜园", "http://127.0.0.1:5080/s/s12345")]
    [InlineData(4, "Hilltop Orchard and Old Li's Family Farm", "https://a-very-long-name-of-a-village-cooperative.markets.example.org/s/s1234567")]
    public void The_code_on_a_card_leads_to_the_shop(int goods, string name, string link)
    {
        var lines = Enumerable.Repeat(new CardLine("土鸡蛋（自家散养的老母鸡下的鸡蛋）", "18元/10个"), goods);
        using var picture = new Picture(ShopCard.Draw(new Card(name, [.. lines], "扫一扫，进店看看", new Uri(link))));

        Assert.Equal(link, picture.Code());
    }

    [Fact]
    public void Bars_are_as_high_as_what_was_sold()
    {
        using var picture = new Picture(SalesChart.Draw(new Chart("3月1日到3日", "70元", [new("3/1", 40), new("3/2", 10), new("3/3", 20)])));

        var bars = picture.Bars();

        Assert.Equal(3, bars.Count);
        Assert.InRange((double)bars[1] / bars[0], 0.23, 0.27);
        Assert.InRange((double)bars[2] / bars[0], 0.48, 0.52);
    }

    [Fact]
    public void A_day_without_sales_has_no_bar()
    {
        using var picture = new Picture(SalesChart.Draw(new Chart("3月1日到3日", "60元", [new("3/1", 40), new("3/2", 0), new("3/3", 20)])));

        Assert.Equal(2, picture.Bars().Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(120)]
    public void Few_bars_and_many_all_stand_on_the_picture(int count)
    {
        using var picture = new Picture(SalesChart.Draw(new Chart("很多天", "1元", [.. Enumerable.Range(1, count).Select(day => new Bar($"2026年{day}月", day))])));

        Assert.Equal(count, picture.Bars().Count);
    }

    [Fact]
    public void A_sign_that_the_font_has_not_is_left_out_and_no_box_stands_for_it() => Assert.Equal(Drawn("王婶菜园"), Drawn("王婶🍎菜园"));

    [Fact]
    public void Chinese_signs_are_drawn_and_not_left_out()
    {
        Assert.NotEqual(Drawn(""), Drawn("鑫"));
        Assert.NotEqual(Drawn(""), Drawn("婶"));
        Assert.NotEqual(Drawn(""), Drawn("喆"));
        Assert.NotEqual(Drawn(""), Drawn("蘋"));
    }

    private static byte[] Drawn(string name) => ShopCard.Draw(new Card(name, [], "扫一扫", Link));
}
