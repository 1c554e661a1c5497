using ChatShop.Trade.Lending;

namespace ChatShop.Conversations.Flows.Picks;

/// <summary>On whose terms money is borrowed: the only ones there are for so much, else those chosen.</summary>
internal sealed class LoanPick : IPick
{
    public string Name => "loan offers";

    public IReadOnlyList<string> Says => ["which"];

    public bool IsDone(FilledSlots slots) => slots.Lending is not null;

    public async Task<Picked> PickAsync(Talk talk, FilledSlots slots)
    {
        var choosing = await talk.Counter.Loans.ChoicesAsync(talk.Me, talk.Cancellation);
        if (choosing.Fact is not { } choices)
            return Picked.Refused(choosing.Refusal!);
        var fits = choices.Offers.Where(offer => slots.Lender is { } chosen ? offer.Lender == chosen : slots.Amount is { } amount && offer.Fits(amount)).ToList();
        if (fits.Count == 0)
            fits = [.. choices.Offers];
        if (fits.Count > 1)
            return Picked.Which([.. fits.Select(offer => new Option(offer.Lender, Shown(talk, offer), offer.FeePercent))]);
        (slots.Lending, slots.LenderSees) = (fits[0], choices.Sees);
        return Picked.Found;
    }

    public void Choose(FilledSlots slots, Option option) => slots.Lender = option.Id;

    private static string Shown(Talk talk, LoanOffer offer) => talk.Texts.Say("common/loanOffer", new Dictionary<string, object?> { ["offer"] = offer });
}
