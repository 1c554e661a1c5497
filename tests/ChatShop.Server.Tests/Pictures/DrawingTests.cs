using ChatShop.Conversations.Flows.Pictures;
using ChatShop.Server.Pictures;
using ChatShop.Server.Pictures.Letters;

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

    [Fact]
    public void Every_sign_of_an_amount_in_capitals_can_be_drawn()
    {
        foreach (var sign in "零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整负×¥€£")
            Assert.Single(Typefaces.Divide($"{sign}"));
    }

    [Fact]
    public void A_receipt_is_as_long_as_what_is_on_it()
    {
        var few = Height(ReceiptSlip.Draw(Receipt(1, "苹果")));
        var many = Height(ReceiptSlip.Draw(Receipt(12, "苹果")));
        var wordy = Height(ReceiptSlip.Draw(Receipt(12, "自家散养的老母鸡下的土鸡蛋（当天捡的，大小不一，坏了包赔，路上摔了再补）")));

        Assert.True(few < many && many < wordy, $"{few}, {many}, {wordy}");
    }

    [Theory]
    [InlineData("一二三四五六七八九十", 4, 3)]
    [InlineData("Hilltop Orchard and Old Li", 12, 2)]
    [InlineData("", 4, 1)]
    public void A_long_text_is_broken_into_lines_and_nothing_of_it_is_lost(string text, int signs, int lines)
    {
        var pen = new Pen(20, Sheet.Ink);
        var widest = Lettering.Width(new string(text.Length > 0 && text[0] < 128 ? 'n' : '一', signs), pen) + 1;

        var broken = Lettering.Lines(text, pen, widest);

        Assert.Equal(lines, broken.Count);
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(broken).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(broken, line => Assert.True(Lettering.Width(line, pen) <= widest));
    }

    private static Slip Receipt(int goods, string product) => new(
        "收据", [new("收据号", "R1001")], new("商品", "数量", "单价", "金额"),
        [.. Enumerable.Repeat(new SlipLine(product, "10斤", "5元/斤", "50.00元"), goods)], [new("合计", "50.00元")], [], ["不是发票"]);

    private static int Height(byte[] png) => SkiaSharp.SKBitmap.DecodeBounds(png).Height;

    private static byte[] Drawn(string name) => ShopCard.Draw(new Card(name, [], "扫一扫", Link));
}
