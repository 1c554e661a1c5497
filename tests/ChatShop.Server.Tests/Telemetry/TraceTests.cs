namespace ChatShop.Server.Tests.Telemetry;

/// <summary>One message is one trace, from the door to the database.</summary>
[Collection(nameof(WatchedShop))]
public sealed class TraceTests(WatchedShop watched)
{
    private IReadOnlyList<SentSpan> Trace
    {
        get
        {
            var door = Assert.Single(watched.Spans, span => span.Name == "door" && span.Tags["chatshop.activity"] == WatchedShop.OrderingMessage);
            return [.. watched.Spans.Where(span => span.Trace == door.Trace)];
        }
    }

    [Theory]
    [InlineData("POST /api/messages", "")]
    [InlineData("door", "POST /api/messages")]
    [InlineData("turn", "door")]
    [InlineData("understand", "turn")]
    [InlineData("flow order.create", "turn")]
    [InlineData("act PlaceOrder", "flow order.create")]
    [InlineData("trade PlaceOrder", "act PlaceOrder")]
    [InlineData("transaction", "trade PlaceOrder")]
    [InlineData("payment provider", "turn")]
    [InlineData("POST", "payment provider")]
    [InlineData("session write", "turn")]
    public void Each_part_of_a_turn_is_a_span_below_what_it_is_part_of(string name, string above)
    {
        var span = Trace.FirstOrDefault(it => it.Name == name && (above.Length == 0 || Above(it).Any(parent => parent.Name == above)));
        Assert.True(span is not null, $"no {name} below {above}:\n{string.Join('\n', Trace.Select(it => $"{it.Name} <- {string.Join(" <- ", Above(it).Select(parent => parent.Name))}"))}");
    }

    [Fact]
    public void A_message_begins_one_trace_and_every_span_of_it_hangs_together()
    {
        Assert.Single(Trace, span => span.Parent.Length == 0);
        var ids = Trace.Select(span => span.Id).ToHashSet();
        Assert.All(Trace, span => Assert.True(span.Parent.Length == 0 || ids.Contains(span.Parent), $"{span.Name} hangs on nothing"));
    }

    [Fact]
    public void The_turn_says_which_message_it_took_on_which_channel_and_how_it_ended()
    {
        var turn = Assert.Single(Trace, span => span.Name == "turn");
        Assert.Equal((WatchedShop.OrderingMessage, "test", "answered"), (turn.Tags["chatshop.activity"], turn.Tags["chatshop.channel"], turn.Tags["chatshop.outcome"]));
    }

    private IEnumerable<SentSpan> Above(SentSpan span)
    {
        for (var at = span; at is not null; at = Trace.FirstOrDefault(it => it.Id == at.Parent))
            if (at != span)
                yield return at;
    }
}
