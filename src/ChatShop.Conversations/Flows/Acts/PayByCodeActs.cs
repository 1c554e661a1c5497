using ChatShop.Trade;
using ChatShop.Trade.Orders;
using ChatShop.Trade.Shops;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Pays straight to the seller instead.</summary>
internal sealed class PayByCodeAct : IAct
{
    public string Name => nameof(PayByCode);

    public Task<Done> RunAsync(Talk talk, FilledSlots slots) => ShowAsync(talk, slots.OrderMeant(), slots.Way);

    /// <summary>Shows the picture, the sum and what to write beside it; asked again, the same once more.</summary>
    public static async Task<Done> ShowAsync(Talk talk, OrderNumber order, CollectionWay? way)
    {
        var result = await talk.ActAsync(new PayByCode(talk.Me, order, way, talk.Texts.Locale));
        if (result.Fact is not { } fact)
            return Done.Of(result);
        var values = new Dictionary<string, object?> { ["it"] = fact, ["minutes"] = Math.Max(1, (int)Math.Ceiling((fact.PayBy - talk.Now).TotalMinutes)) };
        talk.Say("order.code/done", values, photos: fact.Pictures);
        return Done.Said;
    }
}

/// <summary>Pays on the pay page after all.</summary>
internal sealed class PayOnlineAct : IAct
{
    public string Name => nameof(PayOnline);

    public IReadOnlyList<string> Says => ["done", "doneLater"];

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var result = await talk.ActAsync(new PayOnline(talk.Me, slots.OrderMeant(), talk.Texts.Locale));
        return result.Fact is { } fact ? await Paying.AskAsync(talk, fact.Payment, fact, fact.Orders) : Done.Of(result);
    }
}

/// <summary>Says that the money was sent.</summary>
internal sealed class ClaimPaidAct : IAct
{
    public string Name => nameof(ClaimPaid);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        var photos = Album.Take(talk);
        var result = await talk.ActAsync(new ClaimPaid(talk.Me, slots.OrderMeant(), photos));
        if (result.Refusal is not null)
            Album.Put(talk, photos);
        return Done.Of(result);
    }
}
