namespace ChatShop.House.Sizes;

/// <summary>Small enough to read.</summary>
public sealed class SizeTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void No_file_has_more_than_350_lines() => Verdict.Clean(Tree.Code.SelectMany(SizeRule.Length));

    [Fact]
    public void Half_of_the_files_have_at_most_60_lines_and_nine_in_ten_at_most_180() => Verdict.Clean(SizeRule.Spread(Tree.Code));

    [Fact]
    public void No_method_has_more_than_40_lines() => Verdict.Clean(Tree.Code.SelectMany(SizeRule.Methods));

    [Fact]
    public void No_file_weighs_a_megabyte() => Verdict.Clean(Tree.Paths
        .Where(path => new FileInfo(Tree.At(path)).Length >= Megabyte)
        .Select(path => new Finding(path, 0, "1 MB or more: what is this big is made or fetched, not kept here")));

    [Theory]
    [InlineData(350, 0)]
    [InlineData(351, 1)]
    public void A_file_is_too_long_from_line_351_on(int lines, int findings) =>
        Assert.Equal(findings, SizeRule.Length(FileOf(lines)).Count());

    [Theory]
    [InlineData(40, 0)]
    [InlineData(41, 1)]
    public void A_method_is_too_long_from_line_41_on(int lines, int findings) => Assert.Equal(findings, SizeRule.Methods(
        new HouseFile("A.cs", $"class A\n{{\n    void B()\n    {{{Breaks(lines - 3)}\n    }}\n}}\n")).Count());

    [Fact]
    public void A_house_of_long_files_is_caught_though_none_is_too_long() =>
        Assert.Equal(2, SizeRule.Spread([.. Enumerable.Range(181, 9).Select(FileOf), FileOf(1)]).Count());

    private static HouseFile FileOf(int lines) => new("A.cs", "//" + Breaks(lines - 1) + "\n");

    private static string Breaks(int count) => string.Concat(Enumerable.Repeat("\n    //", count));
}
