using System.Collections.Frozen;
using ChatShop.Conversations.Replies;

namespace ChatShop.Conversations.Flows;

/// <summary>The lists of <c>words.yaml</c> in every language together, since people mix them.</summary>
internal sealed class WordLists
{
    private const string Prefix = "words/";

    private readonly FrozenDictionary<string, IReadOnlyList<string>> written;
    private readonly FrozenDictionary<string, FrozenSet<string>> folded;

    public WordLists(Phrasebook phrasebook)
    {
        var keys = phrasebook.All.SelectMany(texts => texts.Places.Keys).Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Distinct();
        written = keys.ToFrozenDictionary(key => key[Prefix.Length..], key => (IReadOnlyList<string>)[.. phrasebook.All.SelectMany(texts => texts.List(key))]);
        folded = written.ToFrozenDictionary(list => list.Key, list => list.Value.Select(NameFit.Fold).ToFrozenSet());
        Courtesy = new Courtesy(Heard("courtesy"));
    }

    /// <summary>The polite words among them.</summary>
    public Courtesy Courtesy { get; }

    /// <summary>The words of a list as they are written, in the file's order; none when there is no such list.</summary>
    public IReadOnlyList<string> Written(string list) => written.GetValueOrDefault(list, []);

    /// <summary>The words of a list folded, as every message is; none when there is no such list.</summary>
    public FrozenSet<string> Heard(string list) => folded.GetValueOrDefault(list, FrozenSet<string>.Empty);
}
