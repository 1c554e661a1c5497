namespace ChatShop.Conversations.Replies;

/// <summary>The words of pages: what <c>dialogs/&lt;locale&gt;/page.yaml</c> says, for those who look and do not write.</summary>
public sealed class PageTexts
{
    private readonly Phrasebook phrasebook;

    internal PageTexts(Phrasebook phrasebook) => this.phrasebook = phrasebook;

    /// <summary>The locales the shop speaks; first the one for whoever asks for none of them.</summary>
    public IEnumerable<string> Locales => phrasebook.All.Select(texts => texts.Locale).OrderBy(locale => locale == phrasebook.ForAnybody ? 0 : 1);

    /// <summary>The locales there are in a folder of dialogs.</summary>
    public static IReadOnlyList<string> LocalesIn(string dialogs) => Phrasebook.LocalesIn(dialogs);

    /// <summary>Renders a text of <c>page.yaml</c>.</summary>
    /// <param name="locale">A locale the shop speaks.</param>
    /// <param name="key">The text's key in that file.</param>
    /// <param name="values">What it may name.</param>
    public string Say(string locale, string key, IReadOnlyDictionary<string, object?>? values = null) => phrasebook.In(locale).Say($"page/{key}", values);

    /// <summary>Renders a text of another file.</summary>
    /// <param name="file">The file's name, such as <c>console</c>.</param>
    /// <param name="locale">A locale the shop speaks.</param>
    /// <param name="key">The text's key in that file.</param>
    /// <param name="values">What it may name.</param>
    public string SayOf(string file, string locale, string key, IReadOnlyDictionary<string, object?>? values = null) => phrasebook.In(locale).Say($"{file}/{key}", values);

    /// <summary>An instant as it is written, in the zone it is given in.</summary>
    public string Moment(string locale, DateTimeOffset at) => phrasebook.In(locale).Wording.Write(at);

    /// <summary>Whether a file of a language has such a text.</summary>
    public bool Has(string file, string locale, string key) => phrasebook.In(locale).Has($"{file}/{key}");

    /// <summary>The first of the languages asked for (as in Accept-Language) that the shop speaks; else the market's.</summary>
    public string Choose(IEnumerable<string> languages, string otherwise) =>
        languages.Select(language => phrasebook.All.FirstOrDefault(texts => language.StartsWith(texts.Locale[..2], StringComparison.OrdinalIgnoreCase))?.Locale)
            .FirstOrDefault(locale => locale is not null) ?? otherwise;

    /// <summary>The account's menu on channels that have one: each button with what it opens.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Choices)> Menu(string locale)
    {
        var texts = phrasebook.In(locale);
        return [.. texts.List("menu/buttons").Zip([texts.List("menu/choices.1"), texts.List("menu/choices.2"), texts.List("menu/choices.3")])];
    }
}
