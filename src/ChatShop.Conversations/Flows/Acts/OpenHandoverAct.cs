using ChatShop.Conversations.Sessions;
using ChatShop.Trade;
using ChatShop.Trade.Handovers;

namespace ChatShop.Conversations.Flows.Acts;

/// <summary>Lets two people talk with each other: from then on the shop only carries what they say.</summary>
internal sealed class OpenHandoverAct : IAct
{
    public string Name => nameof(OpenHandover);

    public async Task<Done> RunAsync(Talk talk, FilledSlots slots)
    {
        PersonId? with = slots.Person is { } person ? new PersonId(person) : null;
        OrderNumber? order = slots.Order is { } number ? new OrderNumber(number) : null;
        var result = await talk.ActAsync(new OpenHandover(talk.Me, with, order, slots.Words ?? talk.Said.Text));
        if (result.Fact is { } opened)
            talk.Session.Handover = new InHandover(opened.Handover.Value, Called: false);
        return Done.Of(result);
    }
}
