using ChatShop.Trade.Shipping;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>A seller says what sending costs: 运费 省内5元 省外10元 新疆西藏20元 每多一公斤2元; without an amount it is told how.</summary>
internal sealed class SetFreightAct : IAct
{
    public string Name => nameof(SetFreight);

    public IReadOnlyList<string> Says => ["done", "free", "how"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var isFree = talk.Hears("freight.none");
        var terms = isFree ? null : FreightWords.Read(slots.Words ?? "", talk.Counter.Words, talk.Counter.Rules.Currency);
        if (terms is null && !isFree)
            return new Done("how", new Dictionary<string, object?>());
        var set = await talk.ActAsync(new SetFreight(talk.Me, terms));
        return set.Fact is not { } fact ? Done.Refused(set.Refusal!) : fact.Terms is null ? new Done("free", new Dictionary<string, object?>()) : new Done("done", new Dictionary<string, object?>
        {
            ["rates"] = fact.Terms.Rates.Select(rate => new { Zone = FreightWords.NameOf(rate.Zone, talk.Texts), rate.Price }).ToList(),
            ["more"] = fact.Terms.PerMoreKg,
            ["knowsHome"] = talk.Counter.Rules.Province is not null || fact.Terms.Rates.All(rate => rate.Zone != FreightTerms.Home),
        });
    }
}
