namespace ChatShop.Conversations.Replies;

/// <summary>The words of pages: what <c>dialogs/&lt;locale&gt;/page.yaml</c> says, for those who look and do not write.</summary>
public sealed class PageTexts
{
    private readonly Phrasebook phrasebook;

    internal PageTexts(Phrasebook phrasebook) => this.phrasebook = phrasebook;

    /// <summary>Renders a text of <c>page.yaml</c>.</summary>
    /// <param name="locale">A locale the shop speaks.</param>
    /// <param name="key">The text's key in that file.</param>
    /// <param name="values">What it may name.</param>
    public string Say(string locale, string key, IReadOnlyDictionary<string, object?>? values = null) => phrasebook.In(locale).Say($"page/{key}", values);

    /// <summary>The first of the languages asked for (as in Accept-Language) that the shop speaks; else the market's.</summary>
    public string Choose(IEnumerable<string> languages, string otherwise) =>
        languages.Select(language => phrasebook.All.FirstOrDefault(texts => language.StartsWith(texts.Locale[..2], StringComparison.OrdinalIgnoreCase))?.Locale)
            .FirstOrDefault(locale => locale is not null) ?? otherwise;
}
