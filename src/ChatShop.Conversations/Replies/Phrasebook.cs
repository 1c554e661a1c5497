namespace ChatShop.Conversations.Replies;

/// <summary>The texts of every language there is: each a folder of <c>dialogs/</c> beside <c>flows</c>.</summary>
internal sealed class Phrasebook
{
    private readonly Dictionary<string, Texts> locales;

    private Phrasebook(Dictionary<string, Texts> locales) => this.locales = locales;

    /// <summary>The languages.</summary>
    public IReadOnlyCollection<Texts> All => locales.Values;

    /// <summary>Reads every locale.</summary>
    /// <exception cref="DialogMistakeException">A mistake in a file, or a key that one locale has and another has not.</exception>
    public static Phrasebook Read(string dialogs)
    {
        if (!Directory.Exists(dialogs))
            throw new DialogMistakeException(dialogs, 0, "this folder is missing");
        var locales = Directory.EnumerateDirectories(dialogs).Where(folder => Path.GetFileName(folder) != "flows")
            .Order(StringComparer.Ordinal).Select(Texts.Read).ToDictionary(texts => texts.Locale);
        foreach (var (key, (file, line)) in locales.Values.SelectMany(texts => texts.Places))
            if (locales.Values.FirstOrDefault(texts => !texts.Places.ContainsKey(key)) is { } silent)
                throw new DialogMistakeException(file, line, $"{key} is here, but {silent.Locale}/{key.Split('/')[0]}.yaml has not got it");
        return new Phrasebook(locales);
    }

    /// <summary>The texts of a locale.</summary>
    public Texts In(string locale) => locales[locale];

    /// <summary>Whether the shop speaks it.</summary>
    public bool Speaks(string locale) => locales.ContainsKey(locale);
}
