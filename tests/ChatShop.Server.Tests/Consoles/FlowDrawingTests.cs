using ChatShop.Server.Consoles.Flows;

namespace ChatShop.Server.Tests.Consoles;

/// <summary>Where things stand in a flow's picture.</summary>
public sealed class FlowDrawingTests
{
    private static readonly Stop[] Stops =
    [
        new("begin", "begin", "sell", "3"),
        new("ask", "asks: product", new string('长', 60), "3 asked"),
        new("ask", "asks: photo", "photo?", "2 asked") { IsOptional = true },
        new("act", "does: PublishListing", "done", "") { Back = [(1, "TextOutOfRange"), (2, "NoPhoto")] },
        new("end", "end", "", "2"),
    ];

    [Fact]
    public void Boxes_stand_one_below_another_and_none_lies_on_another()
    {
        var picture = FlowDrawing.Of(Stops);
        Assert.Equal(Stops.Length, picture.Boxes.Count);
        Assert.All(picture.Boxes.Zip(picture.Boxes.Skip(1)), it => Assert.True(it.First.Bottom < it.Second.Top));
        Assert.All(picture.Boxes, box => Assert.True(box.X + box.Width <= FlowDrawing.Width && box.Bottom <= picture.Height));
        Assert.All(picture.Boxes, box => Assert.True(box.Base(box.Lines.Count - 1) < box.Bottom));
    }

    [Fact]
    public void A_long_text_is_broken_and_cut()
    {
        var said = FlowDrawing.Of(Stops).Boxes[1].Lines.Where(line => line.Kind == "said").ToList();
        Assert.Equal(3, said.Count);
        Assert.EndsWith("…", said[^1].Text, StringComparison.Ordinal);
        Assert.All(said, line => Assert.True(TextWrap.Width(line.Text) <= 17));
    }

    [Fact]
    public void Each_refusal_has_a_way_back_of_its_own_and_what_can_be_skipped_a_way_past()
    {
        var ways = FlowDrawing.Of(Stops).Ways;
        Assert.Equal(["on", "on", "on", "on", "past", "back", "back"], ways.Select(way => way.Kind));
        Assert.Equal(["TextOutOfRange", "NoPhoto"], ways.Where(way => way.Kind == "back").Select(way => way.Why));
        Assert.Equal(ways.Count, ways.Select(way => way.Path).Distinct().Count());
    }

    [Fact]
    public void Words_stay_whole_where_they_can_and_half_a_sign_is_never_written()
    {
        Assert.Equal(["What shall it", "cost?"], TextWrap.Lines("What shall it cost?", 9, 2));
        Assert.All(TextWrap.Lines(string.Concat(Enumerable.Repeat("🍎", 30)), 6.5, 3), line => Assert.False(char.IsLowSurrogate(line[0])));
        Assert.Equal(["卖什", "么？"], TextWrap.Lines("卖什么？", 3, 2));
        Assert.Equal([""], TextWrap.Lines("", 5, 3));
    }
}
