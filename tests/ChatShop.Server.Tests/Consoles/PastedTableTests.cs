using ChatShop.Server.Consoles.Selling;
using ChatShop.Trade;

namespace ChatShop.Server.Tests.Consoles;

/// <summary>What is pasted from a spreadsheet is read as its owner meant it, or said not to be understood; never guessed.</summary>
public sealed class PastedTableTests
{
    private static readonly Dictionary<string, PastedColumn> Names = new()
    {
        ["品名"] = PastedColumn.Product, ["name"] = PastedColumn.Product, ["单价"] = PastedColumn.Price, ["price"] = PastedColumn.Price,
        ["单位"] = PastedColumn.Unit, ["unit"] = PastedColumn.Unit, ["库存"] = PastedColumn.Stock, ["stock"] = PastedColumn.Stock, ["日期"] = PastedColumn.From,
    };

    [Theory]
    [InlineData("苹果\t5\t斤\t500", "5.00 CNY per jin", "500 jin")]
    [InlineData("苹果\t5元/斤\t500", "5.00 CNY per jin", "500 jin")]
    [InlineData("苹果\t5\t500斤", "5.00 CNY per jin", "500 jin")]
    [InlineData("苹果,5块一斤,500斤", "5.00 CNY per jin", "500 jin")]
    [InlineData("苹果\t¥38.50\t公斤\t1,200", "38.50 CNY per kg", "1200 kg")]
    [InlineData("苹果\t10元3斤\t500", "10.00 CNY per 3 jin", "500 jin")]
    [InlineData("苹果\t６\t箱\t１２", "6.00 CNY per box", "12 box")]
    [InlineData("苹果\t5\t\t500", "5.00 CNY per piece", "500 piece")]
    [InlineData("\"Apples, \"\"Fuji\"\"\",\"1,200\",kg,2.5", "1200.00 CNY per kg", "2.5 kg")]
    [InlineData("Apples;¥5 per kg;;20", "5.00 CNY per kg", "20 kg")]
    public void A_row_says_what_it_costs_and_how_much_there_is(string row, string price, string stock)
    {
        var offer = Assert.Single(Read(row)).Offer!;
        Assert.Equal((price, stock), (offer.Price.ToString(), offer.Stock.ToString()));
    }

    [Theory]
    [InlineData("\t5\t斤\t500", "rowName")]
    [InlineData("苹果\t便宜\t斤\t500", "rowPrice")]
    [InlineData("苹果\t5.005\t斤\t500", "rowPrice")]
    [InlineData("苹果\t-5\t斤\t500", "rowPrice")]
    [InlineData("苹果\t1,5\t斤\t500", "rowPrice")]
    [InlineData("苹果\t5~6元\t斤\t500", "rowPrice")]
    [InlineData("苹果\t5\t啥\t500", "rowUnit")]
    [InlineData("苹果\t5\t斤\t很多", "rowStock")]
    [InlineData("苹果\t5\t斤\t99999999999", "rowStock")]
    [InlineData("苹果\t5\t斤\t", "rowStock")]
    [InlineData("苹果\t5\t斤\t500\t明天", "rowDay")]
    public void What_is_not_understood_is_said_and_not_guessed(string row, string mistake)
    {
        var read = Assert.Single(Read(row));
        Assert.Null(read.Offer);
        Assert.Equal([mistake], read.Mistakes);
    }

    [Fact]
    public void Names_above_the_columns_say_their_order_and_what_else_stands_there_is_left_out()
    {
        var rows = Read("库存\t产地\t品名\t单价\t单位\n500\t李家村\t苹果\t5\t斤\n60\t\t鸡蛋\t15\t盘");
        Assert.Equal(["苹果", "鸡蛋"], rows.Select(row => row.Offer!.Product));
        Assert.Equal(["500 jin", "60 tray"], rows.Select(row => row.Offer!.Stock.ToString()));
    }

    [Fact]
    public void Each_row_knows_its_line_whatever_lies_between()
    {
        var rows = Read("品名\t单价\t单位\t库存\r\n\r\n苹果\t5\t斤\t500\r\n\"梨\n（大）\"\t3\t斤\t9\r\n\t\t\t\r\n苹果\t4\t斤\t1\r\n");
        Assert.Equal([3, 4, 7], rows.Select(row => row.Line));
        Assert.Equal("梨 （大）", rows[1].Product);
        Assert.Equal(["rowTwice"], rows[2].Mistakes);
    }

    [Fact]
    public void A_day_is_read_as_spreadsheets_write_it() =>
        Assert.All((string[])["2026-10-1", "2026/10/01", "2026.10.1"], day => Assert.Equal(new DateOnly(2026, 10, 1), Read($"苹果\t5\t斤\t500\t{day}")[0].Offer!.AvailableFrom));

    [Theory]
    [InlineData("")]
    [InlineData("\n\t\n")]
    [InlineData("品名\t单价")]
    public void Where_there_are_no_goods_there_are_no_rows(string text) => Assert.Empty(Read(text));

    private static IReadOnlyList<PastedRow> Read(string text) => PastedTable.Read(text, Names, Currency.Cny);
}
