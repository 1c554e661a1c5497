namespace ChatShop.Conversations.Replies;

/// <summary>The texts of every language there is: each a folder of <c>dialogs/</c> beside <c>flows</c>.</summary>
internal sealed class Phrasebook
{
    private readonly Dictionary<string, Texts> locales;

    private readonly ShownLanguage showing;

    private Phrasebook(Dictionary<string, Texts> locales) => (this.locales, showing) = (locales, new ShownLanguage([.. locales.Values]));

    /// <summary>The languages.</summary>
    public IReadOnlyCollection<Texts> All => locales.Values;

    /// <summary>Reads every locale.</summary>
    /// <exception cref="DialogMistakeException">A mistake in a file, or a key that one locale has and another has not.</exception>
    public static Phrasebook Read(string dialogs)
    {
        if (!Directory.Exists(dialogs))
            throw new DialogMistakeException(dialogs, 0, "this folder is missing");
        var locales = LocalesIn(dialogs).Select(locale => Texts.Read(Path.Join(dialogs, locale))).ToDictionary(texts => texts.Locale);
        foreach (var (key, (file, line)) in locales.Values.SelectMany(texts => texts.Places))
            if (locales.Values.FirstOrDefault(texts => !texts.Places.ContainsKey(key)) is { } silent)
                throw new DialogMistakeException(file, line, $"{key} is here, but {silent.Locale}/{key.Split('/')[0]}.yaml has not got it");
        return new Phrasebook(locales);
    }

    /// <summary>The locales there are: the folders of <c>dialogs/</c> beside <c>flows</c>, by name.</summary>
    public static IReadOnlyList<string> LocalesIn(string dialogs) =>
        [.. Directory.EnumerateDirectories(dialogs).Select(folder => Path.GetFileName(folder)).Where(name => name != "flows").Order(StringComparer.Ordinal)];

    /// <summary>Which language a message shows.</summary>
    /// <param name="text">The message.</param>
    /// <param name="spoken">The one spoken so far; null for none.</param>
    /// <param name="home">The market's own.</param>
    /// <returns>A locale; null where the message shows none, or too little of another one.</returns>
    public string? LocaleOf(string text, string? spoken, string home) => showing.LocaleOf(text, spoken, home);

    /// <summary>The language for whoever speaks none of them: whose letters most others share.</summary>
    public string? ForAnybody => showing.AnyLetters;

    /// <summary>The texts of a locale.</summary>
    public Texts In(string locale) => locales[locale];

    /// <summary>Whether the shop speaks it.</summary>
    public bool Speaks(string locale) => locales.ContainsKey(locale);
}
