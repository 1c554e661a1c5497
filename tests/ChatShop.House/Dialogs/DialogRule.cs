namespace ChatShop.House.Dialogs;

/// <summary>Every text is there in every language, and none is there for nobody.</summary>
internal static class DialogRule
{
    /// <summary>Texts that another language has not.</summary>
    public static IEnumerable<Finding> Untranslated(IReadOnlyList<DialogText> texts)
    {
        var locales = texts.Select(text => text.Locale).Distinct().Order(StringComparer.Ordinal).ToList();
        var there = texts.Select(text => (text.Locale, text.Key)).ToHashSet();
        return texts.SelectMany(text => locales.Where(locale => !there.Contains((locale, text.Key)))
            .Select(locale => text.Is($"is missing in dialogs/{locale}: say it there too")));
    }

    /// <summary>Texts that nothing says, and lists that nothing hears.</summary>
    public static IEnumerable<Finding> Unused(IReadOnlyList<DialogText> texts, IReadOnlySet<string> lookedUp) => texts
        .Where(text => !lookedUp.Contains(text.Key) && !lookedUp.Contains(text.Key.Replace("/buttons.", "/", StringComparison.Ordinal)))
        .Select(text => text.Is("is used by no flow and no code: take it away, or name it where it should be said"));

    /// <summary>Texts that are looked up and are not there.</summary>
    public static IEnumerable<Finding> Missing(IReadOnlyList<DialogText> texts, IReadOnlySet<string> lookedUp)
    {
        var there = texts.Select(text => (text.Locale, text.Key)).ToHashSet();
        return texts.Select(text => text.Locale).Distinct().SelectMany(locale => lookedUp.Where(key => !there.Contains((locale, key)))
            .Select(key => new Finding($"dialogs/{locale}/{key.Split('/')[0]}.yaml", 0, $"{key.Split('/')[1]} is looked up and is not there: write it")));
    }

    /// <summary>Refusals that no text says.</summary>
    public static IEnumerable<Finding> Unsaid(IEnumerable<(string Name, Finding At)> refusals, IReadOnlyList<DialogText> texts) =>
        Missing(texts, refusals.Select(it => $"refused/{it.Name}").ToHashSet())
            .Select(it => it with { What = it.What + ", with what the person can do next" });

    /// <summary>Pages with words of their own that another language has not.</summary>
    public static IEnumerable<Finding> UntranslatedPages(IReadOnlyList<HouseFile> pages)
    {
        var locales = pages.Select(page => page.Folders[^1]).Distinct().ToList();
        var there = pages.Select(page => page.Path).ToHashSet();
        return pages.SelectMany(page => locales.Select(locale => $"{string.Join('/', page.Folders.SkipLast(1))}/{locale}/{page.Name}")
            .Where(path => !there.Contains(path)).Select(path => new Finding(page.Path, 0, $"{path} is missing: say it there too")));
    }
}
