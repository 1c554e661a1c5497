using System.Collections.Frozen;
using ChatShop.Conversations.Replies;

namespace ChatShop.Conversations.Flows;

/// <summary>The lists of <c>words.yaml</c> in every language together, since people mix them; folded once, as every message is.</summary>
internal sealed class WordLists(Phrasebook phrasebook)
{
    private readonly FrozenDictionary<string, FrozenSet<string>> folded = phrasebook.All
        .SelectMany(texts => texts.Places.Keys).Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Distinct()
        .ToFrozenDictionary(key => key[Prefix.Length..], key => FlowBook.Heard(key[Prefix.Length..], phrasebook).Select(NameFit.Fold).ToFrozenSet());

    private const string Prefix = "words/";

    /// <summary>The words of a list, folded; none when there is no such list.</summary>
    public FrozenSet<string> Heard(string list) => folded.GetValueOrDefault(list, FrozenSet<string>.Empty);
}
