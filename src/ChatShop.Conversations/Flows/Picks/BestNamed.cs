using ChatShop.Understanding.Goods;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which of a few things is called as was said, or nearly so.</summary>
internal static class BestNamed
{
    /// <summary>What a name counts that only sounds like what was said.</summary>
    private const double Sounding = 0.8;

    /// <summary>Those that fit best; none that fits less than this much, from 0 to 1.</summary>
    public static List<T> Among<T>(IReadOnlyList<T> things, Func<T, string> name, string said, double near)
    {
        IReadOnlyList<string> names = [said, .. OtherNames.Of(said) is (var others, true) ? others : []];
        var fits = things.Select(it => (Thing: it, Fit: Math.Max(names.Max(one => NameFit.Of(one, name(it))), Sounds.Alike(said, name(it)) ? Sounding : 0)))
            .Where(it => it.Fit >= near).ToList();
        var best = fits.Count == 0 ? 0 : fits.Max(it => it.Fit);
        return [.. fits.Where(it => it.Fit == best).Select(it => it.Thing)];
    }
}
