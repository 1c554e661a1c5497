using System.Globalization;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>Which of the seller's own listings is meant.</summary>
internal sealed class OwnListingPick : IPick
{
    /// <summary>From here on a name may be what is meant.</summary>
    private const double Near = 0.4;

    public string Name => "my listings";

    public bool IsDone(FilledSlots slots) => slots.Listing is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var mine = await talk.Counter.Records.ListingsOfAsync(talk.Me, talk.Cancellation);
        var said = slots.Product ?? "";
        var fits = said.Length == 0 ? mine : BestNamed.Among(mine, it => it.Product, said, Near);
        if (fits.Count == 0)
            return Picked.None(said, mine);
        if (fits.Count > 1)
            return Picked.Which([.. fits.Select(it => new Option(it.Id.Value.ToString(CultureInfo.InvariantCulture), it.Product))], said);

        (slots.Listing, slots.Product) = (fits[0].Id.Value, fits[0].Product);
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) =>
        (slots.Listing, slots.Product) = (long.Parse(option.Id, CultureInfo.InvariantCulture), option.Name);
}
