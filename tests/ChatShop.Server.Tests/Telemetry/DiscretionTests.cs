using System.Text;
using ChatShop.Server.Telemetry;
using ChatShop.Server.Tests.Orders;

namespace ChatShop.Server.Tests.Telemetry;

/// <summary>Whoever watches the shop learns nothing of who is in it: not from the log, not from traces, not from figures.</summary>
[Collection(nameof(WatchedShop))]
public sealed class DiscretionTests(WatchedShop watched)
{
    /// <summary>Names, places, telephones, words, and by what people and conversations are known on their channels.</summary>
    public static TheoryData<string> Personal => [Sale.Address, Sale.Phone, Sale.LastWord, Sale.Wish, Sale.Product, "王婶果园", "嗡嗡嗡", "zhang", "wang", WatchedShop.Parcel];

    [Theory, MemberData(nameof(Personal))]
    public void The_log_at_its_most_talkative_tells_nothing_of(string personal)
    {
        Assert.Contains("dbug: ChatShop.", watched.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(personal, watched.Output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Personal))]
    public void No_span_tells_of(string personal)
    {
        Assert.NotEmpty(watched.Sent);
        Assert.All(watched.Sent, body => Assert.True(body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(personal)) < 0, $"a span holds {personal}"));
    }

    [Theory, MemberData(nameof(Personal))]
    public void No_figure_tells_of(string personal) => Assert.DoesNotContain(personal, watched.After.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("[Activation: S127.0.0.1:25205:1/conversation/sms|+8613800110003@92b1#GrainType=X]", "[Activation: S127.0.0.1:25205:1/conversation/…@92b1#GrainType=X]")]
    [InlineData("Response did not arrive on time for conversation/sms|+8613800110003 at all", "Response did not arrive on time for conversation/… at all")]
    [InlineData("nothing of it", "nothing of it")]
    public void A_line_of_Orleans_names_no_conversation(string written, string shown) => Assert.Equal(shown, LineFormatter.Discreet(written));

    [Fact]
    public void A_line_of_the_log_says_which_message_and_trace_it_is_about() =>
        Assert.Matches($@"dbug: ChatShop\.Conversations\.Turns\.ConversationGrain\[0\].* activity={WatchedShop.OrderingMessage} channel=test trace=[0-9a-f]{{32}}", watched.Output);
}
