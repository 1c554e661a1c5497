using System.Globalization;
using ChatShop.Trade;
using ChatShop.Understanding.Goods;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which of the seller's own listings is meant.</summary>
internal sealed class OwnListingPick : IPick
{
    /// <summary>From here on a name may be what is meant.</summary>
    private const double Near = 0.4;

    /// <summary>What a name counts that only sounds like what was said.</summary>
    private const double Sounding = 0.8;

    public string Name => "my listings";

    public bool IsDone(FilledSlots slots) => slots.Listing is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var mine = await talk.Counter.Records.ListingsOfAsync(talk.Me, talk.Cancellation);
        var said = slots.Product ?? "";
        var fits = said.Length == 0 ? mine : Best(mine, said);
        if (fits.Count == 0)
            return Picked.None(said, mine);
        if (fits.Count > 1)
            return Picked.Which([.. fits.Select(it => new Option(it.Id.Value.ToString(CultureInfo.InvariantCulture), it.Product))], said);

        (slots.Listing, slots.Product) = (fits[0].Id.Value, fits[0].Product);
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) =>
        (slots.Listing, slots.Product) = (long.Parse(option.Id, CultureInfo.InvariantCulture), option.Name);

    private static List<ListingTold> Best(IReadOnlyList<ListingTold> mine, string said)
    {
        IReadOnlyList<string> names = [said, .. OtherNames.Of(said) is (var others, true) ? others : []];
        var fits = mine.Select(it => (Listing: it, Fit: Math.Max(names.Max(name => NameFit.Of(name, it.Product)), Sounds.Alike(said, it.Product) ? Sounding : 0))).Where(it => it.Fit >= Near).ToList();
        var best = fits.Count == 0 ? 0 : fits.Max(it => it.Fit);
        return [.. fits.Where(it => it.Fit == best).Select(it => it.Listing)];
    }
}
