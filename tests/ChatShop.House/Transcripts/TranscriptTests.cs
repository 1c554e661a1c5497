namespace ChatShop.House.Transcripts;

/// <summary>The transcripts of <c>tests/transcripts</c>.</summary>
public sealed class TranscriptTests
{
    private static readonly IReadOnlyList<HouseFile> Played = [.. Tree.Files.Where(file => file.Is(".chat"))];
    private static readonly IReadOnlyList<HouseFile> Flows = [.. Tree.Files.Where(file => file.IsIn("dialogs/flows") && file.Is(".yaml"))];

    [Fact]
    public void Every_flow_is_played_by_a_transcript() => Verdict.Clean(TranscriptRule.Unplayed(Flows, Played));

    [Fact]
    public void A_transcript_names_only_flows_that_are_there() =>
        Verdict.Clean(Played.SelectMany(transcript => TranscriptRule.Unknown(transcript, Flows.Select(TranscriptRule.NameOf).ToHashSet())));

    [Fact]
    public void A_transcript_is_called_by_a_sentence_and_begins_with_a_comment() => Verdict.Clean(Played.SelectMany(TranscriptRule.Form));

    [Fact]
    public void Every_folder_of_transcripts_is_played() =>
        Verdict.Clean(TranscriptRule.Silent(Played, [.. Tree.Code.Where(file => file.IsIn("tests/ChatShop.Transcripts"))]));

    [Fact]
    public void A_flow_that_no_transcript_names_is_caught() => Verdict.Caught(TranscriptRule.Unplayed(
        [new HouseFile("dialogs/flows/help.yaml", ""), new HouseFile("dialogs/flows/greet.yaml", "")], [Chat("flows greet, thanks")]), 0);

    [Fact]
    public void A_flow_that_is_not_there_is_caught() => Verdict.Caught(TranscriptRule.Unknown(Chat("# A\nflows greet, halp"), new HashSet<string> { "greet" }), 2);

    [Theory]
    [InlineData("test1.chat", "# A", 0)]
    [InlineData("A_buyer_pays.chat", "# A", 0)]
    [InlineData("a_buyer_pays.chat", "flows help", 1)]
    public void A_transcript_that_does_not_say_what_it_is_about_is_caught(string name, string text, int line) =>
        Verdict.Caught(TranscriptRule.Form(new HouseFile($"tests/transcripts/buying/{name}", text)), line);

    [Fact]
    public void A_folder_that_nobody_plays_is_caught() =>
        Verdict.Caught(TranscriptRule.Silent([Chat("# A")], [new HouseFile("tests/ChatShop.Transcripts/Folders.cs", "class Selling : Transcripts;")]), 0);

    private static HouseFile Chat(string text) => new("tests/transcripts/buying/a_buyer_pays.chat", text);
}
