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
        var locales = Directory.EnumerateDirectories(dialogs).Where(folder => Path.GetFileName(folder) != "flows")
            .Order(StringComparer.Ordinal).Select(Texts.Read).ToDictionary(texts => texts.Locale);
        var every = locales.Values.SelectMany(texts => texts.Keys).ToHashSet();
        foreach (var texts in locales.Values)
            if (every.Except(texts.Keys).Order(StringComparer.Ordinal).FirstOrDefault() is { } missing)
                throw new DialogMistakeException($"{texts.Locale}/{missing.Split('/')[0]}.yaml", 0, $"{missing} is missing, though another locale has it");
        return new Phrasebook(locales);
    }

    /// <summary>The texts of a locale.</summary>
    public Texts In(string locale) => locales[locale];

    /// <summary>Whether the shop speaks it.</summary>
    public bool Speaks(string locale) => locales.ContainsKey(locale);
}
