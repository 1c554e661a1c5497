using System.Globalization;

namespace ChatShop.Server.Consoles.Flows;

/// <summary>Where everything of a flow's picture stands: its stops from top to bottom, ways on between them, ways back at the right, ways past at the left.</summary>
/// <remarks>In units of which a small phone shows one as a pixel.</remarks>
internal static class FlowDrawing
{
    /// <summary>How wide the picture is.</summary>
    public const int Width = 280;

    private const int Left = 16, BoxWidth = 216, Right = Left + BoxWidth, Gap = 22, Line = 17, Padding = 9, Lane = 10, FirstLane = 12;
    private const int MostTextLines = 3;
    private const double TitleEms = 15, TextEms = 16.5;

    /// <summary>Draws the stops of a flow.</summary>
    public static FlowPicture Of(IReadOnlyList<Stop> stops)
    {
        var boxes = new List<FlowBox>();
        var top = 1;
        foreach (var stop in stops)
        {
            var box = Place(stop, top);
            boxes.Add(box);
            top = box.Bottom + Gap;
        }
        return new FlowPicture(top - Gap + 2, boxes, [.. On(boxes), .. Past(stops, boxes), .. Back(stops, boxes)]);
    }

    private static FlowBox Place(Stop stop, int top)
    {
        var lines = new List<FlowLine> { new("title", TextWrap.Lines(stop.Title, TitleEms, 1)[0]) };
        if (stop.Text.Length > 0)
            lines.AddRange(TextWrap.Lines(stop.Text, TextEms, MostTextLines).Select(line => new FlowLine("said", line)));
        if (stop.Counts.Length > 0)
            lines.AddRange(TextWrap.Lines(stop.Counts, TextEms, 2).Select(line => new FlowLine("count", line)));
        return new FlowBox(stop.Kind, Left, top, BoxWidth, (lines.Count * Line) + Padding, lines);
    }

    private static IEnumerable<FlowWay> On(List<FlowBox> boxes) =>
        boxes.Zip(boxes.Skip(1)).Select(it => new FlowWay("on", Path($"M{Middle} {it.First.Bottom}V{it.Second.Top - 1}"), ""));

    private static IEnumerable<FlowWay> Past(IReadOnlyList<Stop> stops, List<FlowBox> boxes) => stops.Zip(boxes).Where(it => it.First.IsOptional)
        .Select(it => new FlowWay("past", Path($"M{Middle} {it.Second.Top - (Gap / 2)}H6V{it.Second.Bottom + (Gap / 2)}H{Middle - 4}"), ""));

    /// <summary>Each way back has a lane of its own, so that none lies on another.</summary>
    private static IEnumerable<FlowWay> Back(IReadOnlyList<Stop> stops, List<FlowBox> boxes)
    {
        var lane = FirstLane;
        for (var i = 0; i < stops.Count; i++)
            foreach (var (way, n) in stops[i].Back.Select((way, n) => (way, n)))
            {
                var (from, to) = (boxes[i].Top + Padding + (n * Lane), boxes[way.To].Top + (boxes[way.To].Height / 2));
                yield return new FlowWay("back", Path($"M{Right} {from}h{lane}V{to}H{Right + 2}"), way.Why);
                lane = Math.Min(lane + Lane, Width - Right - 2);
            }
    }

    private static int Middle => Left + (BoxWidth / 2);

    private static string Path(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One stop of a flow, in the words of whoever looks.</summary>
/// <param name="Kind">What it does: <c>begin</c>, <c>ask</c>, <c>act</c> …</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">What is said there; empty where nothing is.</param>
/// <param name="Counts">How often it was reached and left; empty where that is not counted.</param>
internal sealed record Stop(string Kind, string Title, string Text, string Counts)
{
    /// <summary>Whether it can be passed over.</summary>
    public bool IsOptional { get; init; }

    /// <summary>To which stops before it leads back, and why.</summary>
    public IReadOnlyList<(int To, string Why)> Back { get; init; } = [];
}

/// <summary>A picture that only needs to be written down.</summary>
public sealed record FlowPicture(int Height, IReadOnlyList<FlowBox> Boxes, IReadOnlyList<FlowWay> Ways);

/// <summary>A box with its lines.</summary>
public sealed record FlowBox(string Kind, int X, int Top, int Width, int Height, IReadOnlyList<FlowLine> Lines)
{
    /// <summary>Where it ends.</summary>
    public int Bottom => Top + Height;

    /// <summary>Where one of its lines stands.</summary>
    public int Base(int line) => Top + 17 + (line * 17);
}

/// <summary>A line of a box.</summary>
public sealed record FlowLine(string Kind, string Text);

/// <summary>A way between boxes.</summary>
public sealed record FlowWay(string Kind, string Path, string Why);
