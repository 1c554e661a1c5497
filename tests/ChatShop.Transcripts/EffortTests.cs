namespace ChatShop.Transcripts;

/// <summary>How many messages the common things take a person who has done them before.</summary>
public sealed class EffortTests
{
    [Theory]
    [InlineData("selling/a_seller_who_is_known_needs_two_messages.chat", 2)]
    [InlineData("buying/a_buyer_who_is_known_needs_two_messages.chat", 2)]
    [InlineData("selling/a_parcel_is_on_its_way_with_one_message.chat", 1)]
    public void It_takes_no_more_than(string file, int messages)
    {
        var lines = Chat.Read(file).Lines;
        Assert.Equal(messages, lines.SkipWhile(line => line.Kind != "wait").Count(line => line.Kind == ">"));
        Assert.Contains(lines, line => line.Kind == "then"); // That it was done is looked at where it is played.
    }
}
