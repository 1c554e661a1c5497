using System.Text.RegularExpressions;

namespace ChatShop.House.Transcripts;

/// <summary>Conversations that are played through the whole house, so that no flow goes untried.</summary>
internal static partial class TranscriptRule
{
    private const int Longest = 60;

    /// <summary>The flows that a transcript names in its header: <c>flows listing.create, order.create</c>.</summary>
    public static IEnumerable<(string Name, int Line)> Flows(HouseFile transcript) => transcript.Lines
        .Select((line, i) => (Text: line, Line: i + 1)).Where(it => it.Text.StartsWith("flows ", StringComparison.Ordinal))
        .SelectMany(it => it.Text["flows ".Length..].Split(',', StringSplitOptions.TrimEntries), (it, name) => (name, it.Line));

    /// <summary>Flows that no transcript plays.</summary>
    public static IEnumerable<Finding> Unplayed(IEnumerable<HouseFile> flows, IReadOnlyList<HouseFile> transcripts)
    {
        var played = transcripts.SelectMany(Flows).Select(flow => flow.Name).ToHashSet();
        return flows.Where(flow => !played.Contains(NameOf(flow)))
            .Select(flow => new Finding(flow.Path, 0, $"no transcript plays it: write one with \"flows {NameOf(flow)}\" in its header"));
    }

    /// <summary>Names in headers that are no flow's.</summary>
    public static IEnumerable<Finding> Unknown(HouseFile transcript, IReadOnlySet<string> flows) => Flows(transcript)
        .Where(flow => !flows.Contains(flow.Name)).Select(flow => new Finding(transcript.Path, flow.Line, $"there is no flow {flow.Name} in dialogs/flows"));

    /// <summary>Transcripts whose name or beginning does not say what they are about.</summary>
    public static IEnumerable<Finding> Form(HouseFile transcript)
    {
        if (!Sentence().IsMatch(transcript.Name))
            yield return new Finding(transcript.Path, 0, "a transcript is called by a sentence in small letters, such as a_buyer_changes_the_quantity.chat");
        if (!transcript.Lines[0].StartsWith("# ", StringComparison.Ordinal))
            yield return new Finding(transcript.Path, 1, "a transcript begins with a comment that says who wants what, and what happens: \"# …\"");
        if (transcript.Lines.Count > Longest)
            yield return new Finding(transcript.Path, transcript.Lines.Count,
                $"{transcript.Lines.Count} lines, at most {Longest}: one habit of people, one reason to fail");
    }

    /// <summary>Folders of transcripts that no class plays, so that nobody would notice.</summary>
    public static IEnumerable<Finding> Silent(IEnumerable<HouseFile> transcripts, IReadOnlyList<HouseFile> players) => transcripts
        .Select(transcript => (Folder: string.Join('/', transcript.Folders), Name: transcript.Folders[^1])).Distinct()
        .Where(it => !players.Any(player => player.Text.Contains($"class {it.Name.Replace("_", "", StringComparison.Ordinal)} :", StringComparison.OrdinalIgnoreCase)))
        .Select(it => new Finding(it.Folder, 0, "no class of tests/ChatShop.Transcripts plays this folder: add one to Folders.cs"));

    /// <summary>A flow is called like its file.</summary>
    public static string NameOf(HouseFile flow) => flow.Name[..^".yaml".Length];

    [GeneratedRegex(@"^[a-z0-9]+(_[a-z0-9]+){2,}\.chat$")]
    private static partial Regex Sentence();
}
